package assay.question.exchange.qti;

import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.Explanation;

/** Puts an explanation into a key. */
final class Explanations {
    private Explanations() {}

    static AnswerKey with(AnswerKey key, Explanation explanation) {
        return switch (key) {
            case AnswerKey.SingleChoice(var correct, var credits, _) ->
                    new AnswerKey.SingleChoice(correct, credits, explanation);
            case AnswerKey.MultipleChoice(var correct, var scoring, _) ->
                    new AnswerKey.MultipleChoice(correct, scoring, explanation);
            case AnswerKey.TrueFalse(var correct, _) ->
                    new AnswerKey.TrueFalse(correct, explanation);
            case AnswerKey.ShortAnswer(var texts, _) ->
                    new AnswerKey.ShortAnswer(texts, explanation);
            case AnswerKey.Numerical(var numbers, _) ->
                    new AnswerKey.Numerical(numbers, explanation);
            case AnswerKey.Matching(var correct, var scoring, _) ->
                    new AnswerKey.Matching(correct, scoring, explanation);
            case AnswerKey.Ordering(var correct, var scoring, _) ->
                    new AnswerKey.Ordering(correct, scoring, explanation);
            case AnswerKey.Categorise(var correct, var scoring, _) ->
                    new AnswerKey.Categorise(correct, scoring, explanation);
            case AnswerKey.Cloze(var gaps, _) -> new AnswerKey.Cloze(gaps, explanation);
            case AnswerKey.GapMatch(var correct, var scoring, _) ->
                    new AnswerKey.GapMatch(correct, scoring, explanation);
            case AnswerKey.Hotspot(var correct, var scoring, _) ->
                    new AnswerKey.Hotspot(correct, scoring, explanation);
            case AnswerKey.SelectPoint(var areas, var otherwise, _) ->
                    new AnswerKey.SelectPoint(areas, otherwise, explanation);
            case AnswerKey.LabelImage(var correct, var scoring, _) ->
                    new AnswerKey.LabelImage(correct, scoring, explanation);
            case AnswerKey.Hottext(var correct, var scoring, _) ->
                    new AnswerKey.Hottext(correct, scoring, explanation);
            case AnswerKey.Slider(var numbers, _) -> new AnswerKey.Slider(numbers, explanation);
            case AnswerKey.Essay(var marking, _) -> new AnswerKey.Essay(marking, explanation);
            case AnswerKey.FileUpload(var marking, _) ->
                    new AnswerKey.FileUpload(marking, explanation);
            case AnswerKey.Calculated(var numbers, var rounding, _) ->
                    new AnswerKey.Calculated(numbers, rounding, explanation);
            case AnswerKey.Composite(var parts, _) -> new AnswerKey.Composite(parts, explanation);
            case AnswerKey.Description(_) -> new AnswerKey.Description(explanation);
        };
    }

    /** The same with more said in any case. */
    static AnswerKey withRationale(AnswerKey key, String more) {
        var said = key.explanation();
        return with(
                key,
                new Explanation(
                        more + said.rationale(),
                        said.feedback(),
                        said.overall(),
                        said.hints(),
                        said.references(),
                        said.reviewBy()));
    }
}

package assay.question.exchange.qti;

import assay.question.content.AcceptedNumber;
import assay.question.content.AcceptedText;
import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.Explanation;
import assay.question.content.AnswerKey.Overall;
import assay.question.content.AnswerKey.Pair;
import assay.question.content.AnswerKey.PartKey;
import assay.question.content.GapKey;
import assay.question.content.Marking;
import assay.question.content.QuestionContent;
import assay.question.content.QuestionContent.Choice;
import assay.question.content.QuestionContent.Label;
import assay.question.content.QuestionContent.Part;
import assay.question.content.QuestionDraft;
import assay.question.content.UnitEntry;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;

/** Drafts without what QTI cannot say, and in one order where the order means nothing. */
final class Sayable {
    private Sayable() {}

    static QuestionDraft of(QuestionDraft draft) {
        return with(draft, content(draft.content()), key(draft.key()));
    }

    /** The same with texts as a browser would write them and unordered things in order. */
    static QuestionDraft normal(QuestionDraft draft) {
        var same = with(draft, draft.content(), ordered(draft.key()));
        return same.with((_, text) -> normal(text));
    }

    private static String normal(String html) {
        var document = Jsoup.parseBodyFragment(html);
        document.outputSettings().prettyPrint(false);
        return document.body().html().strip();
    }

    private static QuestionDraft with(QuestionDraft draft, QuestionContent content, AnswerKey key) {
        return new QuestionDraft(
                draft.title(),
                draft.difficulty(),
                List.of(),
                draft.tags(),
                draft.language(),
                draft.estimatedTime(),
                Values.plain(draft.points()),
                draft.textFormat(),
                content,
                key,
                "",
                Map.of(),
                null);
    }

    private static QuestionContent content(QuestionContent content) {
        return switch (content) {
            case QuestionContent.Numerical(var stem, _) ->
                    new QuestionContent.Numerical(stem, new UnitEntry.None());
            case QuestionContent.Calculated(var stem, var variables, _) ->
                    new QuestionContent.Calculated(stem, variables, new UnitEntry.None());
            case QuestionContent.Essay(var stem, _, _, _) ->
                    new QuestionContent.Essay(stem, 0, 0, "");
            case QuestionContent.FileUpload(var stem, _, _, var types) ->
                    new QuestionContent.FileUpload(
                            stem, 1, 10L << 20, types.stream().limit(1).toList());
            case QuestionContent.LabelImage asked ->
                    new QuestionContent.LabelImage(
                            asked.stem(),
                            asked.image(),
                            plain(asked.labels()),
                            asked.regions(),
                            false);
            case QuestionContent.GapMatch(var stem, var words, var gaps, var shuffle) ->
                    new QuestionContent.GapMatch(stem, plain(words), gaps, shuffle);
            case QuestionContent.Hottext(var stem, var words, var min, var max) ->
                    new QuestionContent.Hottext(
                            stem,
                            words.stream()
                                    .map(word -> new Choice(word.id(), plain(word.text())))
                                    .toList(),
                            min,
                            max);
            case QuestionContent.Composite(var stem, var parts) ->
                    new QuestionContent.Composite(
                            stem,
                            parts.stream()
                                    .map(part ->
                                            new Part(
                                                    part.id(),
                                                    part.weight(),
                                                    content(part.content())))
                                    .toList());
            default -> content;
        };
    }

    private static List<Label> plain(List<Label> labels) {
        return labels.stream()
                .map(label -> new Label(label.id(), plain(label.text()), label.usesMax()))
                .toList();
    }

    /** Words that are picked or dragged have no markup in QTI 2.1. */
    private static String plain(String text) {
        return Jsoup.parseBodyFragment(text).text().replace("&", "&amp;").replace("<", "&lt;");
    }

    private static AnswerKey key(AnswerKey key) {
        var said = key.explanation();
        var byChoice =
                key instanceof AnswerKey.SingleChoice
                        || key instanceof AnswerKey.MultipleChoice
                        || key instanceof AnswerKey.TrueFalse
                        || key instanceof AnswerKey.Hotspot
                        || key instanceof AnswerKey.Hottext;
        var scored =
                !(key instanceof AnswerKey.Essay
                        || key instanceof AnswerKey.FileUpload
                        || key instanceof AnswerKey.Description);
        var told =
                new Explanation(
                        said.rationale(),
                        byChoice ? said.feedback() : List.of(),
                        scored ? said.overall() : Overall.NONE,
                        List.of(),
                        List.of(),
                        null);
        return Explanations.with(
                switch (key) {
                    case AnswerKey.ShortAnswer(var texts, _) ->
                            new AnswerKey.ShortAnswer(texts(texts, true), told);
                    case AnswerKey.Numerical(var numbers, _) ->
                            new AnswerKey.Numerical(
                                    new AcceptedNumber.Numbers(
                                            numbers.accepted(), AcceptedNumber.Units.NONE),
                                    told);
                    case AnswerKey.Calculated(var numbers, var rounding, _) ->
                            new AnswerKey.Calculated(
                                    new AcceptedNumber.Numbers(
                                            numbers.accepted(), AcceptedNumber.Units.NONE),
                                    rounding,
                                    told);
                    case AnswerKey.Cloze(var gaps, _) ->
                            new AnswerKey.Cloze(gaps.stream().map(Sayable::gap).toList(), told);
                    case AnswerKey.Essay(var marking, _) ->
                            new AnswerKey.Essay(new Marking(marking.notes(), List.of()), told);
                    case AnswerKey.FileUpload(var marking, _) ->
                            new AnswerKey.FileUpload(new Marking(marking.notes(), List.of()), told);
                    case AnswerKey.Composite(var parts, _) ->
                            new AnswerKey.Composite(
                                    parts.stream()
                                            .map(one -> new PartKey(one.part(), key(one.key())))
                                            .toList(),
                                    told);
                    default -> key;
                },
                told);
    }

    private static AcceptedText.Texts texts(AcceptedText.Texts texts, boolean told) {
        var matching = texts.matching();
        return new AcceptedText.Texts(
                texts.accepted().stream()
                        .map(one ->
                                new AcceptedText(
                                        one.text(), one.credit(), told ? one.feedback() : ""))
                        .toList(),
                new AcceptedText.Matching(
                        matching.caseSensitive() || matching.wildcards(),
                        true,
                        matching.wildcards()));
    }

    private static GapKey gap(GapKey gap) {
        return switch (gap) {
            case GapKey.Text(var id, var weight, var texts) ->
                    new GapKey.Text(id, weight, texts(texts, false));
            case GapKey.Numeric(var id, var weight, var numbers) ->
                    new GapKey.Numeric(
                            id,
                            weight,
                            new AcceptedNumber.Numbers(
                                    numbers.accepted().stream().map(Sayable::untold).toList(),
                                    AcceptedNumber.Units.NONE));
            case GapKey.Selection(var id, var weight, var credits, _) ->
                    new GapKey.Selection(id, weight, credits, Map.of());
        };
    }

    private static AcceptedNumber untold(AcceptedNumber number) {
        return switch (number) {
            case AcceptedNumber.Value(var value, var tolerance, var credit, _) ->
                    new AcceptedNumber.Value(value, tolerance, credit, "");
            case AcceptedNumber.Range(var low, var high, var credit, _) ->
                    new AcceptedNumber.Range(low, high, credit, "");
            case AcceptedNumber.Formula formula -> formula;
            case AcceptedNumber.Anything(var credit, _) -> new AcceptedNumber.Anything(credit, "");
        };
    }

    private static AnswerKey ordered(AnswerKey key) {
        return switch (key) {
            case AnswerKey.MultipleChoice(var correct, var scoring, var said) ->
                    new AnswerKey.MultipleChoice(correct.stream().sorted().toList(), scoring, said);
            case AnswerKey.Matching(var correct, var scoring, var said) ->
                    new AnswerKey.Matching(sorted(correct), scoring, said);
            case AnswerKey.Categorise(var correct, var scoring, var said) ->
                    new AnswerKey.Categorise(sorted(correct), scoring, said);
            case AnswerKey.GapMatch(var correct, var scoring, var said) ->
                    new AnswerKey.GapMatch(sorted(correct), scoring, said);
            case AnswerKey.LabelImage(var correct, var scoring, var said) ->
                    new AnswerKey.LabelImage(sorted(correct), scoring, said);
            case AnswerKey.ShortAnswer(var texts, var said) ->
                    new AnswerKey.ShortAnswer(sorted(texts), said);
            case AnswerKey.Numerical(var numbers, var said) ->
                    new AnswerKey.Numerical(sorted(numbers), said);
            case AnswerKey.Calculated(var numbers, var rounding, var said) ->
                    new AnswerKey.Calculated(sorted(numbers), rounding, said);
            case AnswerKey.Slider(var numbers, var said) ->
                    new AnswerKey.Slider(sorted(numbers), said);
            case AnswerKey.Cloze(var gaps, var said) ->
                    new AnswerKey.Cloze(gaps.stream().map(Sayable::sorted).toList(), said);
            case AnswerKey.Composite(var parts, var said) ->
                    new AnswerKey.Composite(
                            parts.stream()
                                    .map(one -> new PartKey(one.part(), ordered(one.key())))
                                    .toList(),
                            said);
            default -> key;
        };
    }

    private static List<Pair> sorted(List<Pair> pairs) {
        return pairs.stream().sorted(Comparator.comparing(Pair::element)).toList();
    }

    private static AcceptedText.Texts sorted(AcceptedText.Texts texts) {
        return new AcceptedText.Texts(
                texts.accepted().stream().sorted(Comparator.comparing(AcceptedText::text)).toList(),
                texts.matching());
    }

    private static AcceptedNumber.Numbers sorted(AcceptedNumber.Numbers numbers) {
        return new AcceptedNumber.Numbers(
                numbers.accepted().stream()
                        .sorted(Comparator.comparing(AcceptedNumber::toString))
                        .toList(),
                numbers.units());
    }

    private static GapKey sorted(GapKey gap) {
        return switch (gap) {
            case GapKey.Text(var id, var weight, var texts) ->
                    new GapKey.Text(id, plain(weight), sorted(texts));
            case GapKey.Numeric(var id, var weight, var numbers) ->
                    new GapKey.Numeric(id, plain(weight), sorted(numbers));
            case GapKey.Selection(var id, var weight, var credits, var feedback) ->
                    new GapKey.Selection(id, plain(weight), credits, feedback);
        };
    }

    private static BigDecimal plain(BigDecimal number) {
        return Values.plain(number);
    }
}

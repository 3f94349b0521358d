package assay.question.exchange.moodlexml;

import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.Explanation;
import assay.question.content.AnswerKey.Feedback;
import assay.question.content.Gap;
import assay.question.content.GapKey;
import assay.question.content.QuestionContent;
import assay.question.content.QuestionContent.Choice;
import assay.question.exchange.Refusal;
import assay.question.exchange.Remark;
import assay.question.exchange.ShortId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/**
 * A text in which some sub-questions take several choices. It becomes the stimulus of a question in
 * parts, with a number in place of each sub-question: gaps that follow each other are one part, a
 * sub-question of several choices is one of its own.
 */
final class ClozeParts {
    private final ClozeText cloze;
    private final List<Remark> remarks;
    private final List<QuestionContent.Part> parts = new ArrayList<>();
    private final List<AnswerKey.PartKey> keys = new ArrayList<>();

    /** The run of gaps that has not ended yet. */
    private final List<Gap> gaps = new ArrayList<>();

    private final List<GapKey> gapKeys = new ArrayList<>();
    private final StringBuilder gapStem = new StringBuilder();

    private ClozeParts(ClozeText cloze, List<Remark> remarks) {
        this.cloze = cloze;
        this.remarks = remarks;
    }

    static MoodleQuestion.Parts of(ClozeText cloze, Explanation told, List<Remark> remarks)
            throws Refusal {
        return new ClozeParts(cloze, remarks).composite(told);
    }

    private MoodleQuestion.Parts composite(Explanation told) throws Refusal {
        var gapById = new HashMap<String, Gap>();
        cloze.gaps().forEach(gap -> gapById.put(gap.id(), gap));
        var keyById = new HashMap<String, GapKey>();
        cloze.keys().forEach(key -> keyById.put(key.gap(), key));
        var severalById = new HashMap<String, ClozeText.Several>();
        cloze.several().forEach(several -> severalById.put(several.id(), several));
        // A text that counts itself must not be mistaken for one that is numbered here.
        var mark = cloze.stem().contains("(1)") ? "(→%d)" : "(%d)";
        var stem = new StringBuilder();
        var number = 0;
        var place = ClozeText.PLACE.matcher(cloze.stem());
        while (place.find()) {
            number++;
            var shown = mark.formatted(number);
            place.appendReplacement(stem, Matcher.quoteReplacement(shown));
            var several = severalById.get(place.group(1));
            if (several != null) {
                endRun();
                add(several, shown);
            } else {
                var gap = gapById.get(place.group(1));
                var key = keyById.get(place.group(1));
                if (gap != null && key != null) {
                    gapStem.append(gapStem.isEmpty() ? "" : " ")
                            .append(shown)
                            .append(" [[")
                            .append(gap.id())
                            .append("]]");
                    gaps.add(gap);
                    gapKeys.add(key);
                }
            }
        }
        endRun();
        place.appendTail(stem);
        remarks.add(
                Remark.lossy(
                        "What stood in the text is asked after it, in parts: a gap does not take"
                                + " several choices. Numbers mark the places."));
        return new MoodleQuestion.Parts(
                new QuestionContent.Composite(stem.toString(), parts),
                new AnswerKey.Composite(keys, told));
    }

    private void endRun() throws Refusal {
        if (gaps.isEmpty()) {
            return;
        }
        var weight = gapKeys.stream().map(GapKey::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        add(
                gaps.getFirst().id(),
                weight,
                new QuestionContent.Cloze(gapStem.toString(), gaps),
                new AnswerKey.Cloze(gapKeys, Explanation.NONE));
        gaps.clear();
        gapKeys.clear();
        gapStem.setLength(0);
    }

    private void add(ClozeText.Several several, String shown) throws Refusal {
        var choices = new ArrayList<Choice>();
        var feedback = new ArrayList<Feedback>();
        Map<String, BigDecimal> shares = new LinkedHashMap<>();
        for (var option : several.options()) {
            var id = ShortId.of(choices.size());
            choices.add(new Choice(id, option.text()));
            shares.put(id, option.share());
            if (!option.feedback().isEmpty()) {
                feedback.add(new Feedback(id, option.feedback()));
            }
        }
        var correct =
                shares.entrySet().stream()
                        .filter(entry -> entry.getValue().signum() > 0)
                        .map(Map.Entry::getKey)
                        .toList();
        add(
                several.id(),
                several.weight(),
                new QuestionContent.MultipleChoice(
                        shown, choices, 1, choices.size(), several.shuffle()),
                new AnswerKey.MultipleChoice(
                        correct,
                        MoodleQuestion.scoring(shares, correct, remarks::add),
                        new Explanation(
                                "", feedback, AnswerKey.Overall.NONE, List.of(), List.of(), null)));
    }

    private void add(String gap, BigDecimal weight, QuestionContent content, AnswerKey key)
            throws Refusal {
        if (weight.signum() == 0) {
            throw new Refusal(
                    "Gap %s counts for nothing, and cannot be a part of its own.".formatted(gap));
        }
        var id = ShortId.of(parts.size());
        parts.add(new QuestionContent.Part(id, weight, content));
        keys.add(new AnswerKey.PartKey(id, key));
    }
}

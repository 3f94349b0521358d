package assay.grading.submission;

import assay.grading.scoring.ChoiceId;
import assay.grading.scoring.Points;
import assay.grading.scoring.Shown;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One question of a paper.
 *
 * @param position 1 is the first
 * @param version which content of the question, 1 is the first
 * @param section the blueprint section that drew it; candidates never learn it
 * @param scored whether it counts; candidates never learn it
 * @param points what a perfect response is worth
 * @param topics in one or more schemes
 * @param choices in the order in which the candidate saw them; empty for a question without any
 * @param values what the paper drew for variables, by variable; by {@code part/variable} for those
 *     of a part
 * @param partWeights the weights of the parts of a composite question, by part
 */
public record PaperItem(
        int position,
        QuestionId question,
        QuestionVersionId questionVersion,
        int version,
        Interaction interaction,
        String section,
        boolean scored,
        Points points,
        List<TopicRef> topics,
        List<ChoiceId> choices,
        Map<String, BigDecimal> values,
        Map<String, BigDecimal> partWeights) {
    public PaperItem {
        topics = List.copyOf(topics);
        choices = List.copyOf(choices);
        // What was stored before there were variables and parts has neither.
        values = values == null ? Map.of() : normal(values);
        partWeights = partWeights == null ? Map.of() : normal(partWeights);
    }

    private static Map<String, BigDecimal> normal(Map<String, BigDecimal> numbers) {
        return numbers.entrySet().stream()
                .collect(
                        Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, entry -> Decimals.normal(entry.getValue())));
    }

    /** What scoring needs to know of the paper. */
    public Shown shown() {
        return new Shown(choices, values, partWeights);
    }
}

package assay.grading.submission;

import assay.grading.scoring.ChoiceId;
import assay.grading.scoring.Points;
import java.util.List;

/**
 * One question of a paper.
 *
 * @param position 1 is the first
 * @param version which content of the question, 1 is the first
 * @param section the blueprint section that drew it; candidates never learn it
 * @param scored whether it counts; candidates never learn it
 * @param points what a perfect response is worth
 * @param topics in one or more schemes
 * @param choices in the order in which the candidate saw them
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
        List<ChoiceId> choices) {
    public PaperItem {
        topics = List.copyOf(topics);
        choices = List.copyOf(choices);
    }
}

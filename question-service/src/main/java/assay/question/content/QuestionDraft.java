package assay.question.content;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one version of a question says.
 *
 * @param topics references, {@code scheme/name}
 * @param language BCP 47 tag
 * @param estimatedTime how long a candidate is expected to need, in whole seconds; null: unknown
 * @param points what the question is worth unless an exam says otherwise
 */
public record QuestionDraft(
        String title,
        Difficulty difficulty,
        List<String> topics,
        List<String> tags,
        String language,
        @Nullable Duration estimatedTime,
        BigDecimal points,
        QuestionContent content,
        AnswerKey key) {
    public QuestionDraft {
        topics = List.copyOf(topics);
        tags = List.copyOf(tags);
    }
}

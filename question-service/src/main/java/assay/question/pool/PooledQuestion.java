package assay.question.pool;

import assay.question.content.Difficulty;
import assay.question.content.QuestionContent;
import assay.question.content.TextFormat;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an exam needs of a published question version: all that a candidate sees, nothing of the
 * key, and no name or title.
 */
public record PooledQuestion(
        UUID questionId,
        UUID questionVersionId,
        int version,
        TextFormat textFormat,
        QuestionContent content,
        BigDecimal points,
        Difficulty difficulty,
        List<String> topics,
        List<String> tags,
        @Nullable Duration estimatedTime,
        String language) {}

package assay.session.pool;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One question version of a frozen pool.
 *
 * @param points what a full credit is worth
 * @param topics {@code scheme/name} each
 * @param language BCP 47 tag, or null when unknown
 * @param textFormat of all texts of the content; Markdown in pools that do not say
 */
public record PoolQuestion(
        UUID questionId,
        UUID questionVersionId,
        int version,
        QuestionContent content,
        BigDecimal points,
        List<String> topics,
        @Nullable String language,
        TextFormat textFormat) {
    public PoolQuestion {
        topics = List.copyOf(topics);
        textFormat = Objects.requireNonNullElse(textFormat, TextFormat.MARKDOWN);
    }
}

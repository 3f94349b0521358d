package assay.question.content;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question as lists show it: without content and key. Everything from the title on is of the
 * latest version.
 */
public record QuestionSummary(
        UUID id,
        String bank,
        String name,
        Standing standing,
        @Nullable ReviewState review,
        @Nullable Instant trashedAt,
        int latestVersion,
        Instant createdAt,
        Instant updatedAt,
        String title,
        Difficulty difficulty,
        Interaction interaction,
        String language,
        List<String> topics,
        List<String> tags,
        BigDecimal points) {}

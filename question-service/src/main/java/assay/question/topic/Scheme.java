package assay.question.topic;

import java.time.Instant;
import java.util.UUID;

/**
 * A named tree of topics.
 *
 * @param name kebab-case, unique within the organisation; never changes
 */
public record Scheme(
        UUID id,
        String name,
        String title,
        String description,
        int version,
        Instant createdAt,
        Instant updatedAt) {}

package assay.session.exam;

import java.time.Instant;

/**
 * An exam under edit.
 *
 * @param version counts its changes; what an {@code ETag} carries
 * @param revisions how many revisions were published, 0 when none
 */
public record Exam(
        ExamId id,
        String organisation,
        ExamDefinition definition,
        int version,
        int revisions,
        Instant createdAt,
        Instant updatedAt) {}

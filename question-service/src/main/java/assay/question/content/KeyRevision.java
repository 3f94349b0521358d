package assay.question.content;

import java.time.Instant;
import java.util.UUID;

/**
 * One state of the answer key of a version.
 *
 * @param number from 1
 * @param textFormat of the texts of the key
 * @param reason why it differs from the one before; empty for the first
 */
public record KeyRevision(
        UUID questionId,
        UUID questionVersionId,
        int version,
        int number,
        TextFormat textFormat,
        AnswerKey key,
        String reason,
        Instant createdAt,
        String createdBy) {}

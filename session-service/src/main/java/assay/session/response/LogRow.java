package assay.session.response;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of the log.
 *
 * @param entry its place in the log, 1, 2, 3...
 * @param response JSON exactly as its digest covers it; null when the row takes one back
 * @param digest covers this row and, through the one before, all earlier ones
 */
public record LogRow(
        int entry,
        long sequence,
        UUID questionId,
        @Nullable String response,
        Instant receivedAt,
        boolean late,
        LogDigest digest) {}

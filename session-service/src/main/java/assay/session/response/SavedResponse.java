package assay.session.response;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The response that counts for a question.
 *
 * @param response null when the candidate took it back
 */
public record SavedResponse(
        UUID questionId, long sequence, @Nullable Response response, Instant savedAt) {}

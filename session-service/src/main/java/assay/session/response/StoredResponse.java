package assay.session.response;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The response that counts for a question, as it is stored.
 *
 * @param response JSON as PostgreSQL prints it; null when the candidate took it back
 */
public record StoredResponse(UUID questionId, long sequence, @Nullable String response) {}

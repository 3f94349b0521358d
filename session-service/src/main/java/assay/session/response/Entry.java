package assay.session.response;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One save on its way into the log.
 *
 * @param sequence the client's own counter over the whole session, {@link #SEQUENCE_MIN}..{@link
 *     #SEQUENCE_MAX}
 * @param response null takes an earlier response back
 * @param receivedAt when it reached the server
 */
public record Entry(
        long sequence, UUID questionId, @Nullable Response response, Instant receivedAt) {
    public static final long SEQUENCE_MIN = 1;

    /** The largest whole number up to which every JavaScript number is exact. */
    public static final long SEQUENCE_MAX = 1L << 53;
}

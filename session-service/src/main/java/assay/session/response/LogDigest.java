package assay.session.response;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link of the hash chain over a session's log of responses: each row's digest covers the row and
 * the digest before it, so that a row changed, removed or moved breaks every digest after it.
 *
 * @param hex SHA-256 in lower-case hexadecimal
 */
public record LogDigest(String hex) {
    public static LogDigest of(byte[] sha256) {
        return new LogDigest(HexFormat.of().formatHex(sha256));
    }

    /** The digest before the first row. */
    public static LogDigest first(UUID sessionId) {
        return of(sha256().digest(sessionId.toString().getBytes(StandardCharsets.UTF_8)));
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    /**
     * The digest of the row that follows this one.
     *
     * @param responseText the response as PostgreSQL prints its {@code jsonb}, null when the row
     *     takes a response back
     * @param receivedAt whole microseconds
     */
    public LogDigest next(
            int entry,
            long sequence,
            UUID questionId,
            Instant receivedAt,
            boolean late,
            @Nullable String responseText) {
        var micros =
                Math.addExact(
                        Math.multiplyExact(receivedAt.getEpochSecond(), 1_000_000L),
                        receivedAt.getNano() / 1_000);
        var row =
                String.join(
                        "|",
                        Integer.toString(entry),
                        Long.toString(sequence),
                        questionId.toString(),
                        Long.toString(micros),
                        late ? "t" : "f",
                        responseText == null ? "null" : responseText);
        var digest = sha256();
        digest.update(bytes());
        return of(digest.digest(row.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

package assay.grading.platform;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Place in a list ordered by time and id: after this one. Opaque to clients, who return it and
 * never read it.
 */
public record Cursor(Instant at, UUID id) {
    private static final int BYTES = Long.BYTES + Integer.BYTES + 2 * Long.BYTES;

    /**
     * The place that the text stands for; null, the start of the list, without a text.
     *
     * @throws Refused 400 if the text is not one of ours
     */
    public static @Nullable Cursor parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() == BYTES) {
                return new Cursor(
                        instant(bytes.getLong(), bytes.getInt()),
                        new UUID(bytes.getLong(), bytes.getLong()));
            }
        } catch (IllegalArgumentException _) {
            // falls through: no base64 at all, or no time that we could have written
        }
        throw Refused.malformed(
                Fault.inParameter("cursor", "cursor is not one that this list gave out"));
    }

    private static Instant instant(long second, int nano) {
        // PostgreSQL's years end in 294276; anything near the ends is none of ours.
        if (Math.abs(second) > 253_402_300_799L || nano < 0 || nano > 999_999_999) {
            throw new IllegalArgumentException("not a time of ours");
        }
        return Instant.ofEpochSecond(second, nano);
    }

    public String text() {
        var bytes =
                ByteBuffer.allocate(BYTES)
                        .putLong(at.getEpochSecond())
                        .putInt(at.getNano())
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }
}

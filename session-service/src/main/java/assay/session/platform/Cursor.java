package assay.session.platform;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Place in a list ordered by id: after this one. Opaque to clients, who return it and never read
 * it.
 */
public record Cursor(UUID after) {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /**
     * The place that the text stands for; the start of the list without a text.
     *
     * @throws Refused 400 if the text is not one of ours
     */
    public static Cursor parse(@Nullable String text) {
        if (text == null) {
            return new Cursor(BEFORE_ALL);
        }
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() == 2 * Long.BYTES) {
                return new Cursor(new UUID(bytes.getLong(), bytes.getLong()));
            }
        } catch (IllegalArgumentException _) {
            // falls through: no base64 at all
        }
        throw Refused.malformed(
                Fault.inParameter("cursor", "cursor is not one that this list gave out"));
    }

    public String text() {
        var bytes =
                ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(after.getMostSignificantBits())
                        .putLong(after.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }
}

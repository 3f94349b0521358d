package assay.question.asset;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An asset of an organisation. The same bytes in another organisation are another asset, of which
 * this one tells nothing.
 *
 * @param rowId its place in lists: UUIDv7
 * @param bytes how many there are, at least 1
 * @param size null if it is no picture, or a picture that does not say
 * @param uses how many question versions refer to it
 */
public record Asset(
        UUID rowId,
        AssetId id,
        MediaType type,
        long bytes,
        @Nullable PictureSize size,
        Instant createdAt,
        int uses) {}

package assay.question.asset.rest;

import assay.question.asset.Asset;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "Asset",
        description = "A picture, sound or file that texts refer to as `asset:` and its hash.",
        requiredProperties = {
            "hash",
            "mediaType",
            "bytes",
            "width",
            "height",
            "createdAt",
            "usedByVersions"
        },
        examples = AssetJson.EXAMPLE)
record AssetJson(
        @Schema(
                        description =
                                "SHA-256 of the bytes that are stored, in lower-case hexadecimal.",
                        pattern = "^[0-9a-f]{64}$")
                String hash,
        @Schema(description = "Told by the bytes, whatever the upload said.") String mediaType,
        @Schema(description = "How many bytes there are.") long bytes,
        @Schema(description = "Pixels; null if it does not say.", nullable = true)
                @Nullable Integer width,
        @Schema(description = "Pixels; null if it does not say.", nullable = true)
                @Nullable Integer height,
        Instant createdAt,
        @Schema(description = "How many question versions refer to it.") int usedByVersions) {
    static final String EXAMPLE =
            """
            {"hash": "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae", "mediaType": "image/png",
             "bytes": 48211, "width": 640, "height": 480, "createdAt": "2026-11-30T09:00:00Z", "usedByVersions": 2}\
            """;

    static AssetJson of(Asset asset) {
        var size = asset.size();
        return new AssetJson(
                asset.id().value(),
                asset.type().value(),
                asset.bytes(),
                size == null ? null : size.width(),
                size == null ? null : size.height(),
                asset.createdAt(),
                asset.uses());
    }
}

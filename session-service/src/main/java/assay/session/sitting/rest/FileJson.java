package assay.session.sitting.rest;

import assay.session.upload.UploadedFile;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "UploadedFile",
        description = "A file that a candidate handed in; a response names it by its id.",
        requiredProperties = {
            "id",
            "questionId",
            "part",
            "name",
            "mediaType",
            "bytes",
            "sha256",
            "uploadedAt",
            "serverNowAt",
            "deadlineAt"
        },
        examples = FileJson.EXAMPLE)
record FileJson(
        UUID id,
        UUID questionId,
        @Schema(nullable = true, description = "Of a composite question.") @Nullable String part,
        String name,
        @Schema(description = "As the bytes say.") String mediaType,
        long bytes,
        @Schema(description = "64 lower-case hexadecimal digits.") String sha256,
        Instant uploadedAt,
        Instant serverNowAt,
        @Schema(description = "The session's.") Instant deadlineAt) {
    static final String EXAMPLE =
            """
            {"id": "0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a31", "questionId": "0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a05", "part": null,
             "name": "diagram.png", "mediaType": "image/png", "bytes": 48211,
             "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "uploadedAt": "2026-11-30T09:12:31.250Z",
             "serverNowAt": "2026-11-30T09:12:31.254Z", "deadlineAt": "2026-11-30T09:20:00Z"}\
            """;

    static FileJson of(UploadedFile file, Instant now, Instant deadlineAt) {
        return new FileJson(
                file.id(),
                file.questionId(),
                file.part().isEmpty() ? null : file.part(),
                file.name(),
                file.mediaType(),
                file.bytes(),
                file.sha256(),
                file.uploadedAt(),
                now,
                deadlineAt);
    }

    @Schema(
            name = "UploadedFilePage",
            requiredProperties = {"items", "nextCursor", "serverNowAt", "deadlineAt"},
            examples =
                    "{\"items\": ["
                            + EXAMPLE
                            + "], \"nextCursor\": null, \"serverNowAt\": \"2026-11-30T09:12:31.254Z\", \"deadlineAt\": \"2026-11-30T09:20:00Z\"}")
    record PageJson(
            List<FileJson> items,
            @Schema(nullable = true) @Nullable String nextCursor,
            Instant serverNowAt,
            Instant deadlineAt) {}
}

package assay.grading.marking.rest;

import assay.grading.submission.HandedInFile;
import assay.grading.submission.SessionId;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A file that a response to be marked hands in. */
@Schema(
        name = "MarkedFile",
        description = "A file that the response hands in. Its name is the candidate's.",
        requiredProperties = {
            "id",
            "name",
            "mediaType",
            "bytes",
            "sha256",
            "uploadedAt",
            "content"
        })
record MarkedFileJson(
        @Schema(description = "As the response names it.") String id,
        @Schema(examples = "diagram.png") String name,
        @Schema(description = "As the bytes say.", examples = "image/png") String mediaType,
        @Schema(examples = "48211") long bytes,
        @Schema(description = "64 lower-case hexadecimal digits.") String sha256,
        Instant uploadedAt,
        @Schema(
                        description =
                                "Where to download it, from session-service. Relative to the platform's address.",
                        examples =
                                "/v1/sessions/01932d4e-0000-7000-8000-000000000001/files/01932d4e-0000-7000-8000-000000000020/content")
                String content) {
    static MarkedFileJson of(SessionId session, HandedInFile file) {
        return new MarkedFileJson(
                file.id(),
                file.name(),
                file.mediaType(),
                file.bytes(),
                file.sha256(),
                file.uploadedAt(),
                "/v1/sessions/%s/files/%s/content".formatted(session.value(), file.id()));
    }
}

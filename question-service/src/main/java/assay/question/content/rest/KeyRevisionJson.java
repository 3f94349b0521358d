package assay.question.content.rest;

import assay.question.content.KeyRevision;
import assay.question.content.json.KeyJson;
import assay.question.content.json.QuestionExamples;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "KeyRevision",
        description = "One state of the answer key of a version.",
        requiredProperties = {"revision", "reason", "key", "createdAt", "createdBy"},
        examples = KeyRevisionJson.EXAMPLE)
record KeyRevisionJson(
        @Schema(description = "From 1.") int revision,
        @Schema(description = "Empty for the first.") String reason,
        KeyJson key,
        Instant createdAt,
        String createdBy) {
    static final String EXAMPLE =
            "{\"revision\": 2, \"reason\": \"The service changed its default.\", \"key\": "
                    + QuestionExamples.KEY
                    + ", \"createdAt\": \"2026-12-01T09:00:00Z\", \"createdBy\": \"ada\"}";

    static KeyRevisionJson of(KeyRevision revision) {
        return new KeyRevisionJson(
                revision.number(),
                revision.reason(),
                KeyJson.of(revision.key()),
                revision.createdAt(),
                revision.createdBy());
    }
}

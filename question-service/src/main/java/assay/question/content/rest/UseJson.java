package assay.question.content.rest;

import assay.question.content.Use;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "QuestionUse",
        description = "An exam revision whose pool holds a version of the question.",
        requiredProperties = {"examId", "poolId", "version", "frozenAt"})
record UseJson(
        UUID examId,
        @Schema(description = "The frozen pool of one exam revision.") UUID poolId,
        @Schema(description = "Number of the version that it holds.") int version,
        Instant frozenAt) {
    static final String EXAMPLE =
            """
            {"examId": "0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a10", "poolId": "0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a11",
             "version": 1, "frozenAt": "2026-11-30T10:00:00Z"}\
            """;

    static UseJson of(Use use) {
        return new UseJson(use.examId(), use.poolId(), use.version(), use.frozenAt());
    }
}

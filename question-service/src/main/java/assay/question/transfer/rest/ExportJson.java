package assay.question.transfer.rest;

import assay.question.job.json.JobJson;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "Export",
        description =
                "An export with the job that does it. When that has succeeded, the file is there.",
        requiredProperties = {"id", "bankId", "format", "state", "job"},
        examples = ExportJson.EXAMPLE)
record ExportJson(
        UUID id,
        UUID bankId,
        FormatJson format,
        @Schema(description = "Only questions that stand there; null: all.", nullable = true)
                @Nullable ExportStateJson state,
        JobJson job) {
    static final String EXAMPLE =
            """
            {"id": "0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a61", "bankId": "0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a01",
             "format": "moodle_xml", "state": "published",
             "job": {"id": "0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a61", "kind": "export", "state": "succeeded", "done": 12, "total": 12,
              "outcomes": {"written": 11, "left_out": 1}, "failure": null, "createdAt": "2026-11-30T09:00:00Z",
              "createdBy": "ada", "startedAt": "2026-11-30T09:00:00Z", "finishedAt": "2026-11-30T09:00:01Z"}}\
            """;
}

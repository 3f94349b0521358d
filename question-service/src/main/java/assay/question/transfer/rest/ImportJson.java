package assay.question.transfer.rest;

import assay.question.job.json.JobJson;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "Import",
        description = "An import with the job that does it.",
        requiredProperties = {
            "id",
            "bankId",
            "format",
            "dryRun",
            "language",
            "topics",
            "bytes",
            "job"
        },
        examples = ImportJson.EXAMPLE)
record ImportJson(
        UUID id,
        UUID bankId,
        FormatJson format,
        @Schema(description = "Whether nothing is kept, and only told what would come of it.")
                boolean dryRun,
        @Schema(description = "Of questions whose file does not say theirs.") String language,
        @Schema(description = "References that every imported question gets.") List<String> topics,
        @Schema(description = "Of the file.") long bytes,
        JobJson job) {
    static final String EXAMPLE =
            """
            {"id": "0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a60", "bankId": "0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a01", "format": "gift",
             "dryRun": false, "language": "en", "topics": [], "bytes": 1250,
             "job": {"id": "0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a60", "kind": "import", "state": "succeeded", "done": 12, "total": 12,
              "outcomes": {"imported": 11, "rejected": 1}, "failure": null, "createdAt": "2026-11-30T09:00:00Z",
              "createdBy": "ada", "startedAt": "2026-11-30T09:00:00Z", "finishedAt": "2026-11-30T09:00:01Z"}}\
            """;
}

package assay.question.bulk.rest;

import assay.question.job.Job;
import assay.question.job.json.JobJson;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "BulkChange",
        description =
                "One change of many questions and how far it is. Outcomes are `changed`,"
                        + " `unchanged` and `refused`; in a preview, what they would be.",
        requiredProperties = {"change", "dryRun", "note", "job"},
        examples = BulkChangeJson.EXAMPLE)
record BulkChangeJson(
        @Schema(description = "Left out if the questions were named.")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable FilterJson filter,
        ChangeJson change,
        boolean dryRun,
        String note,
        JobJson job) {
    static final String EXAMPLE =
            "{\"filter\": {\"bank\": \"cloud-basics\", \"state\": \"draft\"}, \"change\":"
                    + " {\"type\": \"add_tags\", \"tags\": [\"iam\"]}, \"dryRun\": true, \"note\":"
                    + " \"Found by tag in exams.\", \"job\": "
                    + JobJson.EXAMPLE
                    + "}";

    static BulkChangeJson of(BulkChangeRequest request, Job job) {
        return new BulkChangeJson(
                request.filter(),
                request.change(),
                request.dryRun(),
                request.note(),
                JobJson.of(job));
    }
}

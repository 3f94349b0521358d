package assay.question.job.json;

import assay.question.job.JobState;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "JobState",
        description =
                "`succeeded`: every item was dealt with, though single ones may have been refused;"
                        + " `failed` and `cancelled`: what was done before stays done.")
public enum JobStateJson {
    @JsonProperty("queued")
    QUEUED,
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("succeeded")
    SUCCEEDED,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("cancelled")
    CANCELLED;

    public static JobStateJson of(JobState state) {
        return switch (state) {
            case JobState.Queued _ -> QUEUED;
            case JobState.Running _ -> RUNNING;
            case JobState.Succeeded _ -> SUCCEEDED;
            case JobState.Failed _ -> FAILED;
            case JobState.Cancelled _ -> CANCELLED;
        };
    }
}

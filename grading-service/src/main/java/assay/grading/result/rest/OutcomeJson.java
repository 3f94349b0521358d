package assay.grading.result.rest;

import assay.grading.result.Outcome;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whether the pass mark was reached, on the wire. */
@Schema(name = "Outcome", description = "Whether the pass mark was reached.")
public enum OutcomeJson {
    @JsonProperty("pass")
    PASS,
    @JsonProperty("fail")
    FAIL;

    static @Nullable OutcomeJson of(@Nullable Outcome outcome) {
        return outcome == null ? null : valueOf(outcome.name());
    }
}

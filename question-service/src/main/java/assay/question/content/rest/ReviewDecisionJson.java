package assay.question.content.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "ReviewDecision",
        examples = "{\"decision\": \"sent_back\", \"note\": \"The stem gives the answer away.\"}")
record ReviewDecisionJson(
        @NotNull Decision decision,
        @Size(max = 2_000) @Schema(defaultValue = "") @Nullable String note) {

    @Schema(name = "ReviewVerdict")
    enum Decision {
        @JsonProperty("approved")
        APPROVED,
        @JsonProperty("sent_back")
        SENT_BACK
    }
}

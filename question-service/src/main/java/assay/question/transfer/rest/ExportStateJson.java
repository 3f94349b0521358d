package assay.question.transfer.rest;

import assay.question.content.QuestionFilter.State;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ExportState", description = "Where the questions stand that are exported.")
enum ExportStateJson {
    @JsonProperty("draft")
    DRAFT,
    @JsonProperty("published")
    PUBLISHED,
    @JsonProperty("retired")
    RETIRED;

    State toState() {
        return State.valueOf(name());
    }
}

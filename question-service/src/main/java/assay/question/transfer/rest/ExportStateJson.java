package assay.question.transfer.rest;

import assay.question.content.QuestionFilter.Shown;
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

    Shown toShown() {
        return Shown.valueOf(name());
    }
}

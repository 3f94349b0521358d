package assay.question.content.json;

import assay.question.content.QuestionFilter.Shown;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "QuestionStateFilter",
        description =
                "`in_review`: the draft is in review, whether or not a version is published;"
                        + " `trashed`: in the trash.")
public enum ShownJson {
    @JsonProperty("draft")
    DRAFT,
    @JsonProperty("in_review")
    IN_REVIEW,
    @JsonProperty("published")
    PUBLISHED,
    @JsonProperty("retired")
    RETIRED,
    @JsonProperty("trashed")
    TRASHED;

    public Shown toShown() {
        return Shown.valueOf(name());
    }
}

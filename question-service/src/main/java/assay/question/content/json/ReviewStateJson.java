package assay.question.content.json;

import assay.question.content.ReviewState;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "ReviewState",
        description =
                "`in_review`: to be decided; `approved`: may be published; `sent_back`: needs"
                        + " work.")
public enum ReviewStateJson {
    @JsonProperty("in_review")
    ASKED,
    @JsonProperty("approved")
    APPROVED,
    @JsonProperty("sent_back")
    SENT_BACK;

    public static ReviewStateJson of(ReviewState state) {
        return valueOf(state.name());
    }
}

package assay.question.content.json;

import assay.question.content.QuestionFilter.State;
import assay.question.content.Standing;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "QuestionState",
        description =
                "`draft`: never published; `published`: exams may draw it; `retired`: exams that have it keep it.")
public enum QuestionStateJson {
    @JsonProperty("draft")
    DRAFT,
    @JsonProperty("published")
    PUBLISHED,
    @JsonProperty("retired")
    RETIRED;

    public static QuestionStateJson of(Standing standing) {
        return valueOf(State.of(standing).name());
    }
}

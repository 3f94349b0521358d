package assay.question.content.rest;

import assay.question.content.QuestionFilter.State;
import assay.question.content.Standing;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "QuestionState",
        description =
                "`draft`: never published; `published`: exams may draw it; `retired`: exams that have it keep it.")
enum QuestionStateJson {
    @JsonProperty("draft")
    DRAFT,
    @JsonProperty("published")
    PUBLISHED,
    @JsonProperty("retired")
    RETIRED;

    static QuestionStateJson of(Standing standing) {
        return valueOf(State.of(standing).name());
    }

    State toState() {
        return State.valueOf(name());
    }
}

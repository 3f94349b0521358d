package assay.grading.result.rest;

import assay.grading.result.ResultState;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a submission stands, on the wire. */
@Schema(
        name = "ResultState",
        description =
                "waiting: it will be graded. graded: every question has its score. awaiting_instructor: some question could not be scored, so that there is neither a scaled score nor an outcome until an instructor decides, by a mark or by a corrected key. awaiting_marking: people have to mark some response; the score so far is provisional, and there is neither a scaled score nor an outcome.")
public enum ResultStateJson {
    @JsonProperty("waiting")
    WAITING,
    @JsonProperty("graded")
    GRADED,
    @JsonProperty("awaiting_instructor")
    AWAITING_INSTRUCTOR,
    @JsonProperty("awaiting_marking")
    AWAITING_MARKING;

    static ResultStateJson of(ResultState state) {
        return valueOf(state.name());
    }

    ResultState toDomain() {
        return ResultState.valueOf(name());
    }
}

package assay.grading.result.rest;

import assay.grading.scoring.Verdict;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of one response, on the wire. */
@Schema(
        name = "Verdict",
        description =
                "awaiting_instructor: the response could not be measured; it is worth neither nothing nor anything until an instructor decides.")
public enum VerdictJson {
    @JsonProperty("correct")
    CORRECT,
    @JsonProperty("partially_correct")
    PARTIALLY_CORRECT,
    @JsonProperty("incorrect")
    INCORRECT,
    @JsonProperty("unanswered")
    UNANSWERED,
    @JsonProperty("awaiting_instructor")
    AWAITING_INSTRUCTOR;

    static VerdictJson of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Scored(var credit, _, _) when credit.isFull() -> CORRECT;
            case Verdict.Scored(var credit, _, _) when credit.isNone() -> INCORRECT;
            case Verdict.Scored _ -> PARTIALLY_CORRECT;
            case Verdict.Unanswered _ -> UNANSWERED;
            case Verdict.Unscorable _ -> AWAITING_INSTRUCTOR;
        };
    }
}

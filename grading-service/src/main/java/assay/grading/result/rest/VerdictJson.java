package assay.grading.result.rest;

import assay.grading.scoring.Credit;
import assay.grading.scoring.Verdict;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of one response, on the wire. */
@Schema(
        name = "Verdict",
        description =
                "awaiting_instructor: the response could not be measured; it is worth neither nothing nor anything until an instructor decides, by a mark or by a corrected key. awaiting_marking: a person has to mark it, or a part of it, first.")
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
    AWAITING_INSTRUCTOR,
    @JsonProperty("awaiting_marking")
    AWAITING_MARKING;

    static VerdictJson of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Scored(var credit, _, _) -> of(credit);
            case Verdict.Marked(_, var mark, _) -> of(mark.credit());
            case Verdict.Unanswered _ -> UNANSWERED;
            case Verdict.AwaitingMarker _ -> AWAITING_MARKING;
            case Verdict.Unscorable _ -> AWAITING_INSTRUCTOR;
        };
    }

    private static VerdictJson of(Credit credit) {
        return credit.isFull() ? CORRECT : credit.isNone() ? INCORRECT : PARTIALLY_CORRECT;
    }
}

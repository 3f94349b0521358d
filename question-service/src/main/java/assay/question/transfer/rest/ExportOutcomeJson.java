package assay.question.transfer.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "ExportOutcome",
        description = "What the format could say of one question.",
        requiredProperties = {"ordinal", "outcome", "name", "fidelity", "remarks", "reason"})
record ExportOutcomeJson(
        @Schema(description = "Place in the report, from 1.") int ordinal,
        KindJson outcome,
        @Schema(description = "Of the question.") String name,
        @Schema(description = "Null if it was left out.", nullable = true)
                @Nullable FidelityJson fidelity,
        @Schema(description = "What is lost or said otherwise.") List<RemarkJson> remarks,
        @Schema(description = "Why it was left out; null if it was not.", nullable = true)
                @Nullable String reason) {
    static final String EXAMPLE =
            """
            {"ordinal": 1, "outcome": "written", "name": "which-port", "fidelity": "lossy",
             "remarks": [{"fidelity": "lossy", "text": "Hints are lost."}], "reason": null}\
            """;

    @Schema(
            name = "ExportOutcomeKind",
            description = "written: it is in the file; left_out: the format cannot say it at all.")
    enum KindJson {
        @JsonProperty("written")
        WRITTEN,
        @JsonProperty("left_out")
        LEFT_OUT;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a line of the job's report says besides. */
    record Detail(
            String name,
            @Nullable FidelityJson fidelity,
            List<RemarkJson> remarks,
            @Nullable String reason) {}

    static ExportOutcomeJson of(int ordinal, String outcome, Detail detail) {
        return new ExportOutcomeJson(
                ordinal,
                KindJson.valueOf(outcome.toUpperCase(Locale.ROOT)),
                detail.name,
                detail.fidelity,
                detail.remarks,
                detail.reason);
    }
}

package assay.question.transfer.rest;

import assay.question.exchange.Fidelity;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "Fidelity",
        description =
                "How much of a question a conversion keeps: exact, all of it as it was; normalised, all of it said otherwise; lossy,"
                        + " not all, and the remarks say what is lost.")
enum FidelityJson {
    @JsonProperty("exact")
    EXACT,
    @JsonProperty("normalised")
    NORMALISED,
    @JsonProperty("lossy")
    LOSSY;

    static FidelityJson of(Fidelity fidelity) {
        return valueOf(fidelity.name());
    }
}

package assay.question.bulk.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "BulkOutcomeKind",
        description =
                "`unchanged`: there was nothing to do; `refused`: the question is as it was, and"
                        + " `problem` tells why.")
enum BulkOutcomeKindJson {
    @JsonProperty("changed")
    CHANGED,
    @JsonProperty("unchanged")
    UNCHANGED,
    @JsonProperty("refused")
    REFUSED;

    /** The word in the job's report. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static BulkOutcomeKindJson of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}

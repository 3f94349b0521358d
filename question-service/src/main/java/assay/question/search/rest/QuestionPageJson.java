package assay.question.search.rest;

import assay.question.search.Correction;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "QuestionPage",
        requiredProperties = {"items", "nextCursor", "corrections"},
        examples =
                "{\"items\": ["
                        + QuestionSummaryJson.EXAMPLE
                        + "], \"nextCursor\": null, \"corrections\": [{\"word\": \"credentails\", \"replacements\": [\"credentials\"]}]}")
record QuestionPageJson(
        List<QuestionSummaryJson> items,
        @Schema(nullable = true) @Nullable String nextCursor,
        @Schema(
                        description =
                                "Words that no question has, and what was searched instead. Empty unless the words as they are find nothing.")
                List<CorrectionJson> corrections) {

    @Schema(
            name = "Correction",
            requiredProperties = {"word", "replacements"})
    record CorrectionJson(String word, List<String> replacements) {
        static CorrectionJson of(Correction correction) {
            return new CorrectionJson(correction.word(), correction.replacements());
        }

        Correction toCorrection() {
            return new Correction(word, replacements);
        }
    }
}

package assay.question.bulk.rest;

import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "BulkOutcome",
        description = "What came of the change of one question.",
        requiredProperties = {"ordinal", "questionId", "outcome", "version", "problem", "detail"})
record BulkOutcomeJson(
        @Schema(description = "Place in the report, from 1.") int ordinal,
        UUID questionId,
        BulkOutcomeKindJson outcome,
        @Schema(
                        description =
                                "Number of the latest version afterwards, of a changed question.",
                        nullable = true)
                @Nullable Integer version,
        @Schema(
                        description =
                                "Type of the problem that the same change of this question alone is"
                                        + " answered with.",
                        nullable = true)
                @Nullable URI problem,
        @Schema(description = "For people.", nullable = true) @Nullable String detail) {
    static final String EXAMPLE =
            """
            {"ordinal": 1, "questionId": "0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a03", "outcome": "refused", "version": null,
             "problem": "urn:assay:problem:conflict-question-retired",
             "detail": "The question is retired and has no draft; reinstate it, or publish a later version."}\
            """;

    /** What a line of the job's report says besides. */
    record Detail(@Nullable Integer version, @Nullable URI problem, @Nullable String detail) {}
}

package assay.question.content.rest;

import assay.question.content.Review;
import assay.question.content.ReviewState;
import assay.question.content.json.ReviewStateJson;
import assay.question.history.Deed;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "QuestionReview",
        description =
                "The review of the latest version. It lapses when the draft is written again.",
        requiredProperties = {
            "state",
            "askedBy",
            "askedAt",
            "reviewer",
            "note",
            "decidedBy",
            "decidedAt",
            "decisionNote"
        })
record ReviewJson(
        ReviewStateJson state,
        @Schema(description = "Subject of the token.") String askedBy,
        Instant askedAt,
        @Schema(
                        description = "Who is to decide, subject of a token; null: anybody may.",
                        nullable = true)
                @Nullable String reviewer,
        String note,
        @Schema(nullable = true) @Nullable String decidedBy,
        @Schema(nullable = true) @Nullable Instant decidedAt,
        @Schema(nullable = true) @Nullable String decisionNote) {

    static @Nullable ReviewJson of(@Nullable Review review) {
        return switch (review) {
            case null -> null;
            case Review.Asked(var asking) -> of(review, asking, null);
            case Review.Approved(var asking, var decision) -> of(review, asking, decision);
            case Review.SentBack(var asking, var decision) -> of(review, asking, decision);
        };
    }

    private static ReviewJson of(Review review, Review.Asking asking, @Nullable Deed decision) {
        return new ReviewJson(
                ReviewStateJson.of(ReviewState.of(review)),
                asking.by(),
                asking.at(),
                asking.reviewer(),
                asking.note(),
                decision == null ? null : decision.actor(),
                decision == null ? null : decision.at(),
                decision == null ? null : decision.note());
    }
}

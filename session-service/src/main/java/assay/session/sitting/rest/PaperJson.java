package assay.session.sitting.rest;

import assay.session.response.wire.ResponseJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "Paper",
        description =
                "The questions of one session in order, with what was saved so far: all that a client needs to go on.",
        requiredProperties = {
            "session",
            "instructions",
            "notice",
            "questions",
            "lastSequence",
            "serverNowAt",
            "deadlineAt"
        },
        examples = PaperJson.EXAMPLE)
record PaperJson(
        SessionJson session,
        String instructions,
        String notice,
        List<ItemJson> questions,
        @Schema(
                        description =
                                "The highest sequence saved, 0 before the first: a client goes on with the next.")
                long lastSequence,
        Instant serverNowAt,
        Instant deadlineAt) {

    static final String EXAMPLE =
            "{\"session\": "
                    + SessionJson.EXAMPLE
                    + """
                           , "instructions": "Choose the best answer.", "notice": "",
                    "questions": [{"position": 1, "questionId": "0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a05", "points": 1, "language": "en", "textFormat": "markdown",
                      "content": {"type": "single_choice", "stem": "Which service stores objects?",
                        "choices": [{"id": "b", "text": "Amazon EBS"}, {"id": "a", "text": "Amazon S3"}]},
                      "flagged": false, "response": {"type": "single_choice", "choice": "a"}, "sequence": 7, "savedAt": "2026-11-30T09:02:00Z"}],
                    "lastSequence": 7, "serverNowAt": "2026-11-30T09:10:00Z", "deadlineAt": "2026-11-30T09:20:00Z"}\
                    """;

    @Schema(
            name = "PaperQuestion",
            requiredProperties = {
                "position",
                "questionId",
                "points",
                "language",
                "textFormat",
                "content",
                "flagged",
                "response",
                "sequence",
                "savedAt"
            })
    record ItemJson(
            @Schema(description = "1 is the first.") int position,
            UUID questionId,
            BigDecimal points,
            @Schema(nullable = true, description = "BCP 47 tag.") @Nullable String language,
            @Schema(description = "Of all texts of the content.") TextFormatJson textFormat,
            QuestionJson content,
            @Schema(description = "Marked for review by the candidate.") boolean flagged,
            @Schema(
                            nullable = true,
                            description = "The response that counts now; null without one.")
                    @Nullable ResponseJson response,
            @Schema(nullable = true, description = "The sequence it was saved with.")
                    @Nullable Long sequence,
            @Schema(nullable = true) @Nullable Instant savedAt) {}
}

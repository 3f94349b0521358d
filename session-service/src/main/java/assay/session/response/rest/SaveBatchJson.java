package assay.session.response.rest;

import assay.session.response.wire.ResponseJson;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "SaveBatch",
        description = "Responses that a client collected while it was offline.",
        requiredProperties = "responses",
        examples =
                """
                {"responses": [{"questionId": "0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a05", "sequence": 7,
                  "response": {"type": "single_choice", "choice": "b"}}]}\
                """)
record SaveBatchJson(
        @Schema(minItems = 1, maxItems = 200) @Nullable List<@Nullable ItemJson> responses) {

    @Schema(
            name = "SaveBatchItem",
            requiredProperties = {"questionId", "sequence", "response"})
    record ItemJson(
            @Nullable UUID questionId,
            @Schema(description = SaveJson.SEQUENCE, minimum = "1", maximum = "9007199254740992")
                    @Nullable Long sequence,
            @JsonProperty(required = true) @Schema(nullable = true)
                    @Nullable ResponseJson response) {}

    @Schema(
            name = "SavedBatch",
            requiredProperties = {"items", "serverNowAt", "deadlineAt"},
            examples =
                    """
                    {"items": [{"questionId": "0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a05", "sequence": 7, "outcome": "saved", "current": true,
                      "savedAt": "2026-11-30T09:12:31.250Z", "problem": null}],
                     "serverNowAt": "2026-11-30T09:12:31.254Z", "deadlineAt": "2026-11-30T11:10:00Z"}\
                    """)
    record ReplyJson(
            @Schema(description = "One for each of the request's, in its order.", maxItems = 200)
                    List<OutcomeJson> items,
            Instant serverNowAt,
            Instant deadlineAt) {}

    @Schema(
            name = "SavedBatchItem",
            requiredProperties = {
                "questionId",
                "sequence",
                "outcome",
                "current",
                "savedAt",
                "problem"
            })
    record OutcomeJson(
            UUID questionId,
            long sequence,
            Outcome outcome,
            boolean current,
            @Schema(nullable = true) @Nullable Instant savedAt,
            @Schema(
                            nullable = true,
                            description = "The problem's type when refused.",
                            examples = "\"urn:assay:problem:sequence-reused\"")
                    @Nullable String problem) {}

    @Schema(
            name = "SaveOutcome",
            description =
                    "`saved`: committed and graded. `late`: committed, but after the deadline and grace; shown to the instructor, not graded. `refused`: not kept.")
    enum Outcome {
        @JsonProperty("saved")
        SAVED,
        @JsonProperty("late")
        LATE,
        @JsonProperty("refused")
        REFUSED
    }
}

package assay.session.sitting.rest;

import assay.session.response.LogRow;
import assay.session.response.wire.ResponseJson;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "SessionLog",
        description =
                "Every save of a session in order, played again and checked against its hash chain.",
        requiredProperties = {
            "session",
            "intact",
            "faults",
            "entries",
            "nextCursor",
            "digest",
            "serverNowAt",
            "deadlineAt"
        },
        examples = LogJson.EXAMPLE)
record LogJson(
        SessionJson session,
        @Schema(description = "Whether nothing was changed, removed or reordered afterwards.")
                boolean intact,
        @Schema(description = "Every sign of tampering, for people.") List<String> faults,
        List<EntryJson> entries,
        @Schema(nullable = true) @Nullable String nextCursor,
        @Schema(description = "End of the hash chain, SHA-256 in hexadecimal.") String digest,
        Instant serverNowAt,
        Instant deadlineAt) {

    static final String EXAMPLE =
            "{\"session\": "
                    + SessionJson.EXAMPLE
                    + """
                    , "intact": true, "faults": [],
                     "entries": [{"entry": 1, "sequence": 7, "questionId": "0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a05",
                       "response": {"type": "single_choice", "choice": "a"}, "receivedAt": "2026-11-30T09:02:00Z", "late": false,
                       "digest": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}], "nextCursor": null,
                     "digest": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     "serverNowAt": "2026-11-30T09:10:00Z", "deadlineAt": "2026-11-30T09:20:00Z"}\
                    """;

    @Schema(
            name = "SessionLogEntry",
            requiredProperties = {
                "entry",
                "sequence",
                "questionId",
                "response",
                "receivedAt",
                "late",
                "digest"
            })
    record EntryJson(
            int entry,
            long sequence,
            UUID questionId,
            @Schema(nullable = true) @Nullable ResponseJson response,
            Instant receivedAt,
            @Schema(description = "Came after the deadline and grace; not graded.") boolean late,
            String digest) {
        static EntryJson of(LogRow row, @Nullable ResponseJson response) {
            return new EntryJson(
                    row.entry(),
                    row.sequence(),
                    row.questionId(),
                    response,
                    row.receivedAt(),
                    row.late(),
                    row.digest().hex());
        }
    }
}

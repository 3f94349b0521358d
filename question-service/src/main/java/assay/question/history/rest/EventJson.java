package assay.question.history.rest;

import assay.question.history.Event;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "QuestionEvent",
        description = "Something that happened to a question.",
        requiredProperties = {"kind", "version", "by", "at", "note", "details"})
record EventJson(
        EventKindJson kind,
        @Schema(
                        description =
                                "The version that it is about; null: the question as a whole.",
                        nullable = true)
                @Nullable Integer version,
        @Schema(description = "Subject of the token.") String by,
        Instant at,
        @Schema(description = "Why; may be empty.") String note,
        @Schema(
                        description =
                                "`fromVersion` of a copy, `reviewer` of a review, `fromBank` and"
                                        + " `toBank` of a move, `keyRevision` of a correction.")
                Map<String, String> details) {
    static final String EXAMPLE =
            """
            {"kind": "published", "version": 2, "by": "ada", "at": "2026-11-30T09:05:00Z",
             "note": "Names the new service.", "details": {}}\
            """;

    static EventJson of(Event event) {
        return new EventJson(
                EventKindJson.of(event.kind()),
                event.version(),
                event.deed().actor(),
                event.deed().at(),
                event.deed().note(),
                new TreeMap<>(event.details()));
    }
}

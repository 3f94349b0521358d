package assay.grading.marking.rest;

import assay.grading.key.wire.RubricJson;
import assay.grading.key.wire.TextFormatJson;
import assay.grading.marking.MarkingTask;
import assay.grading.marking.Work;
import assay.grading.scoring.Mark;
import assay.grading.scoring.Points;
import assay.grading.submission.wire.ResponseJson;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A response to be marked, with all that a marker needs. */
@Schema(
        name = "Marking",
        description =
                "A response to be marked, with all that a marker needs. It does not name the"
                        + " candidate, nor does it tell what the candidate called a file.",
        requiredProperties = {
            "id",
            "sessionId",
            "examId",
            "examTitle",
            "position",
            "questionId",
            "questionVersionId",
            "version",
            "submittedAt",
            "state",
            "response",
            "maximum",
            "notes",
            "rubric",
            "textFormat"
        },
        examples = MarkingJson.EXAMPLE)
@JsonInclude(JsonInclude.Include.NON_NULL)
record MarkingJson(
        UUID id,
        UUID sessionId,
        UUID examId,
        String examTitle,
        int position,
        @Nullable
                @Schema(
                        description =
                                "Id of the part of a composite question; absent for a question"
                                        + " itself.")
                String part,
        UUID questionId,
        UUID questionVersionId,
        @Schema(description = "Of the question's content, 1 is the first.") int version,
        Instant submittedAt,
        MarkingStateJson state,
        ResponseJson response,
        @Nullable
                @Schema(
                        description =
                                "The files that the response hands in, in its order; absent if it"
                                        + " hands in none, or nothing is known of them.")
                List<MarkedFileJson> files,
        @Schema(description = "What the response can earn.", examples = "4") BigDecimal maximum,
        @Schema(description = "For markers, never for candidates.") String notes,
        @Schema(description = "Empty: points are given freely.") List<RubricJson> rubric,
        TextFormatJson textFormat,
        @Nullable
                @Schema(
                        description =
                                "Why the key could not measure the response; absent for what people"
                                        + " mark anyway, and once there is a mark.")
                String undecidedBecause,
        @Nullable @Schema(description = "Absent while it waits.") GivenJson mark) {
    static final String EXAMPLE =
            """
            {"id": "01932d4e-0000-7000-8000-000000000010", "sessionId": "01932d4e-0000-7000-8000-000000000001",
             "examId": "01932d4e-0000-7000-8000-000000000002", "examTitle": "AWS Developer - Associate: taster",
             "position": 7, "questionId": "01932d4e-0000-7000-8000-000000000004",
             "questionVersionId": "01932d4e-0000-7000-8000-000000000005", "version": 1,
             "submittedAt": "2026-11-23T10:12:30Z", "state": "marked",
             "response": {"type": "essay", "text": "A queue decouples ..."}, "maximum": 4,
             "notes": "Look for back pressure.",
             "rubric": [{"id": "argument", "title": "The argument", "levels": [{"share": 0, "description": "none"},
                         {"share": 1, "description": "sound"}]}], "textFormat": "markdown",
             "mark": {"points": 4, "levels": {"argument": 1}, "comment": "Well argued.", "markedBy": "ines",
                      "markedAt": "2026-11-24T08:00:00Z"}}
            """;

    @Schema(
            name = "Mark",
            description = "What a person gave to a response.",
            requiredProperties = {"points", "levels", "comment", "markedBy", "markedAt"})
    record GivenJson(
            @Schema(examples = "2.5") BigDecimal points,
            @Schema(description = "By criterion; empty if points were given freely.")
                    Map<String, Integer> levels,
            @Schema(description = "For the candidate, plain text; may be empty.") String comment,
            @Schema(description = "Sub of the marker.") String markedBy,
            Instant markedAt) {
        static GivenJson of(Mark mark, Points full) {
            return new GivenJson(
                    mark.credit().of(full).plain(),
                    new TreeMap<>(mark.levels()),
                    mark.comment(),
                    mark.marker(),
                    mark.at());
        }
    }

    static MarkingJson of(Work work) {
        var task = work.task();
        return new MarkingJson(
                task.id(),
                task.session().value(),
                task.examId(),
                task.examTitle(),
                task.position(),
                task.part(),
                task.question().value(),
                task.questionVersion().value(),
                work.version(),
                task.submittedAt(),
                MarkingStateJson.of(task),
                ResponseJson.of(work.response()),
                work.files().isEmpty() ? null : MarkedFileJson.of(task.session(), work.files()),
                work.full().plain(),
                work.marking().notes(),
                RubricJson.of(work.marking()),
                TextFormatJson.of(work.format()),
                work.undecidedBecause(),
                work.mark() == null ? null : GivenJson.of(work.mark(), work.full()));
    }

    @Schema(
            name = "MarkingList",
            requiredProperties = "items",
            examples =
                    """
                    {"items": [{"id": "01932d4e-0000-7000-8000-000000000010", "sessionId": "01932d4e-0000-7000-8000-000000000001",
                      "examId": "01932d4e-0000-7000-8000-000000000002", "examTitle": "AWS Developer - Associate: taster",
                      "position": 7, "questionId": "01932d4e-0000-7000-8000-000000000004",
                      "questionVersionId": "01932d4e-0000-7000-8000-000000000005",
                      "submittedAt": "2026-11-23T10:12:30Z", "state": "waiting"}], "nextCursor": null}
                    """)
    record ListJson(
            List<SummaryJson> items,
            @Nullable @Schema(nullable = true, description = "Null at the end.")
                    String nextCursor) {}

    @Schema(
            name = "MarkingSummary",
            description = "A response to be marked as a list shows it.",
            requiredProperties = {
                "id",
                "sessionId",
                "examId",
                "examTitle",
                "position",
                "questionId",
                "questionVersionId",
                "submittedAt",
                "state"
            })
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SummaryJson(
            UUID id,
            UUID sessionId,
            UUID examId,
            String examTitle,
            int position,
            @Nullable String part,
            UUID questionId,
            UUID questionVersionId,
            Instant submittedAt,
            MarkingStateJson state,
            @Nullable @Schema(description = "Sub of the marker; absent while it waits.")
                    String markedBy,
            @Nullable @Schema(description = "Absent while it waits.") Instant markedAt) {
        static SummaryJson of(MarkingTask task) {
            var done = task.done();
            return new SummaryJson(
                    task.id(),
                    task.session().value(),
                    task.examId(),
                    task.examTitle(),
                    task.position(),
                    task.part(),
                    task.question().value(),
                    task.questionVersion().value(),
                    task.submittedAt(),
                    MarkingStateJson.of(task),
                    done == null ? null : done.marker(),
                    done == null ? null : done.at());
        }
    }
}

package assay.session.exam.rest;

import assay.session.exam.ExamRevision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "ExamRevision",
        description = "An exam as published; never changes.",
        requiredProperties = {
            "id",
            "examId",
            "number",
            "name",
            "title",
            "description",
            "instructions",
            "notice",
            "duration",
            "attemptsMax",
            "coverageFactor",
            "blueprint",
            "policy",
            "questionCount",
            "poolQuestionCount",
            "frozenAt",
            "publishedAt",
            "publishedBy"
        },
        examples = RevisionJson.EXAMPLE)
record RevisionJson(
        UUID id,
        UUID examId,
        @Schema(description = "1, 2, 3... within its exam.") int number,
        String name,
        String title,
        String description,
        String instructions,
        String notice,
        Duration duration,
        @Schema(nullable = true) @Nullable Integer attemptsMax,
        @Schema(
                        nullable = true,
                        description =
                                "How many times as many published questions as each section draws publishing asked for.")
                @Nullable Integer coverageFactor,
        BlueprintJson blueprint,
        PolicyJson policy,
        @Schema(description = "Questions on each paper.") int questionCount,
        @Schema(description = "Questions that papers are drawn from.") int poolQuestionCount,
        @Schema(description = "When the questions were frozen.") Instant frozenAt,
        Instant publishedAt,
        @Schema(description = "Subject of who published it.") String publishedBy) {

    static final String EXAMPLE =
            """
            {"id": "0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a02", "examId": "0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a01", "number": 1,
             "name": "cloud-basics-taster", "title": "Cloud basics: taster", "description": "", "instructions": "Choose the best answer.",
             "notice": "", "duration": "PT20M", "attemptsMax": null, "coverageFactor": 5,
             "blueprint": {"shuffleQuestions": true, "sections": [
               {"name": "development", "title": "Development", "scored": true,
                "draw": {"type": "random", "count": 4, "bank": "cloud-basics", "topics": ["dva-c02/development"], "difficulties": [], "tags": []}}]},
             "policy": {"scaling": null, "passMark": 70, "release": {"when": "on_grading", "at": null, "show": ["score", "outcome", "topics"]}},
             "questionCount": 4, "poolQuestionCount": 40, "frozenAt": "2026-11-30T09:00:00Z", "publishedAt": "2026-11-30T09:00:00Z",
             "publishedBy": "ines"}\
            """;

    static RevisionJson of(ExamRevision revision) {
        var definition = revision.definition();
        return new RevisionJson(
                revision.id().value(),
                revision.examId().value(),
                revision.number(),
                definition.name(),
                definition.title(),
                definition.description(),
                definition.instructions(),
                definition.notice(),
                definition.duration(),
                definition.attemptsMax(),
                definition.coverageFactor(),
                BlueprintJson.of(definition.blueprint()),
                PolicyJson.of(definition.policy()),
                definition.blueprint().questionCount(),
                revision.pool().questions().size(),
                revision.pool().frozenAt(),
                revision.publishedAt(),
                revision.publishedBy());
    }

    @Schema(
            name = "ExamRevisionPage",
            requiredProperties = {"items", "nextCursor"},
            examples = "{\"items\": [" + EXAMPLE + "], \"nextCursor\": null}")
    record PageJson(
            List<RevisionJson> items, @Schema(nullable = true) @Nullable String nextCursor) {}
}

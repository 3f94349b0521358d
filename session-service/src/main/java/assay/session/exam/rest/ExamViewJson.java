package assay.session.exam.rest;

import assay.session.exam.Exam;
import assay.session.exam.ExamRevision;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "ExamView",
        description =
                "An exam as the caller may see it: instructors the definition, candidates what is published of it.",
        oneOf = {ExamViewJson.Definition.class, ExamViewJson.Published.class},
        discriminatorProperty = "view",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "definition", schema = ExamViewJson.Definition.class),
            @DiscriminatorMapping(value = "published", schema = ExamViewJson.Published.class)
        },
        examples = ExamViewJson.PUBLISHED_EXAMPLE)
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "view")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ExamViewJson.Definition.class, name = "definition"),
    @JsonSubTypes.Type(value = ExamViewJson.Published.class, name = "published")
})
sealed interface ExamViewJson {
    String DEFINITION_EXAMPLE =
            """
            {"view": "definition", "id": "0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a01", "name": "cloud-basics-taster", "title": "Cloud basics: taster",
             "description": "", "instructions": "Choose the best answer.", "notice": "", "duration": "PT20M", "attemptsMax": null, "coverageFactor": 5,
             "blueprint": {"shuffleQuestions": true, "sections": [
               {"name": "development", "title": "Development", "scored": true,
                "draw": {"type": "random", "count": 4, "bank": "cloud-basics", "topics": ["dva-c02/development"], "difficulties": [], "tags": []}}]},
             "policy": {"scaling": null, "passMark": 70, "release": {"when": "on_grading", "at": null, "show": ["score", "outcome", "topics"]}},
             "revisions": 1, "createdAt": "2026-11-30T09:00:00Z", "updatedAt": "2026-11-30T09:00:00Z"}\
            """;
    String PUBLISHED_EXAMPLE =
            """
            {"view": "published", "id": "0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a01", "name": "cloud-basics-taster", "title": "Cloud basics: taster",
             "description": "", "instructions": "Choose the best answer.", "notice": "", "duration": "PT20M", "attemptsMax": null,
             "questionCount": 10, "scalingDescription": null, "passMark": 70, "revision": 1, "publishedAt": "2026-11-30T09:00:00Z"}\
            """;

    @Schema(
            name = "Exam",
            description = "An exam under edit.",
            requiredProperties = {
                "view",
                "id",
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
                "revisions",
                "createdAt",
                "updatedAt"
            },
            properties =
                    @SchemaProperty(
                            name = "view",
                            type = SchemaType.STRING,
                            enumeration = "definition"),
            examples = DEFINITION_EXAMPLE)
    record Definition(
            UUID id,
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
                                    "How many times as many published questions as each section draws publishing asks for.")
                    @Nullable Integer coverageFactor,
            BlueprintJson blueprint,
            PolicyJson policy,
            @Schema(description = "How many revisions are published.") int revisions,
            Instant createdAt,
            Instant updatedAt)
            implements ExamViewJson {
        static Definition of(Exam exam) {
            var definition = exam.definition();
            return new Definition(
                    exam.id().value(),
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
                    exam.revisions(),
                    exam.createdAt(),
                    exam.updatedAt());
        }
    }

    @Schema(
            name = "PublishedExam",
            description =
                    "What candidates see of an exam: its latest revision, without how questions are drawn.",
            requiredProperties = {
                "view",
                "id",
                "name",
                "title",
                "description",
                "instructions",
                "notice",
                "duration",
                "attemptsMax",
                "questionCount",
                "scalingDescription",
                "passMark",
                "revision",
                "publishedAt"
            },
            properties =
                    @SchemaProperty(
                            name = "view",
                            type = SchemaType.STRING,
                            enumeration = "published"),
            examples = PUBLISHED_EXAMPLE)
    record Published(
            UUID id,
            String name,
            String title,
            String description,
            String instructions,
            String notice,
            Duration duration,
            @Schema(nullable = true) @Nullable Integer attemptsMax,
            int questionCount,
            @Schema(nullable = true, description = "What the scaled score means; null without one.")
                    @Nullable String scalingDescription,
            @Schema(
                            nullable = true,
                            description =
                                    "On the scaled score, or on the percentage without one; null: no outcome.")
                    @Nullable BigDecimal passMark,
            @Schema(description = "Number of the revision.") int revision,
            Instant publishedAt)
            implements ExamViewJson {
        static Published of(ExamRevision revision) {
            var definition = revision.definition();
            var scaling = definition.policy().scaling();
            return new Published(
                    revision.examId().value(),
                    definition.name(),
                    definition.title(),
                    definition.description(),
                    definition.instructions(),
                    definition.notice(),
                    definition.duration(),
                    definition.attemptsMax(),
                    definition.blueprint().questionCount(),
                    scaling == null ? null : scaling.description(),
                    definition.policy().passMark(),
                    revision.number(),
                    revision.publishedAt());
        }
    }
}

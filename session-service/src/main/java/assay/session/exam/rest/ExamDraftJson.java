package assay.session.exam.rest;

import assay.session.exam.ExamDefinition;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "ExamDraft",
        description = "An exam as an instructor writes it. Texts are Markdown.",
        requiredProperties = {"name", "title", "duration", "blueprint", "policy"},
        examples = ExamDraftJson.EXAMPLE)
record ExamDraftJson(
        @NotNull
                @Pattern(
                        regexp = "^[a-z0-9]+(-[a-z0-9]+)*+$",
                        message = "must be kebab-case (a-z, 0-9, -)")
                @Size(min = 1, max = 100)
                @Schema(description = "Unique within the organisation.")
                String name,
        @NotBlank @Size(max = 200) String title,
        @Size(max = 10_000) @Schema(defaultValue = "") @Nullable String description,
        @Size(max = 10_000)
                @Schema(
                        description = "Shown before the session starts and with its paper.",
                        defaultValue = "")
                @Nullable String instructions,
        @Size(max = 2_000)
                @Schema(
                        description = "What everybody who takes the exam must be told.",
                        defaultValue = "")
                @Nullable String notice,
        @NotNull
                @Schema(
                        description =
                                "From start to deadline, ISO 8601, whole seconds, one minute to seven days.",
                        examples = "\"PT130M\"")
                Duration duration,
        @Min(1)
                @Max(1000)
                @Schema(
                        nullable = true,
                        description =
                                "How many sessions a candidate may start; null or absent: any number.")
                @Nullable Integer attemptsMax,
        @Min(1)
                @Max(100)
                @Schema(
                        nullable = true,
                        description =
                                "The exam is published only if there are so many times as many published questions as each section draws at random; null or absent: as many as it draws are enough.",
                        examples = "5")
                @Nullable Integer coverageFactor,
        @NotNull @Valid BlueprintJson blueprint,
        @NotNull @Valid PolicyJson policy) {

    static final String EXAMPLE =
            """
            {"name": "cloud-basics-taster", "title": "Cloud basics: taster", "description": "", "instructions": "Choose the best answer.",
             "notice": "", "duration": "PT20M", "attemptsMax": null, "coverageFactor": 5,
             "blueprint": {"shuffleQuestions": true, "sections": [
               {"name": "development", "title": "Development", "scored": true,
                "draw": {"type": "random", "count": 4, "bank": "cloud-basics", "topics": ["dva-c02/development"], "difficulties": [], "tags": []}}]},
             "policy": {"scaling": {"method": "linear", "minimum": 100, "maximum": 1000, "description": "An approximation."}, "passMark": 720,
               "release": {"when": "on_grading", "at": null, "show": ["score", "outcome", "topics"]}}}\
            """;

    ExamDefinition definition() {
        return new ExamDefinition(
                name,
                title,
                orEmpty(description),
                orEmpty(instructions),
                orEmpty(notice),
                duration,
                attemptsMax,
                coverageFactor,
                blueprint.blueprint(),
                policy.policy());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}

package assay.session.exam.rest;

import assay.session.exam.Blueprint;
import assay.session.exam.Section;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "Blueprint",
        description = "The sections of an exam and how each draws its questions.",
        requiredProperties = {"shuffleQuestions", "sections"})
record BlueprintJson(
        @NotNull
                @Schema(
                        description =
                                "Whether the questions of all sections are mixed. Must be true when a section is not scored.")
                Boolean shuffleQuestions,
        @NotEmpty @Size(max = 100) List<@NotNull @Valid SectionJson> sections) {

    static BlueprintJson of(Blueprint blueprint) {
        return new BlueprintJson(
                blueprint.shuffleQuestions(),
                blueprint.sections().stream().map(SectionJson::of).toList());
    }

    Blueprint blueprint() {
        return new Blueprint(
                shuffleQuestions, sections.stream().map(SectionJson::section).toList());
    }

    @Schema(
            name = "Section",
            requiredProperties = {"name", "title", "scored", "draw"})
    record SectionJson(
            @NotNull
                    @Pattern(
                            regexp = "^[a-z0-9]+(-[a-z0-9]+)*+$",
                            message = "must be kebab-case (a-z, 0-9, -)")
                    @Size(max = 100)
                    @Schema(examples = "\"development\"")
                    String name,
            @NotBlank @Size(max = 200) @Schema(examples = "\"Development with AWS Services\"")
                    String title,
            @NotNull
                    @Schema(description = "Whether its questions count. Candidates are never told.")
                    Boolean scored,
            @NotNull @Valid DrawJson draw) {
        static SectionJson of(Section section) {
            return new SectionJson(
                    section.name(), section.title(), section.scored(), DrawJson.of(section.draw()));
        }

        Section section() {
            return new Section(name, title, scored, draw.draw());
        }
    }
}

package assay.question.content.json;

import assay.question.content.Marking;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Marking", description = "How people mark a response.")
record MarkingJson(
        @Size(max = 20_000)
                @Schema(
                        description = "For markers, in the question's text format.",
                        defaultValue = "")
                @Nullable String notes,
        @Size(max = 50) @Schema(description = "Empty: the marker gives points freely.")
                @Nullable List<@NotNull @Valid CriterionJson> rubric) {
    @Schema(name = "RubricCriterion", description = "One thing that is looked at.")
    record CriterionJson(
            @NotNull @Pattern(regexp = ChoiceJson.ID, message = ChoiceJson.ID_MESSAGE) String id,
            @NotBlank @Size(max = 500) @Schema(description = "Plain text.") String title,
            @NotNull @Size(min = 1, max = 20) @Schema(description = "From the least to the most.")
                    List<@NotNull @Valid LevelJson> levels) {
        static CriterionJson of(Marking.Criterion criterion) {
            return new CriterionJson(
                    criterion.id(),
                    criterion.title(),
                    criterion.levels().stream().map(LevelJson::of).toList());
        }

        Marking.Criterion toCriterion() {
            return new Marking.Criterion(
                    Absent.text(id), Absent.text(title), Absent.each(levels, LevelJson::toLevel));
        }
    }

    @Schema(name = "RubricLevel", description = "How well it is done.")
    record LevelJson(
            @NotNull
                    @DecimalMin("0")
                    @DecimalMax("1")
                    @Schema(
                            description =
                                    "Of the question's points; the best levels of all criteria sum to 1.")
                    BigDecimal share,
            @Size(max = 20_000)
                    @Schema(description = "In the question's text format.", defaultValue = "")
                    @Nullable String description) {
        static LevelJson of(Marking.Level level) {
            return new LevelJson(level.share(), level.description());
        }

        Marking.Level toLevel() {
            return new Marking.Level(Absent.decimal(share), Absent.text(description));
        }
    }

    static MarkingJson of(Marking marking) {
        return new MarkingJson(
                marking.notes(), marking.rubric().stream().map(CriterionJson::of).toList());
    }

    static Marking marking(@Nullable MarkingJson given) {
        return given == null
                ? new Marking("", List.of())
                : new Marking(
                        Absent.text(given.notes),
                        Absent.each(given.rubric, CriterionJson::toCriterion));
    }
}

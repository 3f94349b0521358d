package assay.grading.key.wire;

import assay.grading.scoring.Marking;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One thing that markers look at, on the wire. */
@Schema(
        name = "RubricCriterion",
        description = "One thing that markers look at.",
        requiredProperties = {"id", "title", "levels"})
public record RubricJson(
        @Schema(examples = "argument") String id,
        @Schema(description = "Plain text.", examples = "The argument") String title,
        @Schema(description = "From the least to the most.") List<LevelJson> levels) {

    @Schema(
            name = "RubricLevel",
            description = "How well it is done.",
            requiredProperties = {"share", "description"})
    public record LevelJson(
            @Schema(description = "Of the question's points.", examples = "0.5") BigDecimal share,
            @Nullable @Schema(description = "What a response of this level shows.")
                    String description) {}

    public static List<RubricJson> of(Marking marking) {
        return marking.rubric().stream()
                .map(criterion ->
                        new RubricJson(
                                criterion.id(),
                                criterion.title(),
                                criterion.levels().stream()
                                        .map(level ->
                                                new LevelJson(level.share(), level.description()))
                                        .toList()))
                .toList();
    }

    public Marking.Criterion toDomain() {
        return new Marking.Criterion(
                id,
                title,
                levels.stream()
                        .map(level ->
                                new Marking.Level(
                                        level.share(),
                                        Objects.requireNonNullElse(level.description(), "")))
                        .toList());
    }
}

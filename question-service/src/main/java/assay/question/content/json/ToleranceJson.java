package assay.question.content.json;

import assay.question.content.Tolerance;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How far a number may be from the accepted value. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ToleranceJson.Absolute.class, name = "absolute"),
    @JsonSubTypes.Type(value = ToleranceJson.Relative.class, name = "relative"),
    @JsonSubTypes.Type(value = ToleranceJson.Geometric.class, name = "geometric"),
    @JsonSubTypes.Type(
            value = ToleranceJson.SignificantFigures.class,
            name = "significant_figures"),
    @JsonSubTypes.Type(value = ToleranceJson.DecimalPlaces.class, name = "decimal_places")
})
@Schema(
        name = "Tolerance",
        description = "How far a number may be from the accepted value `v`; bounds are included.",
        oneOf = {
            ToleranceJson.Absolute.class,
            ToleranceJson.Relative.class,
            ToleranceJson.Geometric.class,
            ToleranceJson.SignificantFigures.class,
            ToleranceJson.DecimalPlaces.class
        },
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "absolute", schema = ToleranceJson.Absolute.class),
            @DiscriminatorMapping(value = "relative", schema = ToleranceJson.Relative.class),
            @DiscriminatorMapping(value = "geometric", schema = ToleranceJson.Geometric.class),
            @DiscriminatorMapping(
                    value = "significant_figures",
                    schema = ToleranceJson.SignificantFigures.class),
            @DiscriminatorMapping(
                    value = "decimal_places",
                    schema = ToleranceJson.DecimalPlaces.class)
        })
sealed interface ToleranceJson {
    @Schema(name = "AbsoluteTolerance", description = "From `v - margin` to `v + margin`.")
    record Absolute(
            @NotNull @DecimalMin("0") @Digits(integer = 15, fraction = 15) BigDecimal margin)
            implements ToleranceJson {}

    @Schema(
            name = "RelativeTolerance",
            description = "From `v - |v| * share` to `v + |v| * share`.")
    record Relative(@NotNull @DecimalMin("0") @Digits(integer = 15, fraction = 15) BigDecimal share)
            implements ToleranceJson {}

    @Schema(
            name = "GeometricTolerance",
            description = "From `v / (1 + share)` to `v * (1 + share)`.")
    record Geometric(
            @NotNull @DecimalMin("0") @Digits(integer = 15, fraction = 15) BigDecimal share)
            implements ToleranceJson {}

    @Schema(
            name = "SignificantFiguresTolerance",
            description = "The same when both are rounded half up to so many significant figures.")
    record SignificantFigures(@NotNull @Min(1) @Max(15) Integer figures) implements ToleranceJson {}

    @Schema(
            name = "DecimalPlacesTolerance",
            description =
                    "The same when both are rounded half up to so many places after the point.")
    record DecimalPlaces(@NotNull @Min(0) @Max(15) Integer places) implements ToleranceJson {}

    static ToleranceJson of(Tolerance tolerance) {
        return switch (tolerance) {
            case Tolerance.Absolute(var margin) -> new Absolute(margin);
            case Tolerance.Relative(var share) -> new Relative(share);
            case Tolerance.Geometric(var share) -> new Geometric(share);
            case Tolerance.SignificantFigures(var figures) -> new SignificantFigures(figures);
            case Tolerance.DecimalPlaces(var places) -> new DecimalPlaces(places);
        };
    }

    static Tolerance tolerance(@Nullable ToleranceJson given) {
        return switch (given) {
            case null -> new Tolerance.Absolute(BigDecimal.ZERO);
            case Absolute(var margin) -> new Tolerance.Absolute(Absent.decimal(margin));
            case Relative(var share) -> new Tolerance.Relative(Absent.decimal(share));
            case Geometric(var share) -> new Tolerance.Geometric(Absent.decimal(share));
            case SignificantFigures(var figures) ->
                    new Tolerance.SignificantFigures(Absent.number(figures, 1));
            case DecimalPlaces(var places) -> new Tolerance.DecimalPlaces(Absent.number(places));
        };
    }
}

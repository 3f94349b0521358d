package assay.grading.key.wire;

import assay.grading.scoring.Tolerance;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How far a number may be from an accepted value, on the wire. */
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
public sealed interface ToleranceJson {

    @Schema(
            name = "AbsoluteTolerance",
            description = "From `v - margin` to `v + margin`.",
            requiredProperties = {"margin"})
    record Absolute(BigDecimal margin) implements ToleranceJson {}

    @Schema(
            name = "RelativeTolerance",
            description = "From `v - |v| * share` to `v + |v| * share`.",
            requiredProperties = {"share"})
    record Relative(BigDecimal share) implements ToleranceJson {}

    @Schema(
            name = "GeometricTolerance",
            description = "From `v / (1 + share)` to `v * (1 + share)`.",
            requiredProperties = {"share"})
    record Geometric(BigDecimal share) implements ToleranceJson {}

    @Schema(
            name = "SignificantFiguresTolerance",
            description = "The same when both are rounded half up to so many significant figures.",
            requiredProperties = {"figures"})
    record SignificantFigures(int figures) implements ToleranceJson {}

    @Schema(
            name = "DecimalPlacesTolerance",
            description =
                    "The same when both are rounded half up to so many places after the point.",
            requiredProperties = {"places"})
    record DecimalPlaces(int places) implements ToleranceJson {}

    static ToleranceJson of(Tolerance tolerance) {
        return switch (tolerance) {
            case Tolerance.Absolute(var margin) -> new Absolute(margin);
            case Tolerance.Relative(var share) -> new Relative(share);
            case Tolerance.Geometric(var share) -> new Geometric(share);
            case Tolerance.SignificantFigures(var figures) -> new SignificantFigures(figures);
            case Tolerance.DecimalPlaces(var places) -> new DecimalPlaces(places);
        };
    }

    /** Without one only the value itself is accepted. */
    static Tolerance toDomain(@Nullable ToleranceJson tolerance) {
        return switch (tolerance) {
            case null -> Tolerance.Absolute.EXACT;
            case Absolute(var margin) -> new Tolerance.Absolute(margin);
            case Relative(var share) -> new Tolerance.Relative(share);
            case Geometric(var share) -> new Tolerance.Geometric(share);
            case SignificantFigures(var figures) -> new Tolerance.SignificantFigures(figures);
            case DecimalPlaces(var places) -> new Tolerance.DecimalPlaces(places);
        };
    }
}

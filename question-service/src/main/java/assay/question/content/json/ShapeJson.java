package assay.question.content.json;

import assay.question.content.Shape;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An area of a picture. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ShapeJson.Rectangle.class, name = "rectangle"),
    @JsonSubTypes.Type(value = ShapeJson.Circle.class, name = "circle"),
    @JsonSubTypes.Type(value = ShapeJson.Polygon.class, name = "polygon")
})
@Schema(
        name = "Shape",
        description =
                "An area of a picture, its edge included; in pixels from the upper left corner.",
        oneOf = {ShapeJson.Rectangle.class, ShapeJson.Circle.class, ShapeJson.Polygon.class},
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "rectangle", schema = ShapeJson.Rectangle.class),
            @DiscriminatorMapping(value = "circle", schema = ShapeJson.Circle.class),
            @DiscriminatorMapping(value = "polygon", schema = ShapeJson.Polygon.class)
        })
sealed interface ShapeJson {
    @Schema(name = "Rectangle")
    record Rectangle(
            @NotNull @Min(-100_000) @Max(100_000) Integer x,
            @NotNull @Min(-100_000) @Max(100_000) Integer y,
            @NotNull @Min(0) @Max(100_000) Integer width,
            @NotNull @Min(0) @Max(100_000) Integer height)
            implements ShapeJson {}

    @Schema(name = "Circle")
    record Circle(
            @NotNull @Min(-100_000) @Max(100_000) @Schema(description = "Of the centre.") Integer x,
            @NotNull @Min(-100_000) @Max(100_000) @Schema(description = "Of the centre.") Integer y,
            @NotNull @Min(0) @Max(100_000) Integer radius)
            implements ShapeJson {}

    @Schema(name = "Polygon", description = "The last point is joined to the first.")
    record Polygon(@NotNull @Size(min = 3, max = 1_000) List<@NotNull @Valid PointJson> points)
            implements ShapeJson {}

    @Schema(name = "Point")
    record PointJson(
            @NotNull @Min(-100_000) @Max(100_000) Integer x,
            @NotNull @Min(-100_000) @Max(100_000) Integer y) {
        static PointJson of(Shape.Point point) {
            return new PointJson(point.x(), point.y());
        }

        Shape.Point toPoint() {
            return new Shape.Point(Absent.number(x), Absent.number(y));
        }
    }

    static ShapeJson of(Shape shape) {
        return switch (shape) {
            case Shape.Rectangle(var x, var y, var width, var height) ->
                    new Rectangle(x, y, width, height);
            case Shape.Circle(var x, var y, var radius) -> new Circle(x, y, radius);
            case Shape.Polygon(var points) ->
                    new Polygon(points.stream().map(PointJson::of).toList());
        };
    }

    static Shape shape(@Nullable ShapeJson given) {
        return switch (given) {
            case null -> new Shape.Circle(0, 0, 0);
            case Rectangle(var x, var y, var width, var height) ->
                    new Shape.Rectangle(
                            Absent.number(x),
                            Absent.number(y),
                            Absent.number(width),
                            Absent.number(height));
            case Circle(var x, var y, var radius) ->
                    new Shape.Circle(Absent.number(x), Absent.number(y), Absent.number(radius));
            case Polygon(var points) -> new Shape.Polygon(Absent.each(points, PointJson::toPoint));
        };
    }
}

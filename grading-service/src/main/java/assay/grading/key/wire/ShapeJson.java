package assay.grading.key.wire;

import assay.grading.scoring.Shape;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An area of a picture, on the wire. */
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
public sealed interface ShapeJson {

    @Schema(
            name = "Rectangle",
            requiredProperties = {"x", "y", "width", "height"})
    record Rectangle(int x, int y, int width, int height) implements ShapeJson {}

    @Schema(
            name = "Circle",
            requiredProperties = {"x", "y", "radius"})
    record Circle(
            @Schema(description = "Of the centre.") int x,
            @Schema(description = "Of the centre.") int y,
            int radius)
            implements ShapeJson {}

    @Schema(
            name = "Polygon",
            description = "The last point is joined to the first.",
            requiredProperties = {"points"})
    record Polygon(List<PointJson> points) implements ShapeJson {}

    @Schema(
            name = "Point",
            requiredProperties = {"x", "y"})
    record PointJson(int x, int y) {}

    static ShapeJson of(Shape shape) {
        return switch (shape) {
            case Shape.Rectangle(var x, var y, var width, var height) ->
                    new Rectangle(x, y, width, height);
            case Shape.Circle(var x, var y, var radius) -> new Circle(x, y, radius);
            case Shape.Polygon(var points) ->
                    new Polygon(
                            points.stream()
                                    .map(point -> new PointJson(point.x(), point.y()))
                                    .toList());
        };
    }

    default Shape toDomain() {
        return switch (this) {
            case Rectangle(var x, var y, var width, var height) ->
                    new Shape.Rectangle(x, y, width, height);
            case Circle(var x, var y, var radius) -> new Shape.Circle(x, y, radius);
            case Polygon(var points) ->
                    new Shape.Polygon(
                            points.stream()
                                    .map(point -> new Shape.Point(point.x(), point.y()))
                                    .toList());
        };
    }
}

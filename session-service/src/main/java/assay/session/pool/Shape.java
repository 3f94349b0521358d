package assay.session.pool;

import java.util.List;

/**
 * An area of a picture, its edge included. Coordinates are pixels of the picture, from its upper
 * left corner to the right and down.
 */
public sealed interface Shape {
    record Rectangle(int x, int y, int width, int height) implements Shape {}

    /** All points within {@code radius} of the centre. */
    record Circle(int x, int y, int radius) implements Shape {}

    /** A closed polygon: the last point is joined to the first. */
    record Polygon(List<Point> points) implements Shape {
        public Polygon {
            points = List.copyOf(points);
        }
    }

    record Point(int x, int y) {}
}

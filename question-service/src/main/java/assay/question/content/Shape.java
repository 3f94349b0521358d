package assay.question.content;

import java.util.List;

/**
 * An area of a picture, its edge included. Coordinates are pixels of the picture, from its upper
 * left corner to the right and down. The shapes are those of QTI's {@code shape} vocabulary.
 */
public sealed interface Shape {
    /** From ({@code x}, {@code y}) to ({@code x + width}, {@code y + height}). */
    record Rectangle(int x, int y, int width, int height) implements Shape {}

    /** All points within {@code radius} of the centre ({@code x}, {@code y}). */
    record Circle(int x, int y, int radius) implements Shape {}

    /**
     * A closed polygon; where its edges cross, a point inside is one that a ray leaves an odd
     * number of times.
     *
     * @param points three or more; the last is joined to the first
     */
    record Polygon(List<Point> points) implements Shape {
        public Polygon {
            points = List.copyOf(points);
        }
    }

    record Point(int x, int y) {}
}

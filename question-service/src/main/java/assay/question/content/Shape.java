package assay.question.content;

import java.util.List;

/**
 * An area of a picture, its edge included. Coordinates are pixels of the picture, from its upper
 * left corner to the right and down. The shapes are those of QTI's {@code shape} vocabulary.
 */
public sealed interface Shape {
    /** Whether no point of it is on the picture. */
    default boolean isOutside(Picture picture) {
        return switch (this) {
            case Rectangle(var x, var y, var width, var height) ->
                    isOutside(picture, x, y, (long) x + width, (long) y + height);
            case Circle(var x, var y, var radius) -> {
                var across = (long) x - Math.clamp(x, 0, Math.max(0, picture.width()));
                var down = (long) y - Math.clamp(y, 0, Math.max(0, picture.height()));
                // Far away first: squares of what is left cannot overflow.
                yield Math.abs(across) > radius
                        || Math.abs(down) > radius
                        || across * across + down * down > (long) radius * radius;
            }
            case Polygon(var points) -> {
                var across = points.stream().mapToLong(Point::x).summaryStatistics();
                var down = points.stream().mapToLong(Point::y).summaryStatistics();
                yield !points.isEmpty()
                        && isOutside(
                                picture,
                                across.getMin(),
                                down.getMin(),
                                across.getMax(),
                                down.getMax());
            }
        };
    }

    private static boolean isOutside(
            Picture picture, long left, long top, long right, long bottom) {
        return left > picture.width() || top > picture.height() || right < 0 || bottom < 0;
    }

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

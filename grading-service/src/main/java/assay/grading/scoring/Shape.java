package assay.grading.scoring;

import java.util.List;

/**
 * An area of a picture, its edge included. Coordinates are pixels of the picture, from its upper
 * left corner to the right and down. The shapes are those of QTI's {@code shape} vocabulary.
 */
public sealed interface Shape {
    /** Whether the point lies in the area or on its edge; exact, in whole numbers. */
    default boolean contains(Point point) {
        return switch (this) {
            case Rectangle(var x, var y, var width, var height) ->
                    point.x() >= x
                            && point.x() <= (long) x + width
                            && point.y() >= y
                            && point.y() <= (long) y + height;
            case Circle(var x, var y, var radius) -> {
                var dx = (long) point.x() - x;
                var dy = (long) point.y() - y;
                // Far away first: squares of what is left cannot overflow.
                yield Math.abs(dx) <= radius
                        && Math.abs(dy) <= radius
                        && dx * dx + dy * dy <= (long) radius * radius;
            }
            case Polygon(var points) -> isIn(points, point);
        };
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
        /**
         * Checks that it has an inside.
         *
         * @throws IllegalArgumentException if there are less than three points
         */
        public Polygon {
            points = List.copyOf(points);
            if (points.size() < 3) {
                throw new IllegalArgumentException("a polygon has three points or more");
            }
        }
    }

    record Point(int x, int y) {}

    private static boolean isIn(List<Point> corners, Point point) {
        var inside = false;
        for (var i = 0; i < corners.size(); i++) {
            var from = corners.get(i);
            var to = corners.get((i + 1) % corners.size());
            var side = side(from, to, point);
            if (side == 0 && isBetween(from, to, point)) {
                return true;
            }
            // A ray to the right crosses the edge if the edge spans its height (the lower end
            // counts, the upper does not) and passes to the right of the point.
            var rises = to.y() > from.y();
            if (from.y() > point.y() != to.y() > point.y() && (rises ? side > 0 : side < 0)) {
                inside = !inside;
            }
        }
        return inside;
    }

    /**
     * Sign of the area that the three points span: positive if {@code point} lies to the left of
     * the way from {@code from} to {@code to}, in coordinates that grow upwards.
     */
    private static int side(Point from, Point to, Point point) {
        return Long.signum(
                ((long) to.x() - from.x()) * ((long) point.y() - from.y())
                        - ((long) to.y() - from.y()) * ((long) point.x() - from.x()));
    }

    private static boolean isBetween(Point from, Point to, Point point) {
        return Math.min(from.x(), to.x()) <= point.x()
                && point.x() <= Math.max(from.x(), to.x())
                && Math.min(from.y(), to.y()) <= point.y()
                && point.y() <= Math.max(from.y(), to.y());
    }
}

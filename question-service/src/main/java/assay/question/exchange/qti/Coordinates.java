package assay.question.exchange.qti;

import assay.question.content.Shape;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** QTI's shapes and points. */
final class Coordinates {
    private static final int ELLIPSE_CORNERS = 32;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Coordinates() {}

    /**
     * The shape.
     *
     * @param exact false if ours is only near it
     */
    record Drawn(Shape shape, boolean exact) {}

    /**
     * Reads a shape.
     *
     * @param width of the picture, for percentages and for the shape {@code default}
     */
    static Drawn read(Element where, int width, int height) throws NotAnItem {
        return read(where.get("shape", "default"), where.get("coords"), width, height)
                .orElseThrow(() ->
                        new NotAnItem(
                                where,
                                "The shape %s with the coordinates \"%s\" is none."
                                        .formatted(where.get("shape"), where.get("coords"))));
    }

    static Optional<Drawn> read(String shape, String coords, int width, int height) {
        if (shape.equals("default")) {
            return Optional.of(new Drawn(new Shape.Rectangle(0, 0, width, height), true));
        }
        var exact = true;
        var numbers = new ArrayList<Integer>();
        var words = coords.isBlank() ? new String[0] : coords.strip().split("[\\s,;]+");
        for (var i = 0; i < words.length; i++) {
            var percent = words[i].endsWith("%");
            var number = Values.number(percent ? words[i].replace("%", "") : words[i]);
            if (number.isEmpty() || number.get().abs().compareTo(BigDecimal.valueOf(100_000)) > 0) {
                return Optional.empty();
            }
            var side = BigDecimal.valueOf(i % 2 == 0 ? width : height);
            var pixels = percent ? number.get().multiply(side).divide(HUNDRED) : number.get();
            var whole = pixels.setScale(0, RoundingMode.HALF_UP);
            exact &= whole.compareTo(pixels) == 0;
            numbers.add(whole.intValue());
        }
        return drawn(shape, numbers, exact);
    }

    private static Optional<Drawn> drawn(String shape, List<Integer> n, boolean exact) {
        return switch (shape) {
            case "rect", "rectangle" -> n.size() == 4 ? rectangle(n, exact) : Optional.empty();
            case "circle" ->
                    n.size() == 3
                            ? Optional.of(
                                    new Drawn(
                                            new Shape.Circle(n.get(0), n.get(1), n.get(2)), exact))
                            : Optional.empty();
            case "ellipse" -> n.size() == 4 ? Optional.of(ellipse(n)) : Optional.empty();
            case "poly", "polygon" -> polygon(n, exact);
            default -> Optional.empty();
        };
    }

    private static Optional<Drawn> rectangle(List<Integer> n, boolean exact) {
        var left = Math.min(n.get(0), n.get(2));
        var top = Math.min(n.get(1), n.get(3));
        return Optional.of(
                new Drawn(
                        new Shape.Rectangle(
                                left,
                                top,
                                Math.abs(n.get(2) - n.get(0)),
                                Math.abs(n.get(3) - n.get(1))),
                        exact));
    }

    private static Drawn ellipse(List<Integer> n) {
        if (n.get(2).equals(n.get(3))) {
            return new Drawn(new Shape.Circle(n.get(0), n.get(1), n.get(2)), true);
        }
        var points = new ArrayList<Shape.Point>();
        for (var i = 0; i < ELLIPSE_CORNERS; i++) {
            var angle = 2 * Math.PI * i / ELLIPSE_CORNERS;
            points.add(
                    new Shape.Point(
                            (int) Math.round(n.get(0) + n.get(2) * Math.cos(angle)),
                            (int) Math.round(n.get(1) + n.get(3) * Math.sin(angle))));
        }
        return new Drawn(new Shape.Polygon(points), false);
    }

    private static Optional<Drawn> polygon(List<Integer> n, boolean exact) {
        if (n.size() < 6 || n.size() % 2 != 0) {
            return Optional.empty();
        }
        var points = new ArrayList<Shape.Point>();
        for (var i = 0; i < n.size(); i += 2) {
            points.add(new Shape.Point(n.get(i), n.get(i + 1)));
        }
        if (points.size() > 3 && points.getFirst().equals(points.getLast())) {
            points.removeLast();
        }
        return Optional.of(new Drawn(new Shape.Polygon(points), exact));
    }

    /** QTI's word for a shape. */
    static String shape(Shape shape) {
        return switch (shape) {
            case Shape.Rectangle _ -> "rect";
            case Shape.Circle _ -> "circle";
            case Shape.Polygon _ -> "poly";
        };
    }

    static String coords(Shape shape) {
        return switch (shape) {
            case Shape.Rectangle(var x, var y, var width, var height) ->
                    join(Stream.of(x, y, x + width, y + height));
            case Shape.Circle(var x, var y, var radius) -> join(Stream.of(x, y, radius));
            case Shape.Polygon(var points) ->
                    join(
                            Stream.concat(points.stream(), Stream.of(points.getFirst()))
                                    .flatMap(point -> Stream.of(point.x(), point.y())));
        };
    }

    private static String join(Stream<Integer> numbers) {
        return numbers.map(Object::toString).collect(Collectors.joining(","));
    }

    /** A point that is surely in the shape's middle, as a response says it. */
    static String middle(Shape shape) {
        return switch (shape) {
            case Shape.Rectangle(var x, var y, var width, var height) ->
                    (x + width / 2) + " " + (y + height / 2);
            case Shape.Circle(var x, var y, _) -> x + " " + y;
            case Shape.Polygon(var points) -> points.getFirst().x() + " " + points.getFirst().y();
        };
    }

    /** The first area that has the point. */
    static Optional<Declarations.Area> areaOf(String point, List<Declarations.Area> areas) {
        var numbers =
                Stream.of(point.split(" ")).map(Values::number).flatMap(Optional::stream).toList();
        if (numbers.size() != 2) {
            return Optional.empty();
        }
        var x = numbers.get(0).intValue();
        var y = numbers.get(1).intValue();
        return areas.stream()
                .filter(area ->
                        area.shape().equals("default")
                                || read(area.shape(), area.coords(), 0, 0)
                                        .filter(drawn -> has(drawn.shape(), x, y))
                                        .isPresent())
                .findFirst();
    }

    private static boolean has(Shape shape, int x, int y) {
        return switch (shape) {
            case Shape.Rectangle(var left, var top, var width, var height) ->
                    x >= left && y >= top && x <= left + width && y <= top + height;
            case Shape.Circle(var cx, var cy, var radius) -> Math.hypot(x - cx, y - cy) <= radius;
            case Shape.Polygon(var points) -> within(points, x, y);
        };
    }

    private static boolean within(List<Shape.Point> points, int x, int y) {
        if (points.contains(new Shape.Point(x, y))) {
            return true;
        }
        var inside = false;
        var before = points.getLast();
        for (var point : points) {
            if (point.y() > y != before.y() > y
                    && x
                            < (double) (before.x() - point.x())
                                            * (y - point.y())
                                            / (before.y() - point.y())
                                    + point.x()) {
                inside = !inside;
            }
            before = point;
        }
        return inside;
    }
}

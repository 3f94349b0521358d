package assay.grading.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import assay.grading.scoring.Shape.Point;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ShapeTest {
    @ParameterizedTest(name = "({0}, {1}): {2}")
    @CsvSource({
        "10, 20, true", "40, 60, true", "10, 60, true", "25, 40, true",
        "9, 20, false", "41, 60, false", "10, 19, false", "40, 61, false"
    })
    void a_rectangle_has_its_edge(int x, int y, boolean inside) {
        assertThat(new Shape.Rectangle(10, 20, 30, 40).contains(new Point(x, y))).isEqualTo(inside);
    }

    @ParameterizedTest(name = "({0}, {1}): {2}")
    @CsvSource({
        "13, 14, true",
        "15, 10, true",
        "10, 5, true",
        "10, 10, true",
        "14, 14, false",
        "16, 10, false",
        "10, 4, false"
    })
    void a_circle_has_its_edge(int x, int y, boolean inside) {
        assertThat(new Shape.Circle(10, 10, 5).contains(new Point(x, y))).isEqualTo(inside);
    }

    @ParameterizedTest(name = "({0}, {1}): {2}")
    @CsvSource({
        // corners and edges
        "0, 0, true", "10, 0, true", "0, 10, true", "5, 0, true", "0, 5, true", "5, 5, true",
        "1, 1, true", "4, 5, true", "5, 6, false", "6, 5, false", "-1, 0, false", "11, 0, false",
        "0, -1, false", "0, 11, false"
    })
    void a_polygon_has_its_edge(int x, int y, boolean inside) {
        var triangle =
                new Shape.Polygon(List.of(new Point(0, 0), new Point(10, 0), new Point(0, 10)));
        assertThat(triangle.contains(new Point(x, y))).isEqualTo(inside);
    }

    @ParameterizedTest(name = "({0}, {1}): {2}")
    @CsvSource({
        // the bay of a U is outside
        "5, 5, false",
        "5, 2, true",
        "1, 8, true",
        "9, 8, true",
        "5, 9, false",
        "3, 9, true"
    })
    void a_polygon_may_be_hollow(int x, int y, boolean inside) {
        var u =
                new Shape.Polygon(
                        List.of(
                                new Point(0, 0),
                                new Point(10, 0),
                                new Point(10, 10),
                                new Point(7, 10),
                                new Point(7, 3),
                                new Point(3, 3),
                                new Point(3, 10),
                                new Point(0, 10)));
        assertThat(u.contains(new Point(x, y))).isEqualTo(inside);
    }

    @Test
    void where_edges_cross_a_point_inside_is_left_an_odd_number_of_times() {
        // A five-pointed star drawn in one stroke: its middle is left twice.
        var star =
                new Shape.Polygon(
                        List.of(
                                new Point(50, 0),
                                new Point(79, 90),
                                new Point(2, 35),
                                new Point(98, 35),
                                new Point(21, 90)));

        assertThat(star.contains(new Point(50, 50))).isFalse();
        assertThat(star.contains(new Point(50, 20))).isTrue();
    }

    @Test
    void a_polygon_with_the_corners_of_a_rectangle_is_that_rectangle() {
        var random = new Random(20_261_125);
        for (var i = 0; i < 20_000; i++) {
            var x = random.nextInt(-20, 20);
            var y = random.nextInt(-20, 20);
            var width = random.nextInt(0, 20);
            var height = random.nextInt(0, 20);
            var polygon =
                    new Shape.Polygon(
                            List.of(
                                    new Point(x, y),
                                    new Point(x + width, y),
                                    new Point(x + width, y + height),
                                    new Point(x, y + height)));
            var point = new Point(random.nextInt(-45, 45), random.nextInt(-45, 45));
            assertThat(polygon.contains(point))
                    .isEqualTo(new Shape.Rectangle(x, y, width, height).contains(point));
        }
    }

    @Test
    void the_farthest_points_are_far_away() {
        var far = new Point(Integer.MAX_VALUE, Integer.MIN_VALUE);
        assertThat(new Shape.Circle(0, 0, 10).contains(far)).isFalse();
        assertThat(new Shape.Rectangle(0, 0, Integer.MAX_VALUE, 10).contains(far)).isFalse();
    }

    @Test
    void less_than_three_points_are_no_polygon() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Shape.Polygon(List.of(new Point(0, 0), new Point(1, 1))));
    }
}

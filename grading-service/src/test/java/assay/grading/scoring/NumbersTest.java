package assay.grading.scoring;

import static assay.grading.scoring.ScoringSamples.decimal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import assay.grading.scoring.AcceptedNumber.Unit;
import assay.grading.scoring.AcceptedNumber.Units;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NumbersTest {
    private static final Units METRES =
            new Units(
                    List.of(new Unit("m", BigDecimal.ONE), new Unit("km", decimal("1000"))),
                    decimal("0.25"));

    @ParameterizedTest(name = "{1} within {2} {0} of {3}: {4}")
    @CsvSource({
        "absolute, 9.9, 0.1, 10, true",
        "absolute, 10.1, 0.1, 10, true",
        "absolute, 9.899999, 0.1, 10, false",
        "absolute, 10.100001, 0.1, 10, false",
        "absolute, 10, 0, 10, true",
        "absolute, 10.0, 0, 10, true",
        "absolute, 10.0000000000000000001, 0, 10, false",
        "absolute, -10.1, 0.1, -10, true",
        "relative, 9, 0.1, 10, true",
        "relative, 11, 0.1, 10, true",
        "relative, 8.999999, 0.1, 10, false",
        "relative, 11.000001, 0.1, 10, false",
        "relative, -11, 0.1, -10, true",
        "relative, -9, 0.1, -10, true",
        "relative, -11.000001, 0.1, -10, false",
        "relative, 0, 0.1, 0, true",
        "relative, 0.000001, 0.1, 0, false",
        // 10 / 1.25 = 8 and 10 * 1.25 = 12.5
        "geometric, 8, 0.25, 10, true",
        "geometric, 12.5, 0.25, 10, true",
        "geometric, 7.999999, 0.25, 10, false",
        "geometric, 12.500001, 0.25, 10, false",
        "geometric, -8, 0.25, -10, true",
        "geometric, -12.5, 0.25, -10, true",
        "geometric, -7.999999, 0.25, -10, false",
        "geometric, -12.500001, 0.25, -10, false",
        "geometric, 10, 0.25, -10, false",
        "geometric, 0, 0.25, 0, true",
        "geometric, 0.1, 0.25, 0, false",
        // 3.145 is rounded up
        "figures, 3.145, 3, 3.15, true",
        "figures, 3.1449, 3, 3.15, false",
        "figures, 3.1549, 3, 3.15, true",
        "figures, 3.155, 3, 3.15, false",
        "figures, 1234, 2, 1200, true",
        "figures, 1250, 2, 1200, false",
        "figures, 0.0012349, 3, 0.00123, true",
        "places, 3.145, 2, 3.15, true",
        "places, 3.1449, 2, 3.15, false",
        "places, -3.145, 2, -3.15, true",
        "places, 1234.5, 0, 1235, true",
        "places, 1234.4999, 0, 1235, false"
    })
    void bounds_of_a_tolerance_are_included(
            String kind, BigDecimal number, BigDecimal size, BigDecimal value, boolean accepted) {
        assertThat(tolerance(kind, size).accepts(number, value)).isEqualTo(accepted);
    }

    private static Tolerance tolerance(String kind, BigDecimal size) {
        return switch (kind) {
            case "absolute" -> new Tolerance.Absolute(size);
            case "relative" -> new Tolerance.Relative(size);
            case "geometric" -> new Tolerance.Geometric(size);
            case "figures" -> new Tolerance.SignificantFigures(size.intValueExact());
            case "places" -> new Tolerance.DecimalPlaces(size.intValueExact());
            default -> throw new IllegalArgumentException(kind);
        };
    }

    @Test
    void every_tolerance_accepts_the_value_itself_and_more_than_none_its_bounds() {
        var random = new Random(20_261_125);
        for (var i = 0; i < 5_000; i++) {
            var value =
                    BigDecimal.valueOf(random.nextLong(-1_000_000, 1_000_000), random.nextInt(8));
            var size = BigDecimal.valueOf(random.nextInt(1, 2_000), 3);
            for (var kind : List.of("absolute", "relative", "geometric")) {
                assertThat(tolerance(kind, size).accepts(value, value)).isTrue();
            }
            var epsilon = new BigDecimal("1e-40");
            assertThat(tolerance("absolute", size).accepts(value.add(size), value)).isTrue();
            assertThat(tolerance("absolute", size).accepts(value.add(size).add(epsilon), value))
                    .isFalse();
            var outer = value.add(value.abs().multiply(size));
            assertThat(tolerance("relative", size).accepts(outer, value)).isTrue();
            assertThat(tolerance("relative", size).accepts(outer.add(epsilon), value)).isFalse();
            var steep = value.multiply(size.add(BigDecimal.ONE));
            assertThat(tolerance("geometric", size).accepts(steep, value)).isTrue();
            if (value.signum() != 0) {
                var beyond = steep.add(epsilon.multiply(BigDecimal.valueOf(value.signum())));
                assertThat(tolerance("geometric", size).accepts(beyond, value)).isFalse();
            }
        }
    }

    @ParameterizedTest(name = "{0} {1} earns {2} of 4")
    @CsvSource(
            nullValues = "none",
            value = {
                "3200, m, 4",
                "3.2, km, 4",
                "3.20, ' k m ', 4",
                "3200, none, 3",
                "3200, '', 3",
                "3200, miles, 3",
                // a unit is told by its case
                "3.2, KM, 0",
                "3.2, none, 0",
                "3200, km, 0"
            })
    void a_missing_or_unknown_unit_costs_its_penalty(
            String value, @Nullable String unit, String points) {
        assertThat(score(numbers(METRES, value("3200", "1")), value, unit))
                .isEqualTo(Points.of(points));
    }

    @Test
    void where_no_unit_is_accepted_a_given_one_is_not_looked_at() {
        assertThat(score(numbers(Units.NONE, value("3", "1")), "3", "parsec"))
                .isEqualTo(Points.of("4"));
    }

    @Test
    void of_several_numbers_that_fit_the_one_with_the_most_credit_counts() {
        var key =
                numbers(
                        Units.NONE,
                        new AcceptedNumber.Anything(BigDecimal.ZERO, ""),
                        new AcceptedNumber.Range(decimal("1"), decimal("2"), decimal("0.5"), ""),
                        value("1.5", "1"));

        assertThat(score(key, "1.5", null)).isEqualTo(Points.of("4"));
        assertThat(score(key, "1", null)).isEqualTo(Points.of("2"));
        assertThat(score(key, "2", null)).isEqualTo(Points.of("2"));
        assertThat(score(key, "0.999999", null)).isEqualTo(Points.ZERO);
        assertThat(score(key, "2.000001", null)).isEqualTo(Points.ZERO);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "3, 3",
        "+3, 3",
        "-3.20, -3.2",
        "03, 3",
        "1e3, 1000",
        "1E+3, 1000",
        "1e-3, 0.001",
        "' 3 ', 3",
        "0e9999999999, 0"
    })
    void numbers_are_read_as_they_are_written(String text, BigDecimal number) {
        assertThat(Decimal.parse(text).orElseThrow()).isEqualByComparingTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "three",
                "3,2",
                ".5",
                "3.",
                "1e",
                "0x10",
                "NaN",
                "Infinity",
                "3 2",
                "--3",
                "\u0663",
                "12345678901234567890123456789012345678901"
            })
    void what_is_no_number_is_reported(String text) {
        assertThat(Decimal.parse(text)).isEmpty();
        assertThat(
                        new Numbers(numbers(Units.NONE, value("3", "1")))
                                .score(text, null, Points.of("4")))
                .isInstanceOf(Verdict.Unscorable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e999999999999999999", "1e-999999999"})
    void numbers_of_any_size_are_compared_at_once(String text) {
        for (var tolerance :
                List.of(
                        new Tolerance.Absolute(BigDecimal.ONE),
                        new Tolerance.SignificantFigures(3),
                        new Tolerance.DecimalPlaces(15))) {
            var key =
                    numbers(
                            METRES,
                            new AcceptedNumber.Value(decimal("5"), tolerance, BigDecimal.ONE, ""));
            assertThat(score(key, text, "km")).isEqualTo(Points.ZERO);
        }
    }

    @Test
    void numbers_of_keys_are_ordinary() {
        assertThatIllegalArgumentException().isThrownBy(() -> value("1e999999999", "1"));
        assertThatIllegalArgumentException().isThrownBy(() -> value("1e-999999999", "1"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tolerance.Absolute(decimal("-0.1")));
    }

    @Test
    void a_formula_is_rounded_before_it_is_compared() {
        var formula =
                new AcceptedNumber.Formula(
                        "{a} / 3", Tolerance.Absolute.EXACT, BigDecimal.ONE, "well");
        var values = Map.of("a", decimal("2"));
        var rounded =
                new Numbers(
                        numbers(Units.NONE, formula),
                        values,
                        new Rounding(Rounding.Mode.DECIMAL_PLACES, 2));

        assertThat(pointsOf(rounded.score("0.67", null, Points.of("4")))).isEqualTo(Points.of("4"));
        assertThat(pointsOf(rounded.score("0.66", null, Points.of("4")))).isEqualTo(Points.ZERO);
        assertThat(
                        pointsOf(
                                new Numbers(numbers(Units.NONE, formula), values, null)
                                        .score("0.67", null, Points.of("4"))))
                .isEqualTo(Points.ZERO);
    }

    @Test
    void a_formula_that_comes_to_nothing_leaves_the_response_to_an_instructor() {
        var key =
                numbers(
                        Units.NONE,
                        new AcceptedNumber.Formula(
                                "1 / {a}", Tolerance.Absolute.EXACT, BigDecimal.ONE, ""));

        assertThat(
                        new Numbers(key, Map.of("a", BigDecimal.ZERO), null)
                                .score("1", null, Points.of("4")))
                .isInstanceOf(Verdict.Unscorable.class);
    }

    private static AcceptedNumber value(String value, String credit) {
        return new AcceptedNumber.Value(
                decimal(value), Tolerance.Absolute.EXACT, decimal(credit), "");
    }

    private static AcceptedNumber.Numbers numbers(Units units, AcceptedNumber... accepted) {
        return new AcceptedNumber.Numbers(List.of(accepted), units);
    }

    private static Points score(AcceptedNumber.Numbers key, String value, @Nullable String unit) {
        return pointsOf(new Numbers(key).score(value, unit, Points.of("4")));
    }

    private static Points pointsOf(Verdict verdict) {
        return ((Verdict.Scored) verdict).points();
    }
}

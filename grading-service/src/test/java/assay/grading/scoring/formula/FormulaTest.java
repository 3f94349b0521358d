package assay.grading.scoring.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FormulaTest {
    private static final Map<String, BigDecimal> VALUES =
            Map.of(
                    "a", new BigDecimal("3"),
                    "b", new BigDecimal("4"),
                    "A", new BigDecimal("100"),
                    "max", new BigDecimal("7"),
                    "x_1", new BigDecimal("-0.5"));

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "1 + 2 * 3 | 7",
                "(1 + 2) * 3 | 9",
                "10 - 4 - 3 | 3",
                "2 / 3 * 3 | 2",
                "1 / 3 * 3 | 1",
                "7 % 4 | 3",
                "2 ^ 3 ^ 2 | 512",
                "-2 ^ 2 | -4",
                "2 ^ (-1) | 0.5",
                "- - 3 | 3",
                "1.5e3 + 0 | 1500",
                "{a} + {b} | 7",
                "{a} + {A} | 103",
                "{max} + max(1, 2) | 9",
                "sqrt({a}^2 + {b}^2) | 5",
                "abs({x_1}) | 0.5",
                "ceil(1.2) + floor(1.8) | 3",
                "floor(-1.5) | -2",
                "round(2.5) | 3",
                "round(-2.5) | -3",
                "round(1.005, 2) | 1.01",
                "round(1250, -2) | 1300",
                "fmod(-7, 3) | -1",
                "max(1, 5, 3) - min(4, 2) | 3",
                "pow(2, 10) | 1024",
                "pow(4, 0.5) | 2",
                "bindec(101) | 5",
                "decbin(5) | 101",
                "octdec(17) | 15",
                "decoct(15) | 17",
                "is_finite(1) + is_infinite(1) + is_nan(1) | 1",
                "log(1) + log10(1000) | 3",
                "exp(0) + expm1(0) + log1p(0) | 1"
            })
    void arithmetic_is_exact(String formula, BigDecimal worth) {
        assertThat(worth(formula)).isEqualByComparingTo(worth);
    }

    @ParameterizedTest(name = "{0} is about {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "pi() | 3.14159265358979",
                "sin(pi() / 2) | 1",
                "cos(pi()) | -1",
                "tan(pi() / 4) | 1",
                "asin(1) | 1.5707963267949",
                "acos(0) | 1.5707963267949",
                "atan(1) * 4 | 3.14159265358979",
                "atan2(1, -1) | 2.35619449019234",
                "sinh(1) | 1.1752011936438",
                "cosh(1) | 1.54308063481524",
                "tanh(1) | 0.76159415595576",
                "asinh(sinh(2)) | 2",
                "asinh(-1) | -0.88137358701954",
                "acosh(cosh(2)) | 2",
                "atanh(tanh(0.5)) | 0.5",
                "deg2rad(180) | 3.14159265358979",
                "rad2deg(pi()) | 180",
                "log(exp(3)) | 3"
            })
    void functions_are_those_of_moodle_in_radians(String formula, BigDecimal about) {
        assertThat(worth(formula).setScale(12, RoundingMode.HALF_UP))
                .isEqualByComparingTo(about.setScale(12, RoundingMode.HALF_UP));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1 +",
                "(1",
                "2 ^ -1",
                ",)",
                "1)",
                "{a",
                "a}",
                "{}",
                "{unknown}",
                "a + 1",
                "v0",
                "rand(1, 6)",
                "system(1)",
                "SQRT(4)",
                "sin",
                "sin()",
                "sin(1, 2)",
                "pow(2)",
                "pi(1)",
                "max()",
                "1 / 0",
                "5 % 0",
                "fmod(1, 0)",
                "sqrt(-1)",
                "log(0)",
                "log(-1)",
                "asin(2)",
                "acosh(0.5)",
                "atanh(1)",
                "0 ^ -1",
                "(-8) ^ 0.5",
                "bindec(102)",
                "decbin(-1)",
                "decbin(1.5)",
                "round(1, 0.5)",
                "round(1, 99)",
                "exp(1000)",
                "1e301",
                "1e999999999",
                "1e-999999999",
                "9 ^ 9 ^ 9 ^ 9",
                "10 ^ 200 * 10 ^ 200",
                "\"text\"",
                "1 == 1",
                "1 > 0",
                "1 && 1",
                "a[0]",
                "a.b",
                "2 3",
                "2{a}",
                "{a}{b}",
                "; 1",
                "- - - - - - - - - - - - 1"
            })
    void what_comes_to_nothing_is_told_and_never_thrown(String formula) {
        assertThat(Formula.evaluate(formula, VALUES)).isInstanceOf(Formula.Outcome.None.class);
    }

    @Test
    void size_and_depth_are_bounded() {
        var ones = "1" + "+1".repeat(499);
        assertThat(ones).hasSize(999);
        assertThat(worth(ones)).isEqualByComparingTo("500");
        assertThat(worth(ones + " ")).isEqualByComparingTo("500");
        assertThat(Formula.evaluate(ones + "  ", VALUES)).isInstanceOf(Formula.Outcome.None.class);
        assertThat(worth("(".repeat(50) + "1" + ")".repeat(50))).isEqualByComparingTo("1");
        assertThat(Formula.evaluate("(".repeat(51) + "1" + ")".repeat(51), VALUES))
                .isInstanceOf(Formula.Outcome.None.class);
    }

    @Test
    void whatever_is_written_has_an_outcome() {
        var pieces =
                new String[] {
                    "{a}", "{b}", "1", "2.5", "1e9", "+", "-", "*", "/", "%", "^", "(", ")", ",",
                    "sin(", "max(", "pow(", "pi()", " ", "{", "round(", "e", "."
                };
        var random = new Random(20_261_125);
        for (var i = 0; i < 20_000; i++) {
            var formula = new StringBuilder();
            for (var length = random.nextInt(12); length >= 0; length--) {
                formula.append(pieces[random.nextInt(pieces.length)]);
            }
            assertThat(Formula.evaluate(formula.toString(), VALUES)).isNotNull();
        }
    }

    private static BigDecimal worth(String formula) {
        return switch (Formula.evaluate(formula, VALUES)) {
            case Formula.Outcome.Worth(var number) -> number;
            case Formula.Outcome.None(var reason) ->
                    throw new AssertionError(formula + ": " + reason);
        };
    }
}

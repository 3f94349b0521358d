package assay.question.content.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FormulaRulesTest {
    private static final Set<String> VARIABLES = Set.of("a", "b", "A", "max", "x_1");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 + 2 * 3",
                "(1 + 2) * 3",
                "7 % 4",
                "2 ^ 3 ^ 2",
                "-2 ^ 2",
                "2 ^ (-1)",
                "- - 3",
                "1.5e3 + 0",
                "{a}",
                "{a} + {A}",
                "{max} + max(1, 2, 3)",
                "sqrt({a}^2 + {b}^2)",
                "round(1.005, 2) + round({x_1})",
                "pow(2, 10) + fmod({a}, 2) + atan2(1, {b})",
                "sin(pi() / 2)",
                "1 / ({a} - {a})",
                "sqrt(-1)"
            })
    void what_grading_can_read_has_no_fault(String formula) {
        assertThat(FormulaRules.fault(formula, VARIABLES)).isEmpty();
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
                "sin",
                "2 3",
                "2{a}",
                "{a}{b}",
                "a[0]",
                "a.b",
                "1 == 1",
                "1 > 0",
                "1 && 1",
                "\"text\"",
                "; 1",
                "- - - - - - - - - - - - 1",
                "1e301 + 1",
                "1e-999999999 * 2"
            })
    void what_grading_could_not_read_is_a_fault(String formula) {
        assertThat(FormulaRules.fault(formula, VARIABLES)).isPresent();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{c} + 1 | there is no variable {c}",
                "{} | there is no variable {}",
                "a + 1 | a variable stands in braces: {a}",
                "c + 1 | there is no function c",
                "SQRT(4) | there is no function SQRT",
                "system(1) | there is no function system",
                "rand(1, 6) | rand would give another value each time",
                "{a | a brace of the formula has no partner",
                "a} | a brace of the formula has no partner",
                "sin() | sin takes 1 arguments, not 0",
                "sin(1, 2) | sin takes 1 arguments, not 2",
                "pow(2) | pow takes 2 arguments, not 1",
                "pi(1) | pi takes 0 arguments, not 1",
                "max() | max takes 1 to 500 arguments, not 0",
                "{a} = 1 | the formula holds characters that formulas do not have"
            })
    void the_fault_says_what_to_mend(String formula, String fault) {
        assertThat(FormulaRules.fault(formula, VARIABLES)).contains(fault);
    }

    @ParameterizedTest(name = "{0} for a = {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "1 / {a} | 0 | it divides by zero",
                "7 % {a} | 0 | it divides by zero",
                "fmod(7, {a}) | 0 | it divides by zero",
                "1 / (0.3 - 0.1 - {a}) | 0.2 | it divides by zero",
                "sqrt({a}) | -0.01 | a negative number has no root",
                "{a} ^ (-1) | 0 | zero has no negative power",
                "pow({a}, 0.5) | -1 | a function has no value there",
                "log({a}) | 0 | a function has no value there",
                "acos({a}) | 1.01 | a function has no value there",
                "atanh({a}) | 1 | a function has no value there",
                "exp({a}) | 710 | a function has no value there",
                "{a} ^ 200 | 100 | a number in the formula is too large or too small",
                "decbin({a}) | 1.5 | a number that must be whole is not",
                "bindec({a}) | 12 | a number has digits that its base does not have",
                "round(1, {a}) | 31 | round takes 30 places at most",
            })
    void a_formula_that_comes_to_nothing_is_found(String formula, String value, String reason) {
        var values = Map.of("a", new BigDecimal(value));

        assertThat(FormulaRules.fault(formula, VARIABLES)).isEmpty();
        assertThat(FormulaRules.nothing(formula, List.of(Map.of("a", BigDecimal.TEN), values)))
                .hasValueSatisfying(nothing -> assertThat(nothing.reason()).isNotEmpty());
        assertThat(FormulaRules.nothing(formula, List.of(values)))
                .contains(new FormulaRules.Nothing(values, reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sqrt({a} - {a})",
                "1 / (1 - {a} / 3 * 3)",
                "max(1, 2, {a}) + min({a}, 0) + abs(-{a})",
                "asin(1) + acosh(1) + asinh(0) + atan2(0, 0) + tanh({a})",
                "log(1) + log10(10) + log1p(0) + expm1(0) + exp(1)",
                "ceil({a}) + floor({a}) + round({a}, 2) + is_nan(1) + is_finite(1) + is_infinite(1)",
                "bindec(101) + decbin(5) + octdec(17) + decoct(9)",
                "deg2rad(180) + rad2deg(pi()) + sin(1) + cos(1) + tan(1) + sinh(1) + cosh(1) + atan(1) + atanh(0) + acos(1)",
                "-{a} ^ 2 % 5 + pow({a}, 2) + fmod(7, 3) + +1",
            })
    void one_that_comes_to_a_number_is_not(String formula) {
        assertThat(FormulaRules.fault(formula, VARIABLES)).isEmpty();
        assertThat(FormulaRules.nothing(formula, List.of(Map.of("a", new BigDecimal("2.5")))))
                .isEmpty();
    }

    @Test
    void size_and_depth_are_bounded() {
        assertThat(FormulaRules.fault("1" + "+1".repeat(499), VARIABLES)).isEmpty();
        assertThat(FormulaRules.fault("1" + "+1".repeat(500), VARIABLES)).isPresent();
        assertThat(FormulaRules.fault("(".repeat(50) + "1" + ")".repeat(50), VARIABLES)).isEmpty();
        assertThat(FormulaRules.fault("(".repeat(51) + "1" + ")".repeat(51), VARIABLES))
                .isPresent();
    }

    @Test
    void whatever_is_written_is_answered() {
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
            assertThat(FormulaRules.fault(formula.toString(), VARIABLES)).isNotNull();
        }
    }
}

package assay.question.content.formula;

import static org.assertj.core.api.Assertions.assertThat;

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

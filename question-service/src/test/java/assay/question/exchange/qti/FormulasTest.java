package assay.question.exchange.qti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import assay.question.content.formula.FormulaRules;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FormulasTest {
    private static final Map<String, Double> VALUES = Map.of("a", 3.0, "b", 0.5, "x_1", 7.25);

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    /** A formula in more brackets than it needs, and what it comes to. */
    private record Sample(String text, double value) {}

    private static Sample sample(Random random, int depth) {
        if (depth == 0) {
            if (random.nextBoolean()) {
                var number = BigDecimal.valueOf(1L + random.nextInt(900), random.nextInt(3));
                return new Sample(number.toPlainString(), number.doubleValue());
            }
            var name = List.of("a", "b", "x_1").get(random.nextInt(3));
            return new Sample("{" + name + "}", VALUES.getOrDefault(name, 0.0));
        }
        var one = sample(random, depth - 1);
        var two = sample(random, random.nextInt(depth));
        return switch (random.nextInt(12)) {
            case 0 -> new Sample("(%s + %s)".formatted(one.text, two.text), one.value + two.value);
            case 1 -> new Sample("(%s - %s)".formatted(one.text, two.text), one.value - two.value);
            case 2 -> new Sample("(%s * %s)".formatted(one.text, two.text), one.value * two.value);
            case 3 ->
                    new Sample(
                            "(%s / (abs(%s) + 1))".formatted(one.text, two.text),
                            one.value / (Math.abs(two.value) + 1));
            case 4 -> new Sample("(-%s)".formatted(one.text), -one.value);
            case 5 ->
                    new Sample(
                            "(abs(%s) ^ 0.25)".formatted(one.text),
                            Math.pow(Math.abs(one.value), 0.25));
            case 6 ->
                    new Sample("sqrt(abs(%s))".formatted(one.text), Math.sqrt(Math.abs(one.value)));
            case 7 -> new Sample("sin(%s)".formatted(one.text), Math.sin(one.value));
            case 8 ->
                    new Sample(
                            "max(%s, %s)".formatted(one.text, two.text),
                            Math.max(one.value, two.value));
            case 9 ->
                    new Sample(
                            "log10(abs(%s) + 1)".formatted(one.text),
                            Math.log10(Math.abs(one.value) + 1));
            case 10 ->
                    new Sample(
                            "log1p(abs(%s))".formatted(one.text), Math.log1p(Math.abs(one.value)));
            default -> new Sample("rad2deg(%s)".formatted(one.text), Math.toDegrees(one.value));
        };
    }

    /** What QTI says that an expression comes to. */
    private static double value(Element expression) {
        var operands = expression.elements().stream().mapToDouble(FormulasTest::value).toArray();
        return switch (expression.name()) {
            case "baseValue" -> Double.parseDouble(expression.text());
            case "variable" -> VALUES.getOrDefault(expression.get("identifier"), Double.NaN);
            case "sum" -> java.util.Arrays.stream(operands).sum();
            case "product" -> java.util.Arrays.stream(operands).reduce(1, (one, two) -> one * two);
            case "subtract" -> operands[0] - operands[1];
            case "divide" -> operands[0] / operands[1];
            case "power" -> Math.pow(operands[0], operands[1]);
            case "max" -> java.util.Arrays.stream(operands).max().orElseThrow();
            case "mathOperator" ->
                    switch (expression.get("name")) {
                        case "abs" -> Math.abs(operands[0]);
                        case "sin" -> Math.sin(operands[0]);
                        case "ln" -> Math.log(operands[0]);
                        case "log" -> Math.log10(operands[0]);
                        case "toDegrees" -> Math.toDegrees(operands[0]);
                        default -> throw new AssertionError(expression.get("name"));
                    };
            default -> throw new AssertionError(expression.name());
        };
    }

    private static Element written(String formula) throws Exception {
        return Formulas.expression(formula, name -> name);
    }

    private static String read(Element expression) throws Exception {
        return Formulas.of(expression, Formulas.Said::drawn).text();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_formula_means_the_same_as_an_expression_and_is_read_back(long seed) throws Exception {
        var sample = sample(new Random(seed), 4);
        assertThat(FormulaRules.fault(sample.text, Set.copyOf(VALUES.keySet()))).isEmpty();

        var expression = written(sample.text);
        var again = read(expression);

        var slack = within(1e-9 * Math.max(1, Math.abs(sample.value)));
        assertThat(value(expression)).as(sample.text).isCloseTo(sample.value, slack);
        assertThat(FormulaRules.fault(again, Set.copyOf(VALUES.keySet()))).as(again).isEmpty();
        assertThat(value(written(again))).as(again).isCloseTo(sample.value, slack);
        assertThat(read(written(again))).isEqualTo(again);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{a} + 2 * {b}",
                "({a} + {b}) * {x_1}",
                "{a} - ({b} - {x_1})",
                "{a} / ({b} / 2)",
                "-{a} * -2",
                "-({a} + {b})",
                "pow({a}, 3) + sqrt({b})",
                "atan2({a}, {b}) / pi()",
                "min({a}, {b}, 3) - max(1, {a})",
                "round({a} / 3, 2) + round({b})",
                "log({a}) + log10({b}) + exp(1)",
                "floor({a}) - ceil({b}) + deg2rad(90)"
            })
    void what_is_written_plainly_comes_back_letter_by_letter(String formula) throws Exception {
        assertThat(read(written(formula))).isEqualTo(formula);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-2 ^ 2 | -pow(2, 2)",
                "2 ^ -{a} ^ 2 | pow(2, -pow({a}, 2))",
                "(({a}) + {b}) | {a} + {b}",
                "1.50e2 | 150",
                "expm1({a}) | exp({a}) - 1"
            })
    void signs_and_powers_bind_as_they_do_where_formulas_are_worked_out(
            String formula, String again) throws Exception {
        assertThat(read(written(formula))).isEqualTo(again);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{a} % 2",
                "fmod({a}, 2)",
                "decbin({a})",
                "acosh({a})",
                "is_nan({a})",
                "round({a}, {b})",
                "round({a}, -1)"
            })
    void what_qti_has_no_expression_for_cannot_be_said(String formula) {
        assertThatExceptionOfType(CannotSay.class)
                .isThrownBy(() -> written(formula))
                .withMessageContaining(formula);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "round | floor({a} + 0.5) | 2.5 | 3 | -2.5 | -2",
                "truncate | {a} - fmod({a}, 1) | 2.5 | 2 | -2.5 | -2"
            })
    void roundings_of_qti_that_differ_from_ours_below_zero_are_worked_out(
            String operator,
            String formula,
            String one,
            String oneRounded,
            String two,
            String twoRounded)
            throws Exception {
        var variable = Element.of("variable").with("identifier", "a");

        assertThat(read(Element.of(operator, variable))).isEqualTo(formula);
        for (var pair : List.of(List.of(one, oneRounded), List.of(two, twoRounded))) {
            var number = new BigDecimal(pair.getFirst());
            var worked =
                    operator.equals("round")
                            ? number.add(new BigDecimal("0.5")).setScale(0, RoundingMode.FLOOR)
                            : number.subtract(number.remainder(BigDecimal.ONE));
            assertThat(worked).isEqualByComparingTo(pair.getLast());
        }
    }
}

package assay.question.exchange.moodlexml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import assay.question.content.AcceptedNumber;
import assay.question.content.AnswerKey;
import assay.question.content.QuestionContent;
import assay.question.content.QuestionContent.Choice;
import assay.question.content.QuestionRules;
import assay.question.content.formula.Functions;
import assay.question.exchange.Fidelity;
import assay.question.exchange.Reading;
import assay.question.exchange.Readings;
import assay.question.exchange.Refusal;
import assay.question.exchange.Remark;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts and choices that Moodle works out from drawn values. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CalculatedChoicesTest {
    private static final String SETS =
            """
            <dataset_definitions>
            <dataset_definition><name><text>a</text></name><dataset_items>
            <dataset_item><number>2</number><value>7</value></dataset_item>
            <dataset_item><number>1</number><value>2.50</value></dataset_item>
            </dataset_items></dataset_definition>
            <dataset_definition><name><text>b</text></name><dataset_items>
            <dataset_item><number>1</number><value>4</value></dataset_item>
            <dataset_item><number>2</number><value>5</value></dataset_item>
            </dataset_items></dataset_definition>
            </dataset_definitions>
            """;

    @Test
    void choices_get_the_first_values_each_as_its_answer_says() throws Exception {
        var question =
                one(
                        "calculatedmulti",
                        "{a} by {b}, that is {={a}/{b}}?",
                        """
                        <single>1</single><shuffleanswers>0</shuffleanswers>
                        <generalfeedback format="html"><text>{a} times {b}</text></generalfeedback>
                        <answer fraction="100"><text>{={a}*{b}} cm</text><tolerance>0.01</tolerance>
                        <correctanswerformat>1</correctanswerformat><correctanswerlength>2</correctanswerlength>
                        <feedback format="html"><text>{={a}+{b}}!</text></feedback></answer>
                        <answer fraction="0"><text>{={a}/{b}*1000} {c}</text>
                        <correctanswerformat>2</correctanswerformat><correctanswerlength>2</correctanswerlength></answer>
                        """
                                + SETS);

        assertThat(question.draft().content())
                .isEqualTo(
                        new QuestionContent.SingleChoice(
                                "2.5 by 4, that is 0.625?",
                                List.of(new Choice("a", "10.00 cm"), new Choice("b", "630 {c}")),
                                false));
        assertThat(question.draft().key().explanation().rationale()).isEqualTo("2.5 times 4");
        assertThat(question.draft().key().explanation().feedback())
                .containsExactly(new AnswerKey.Feedback("a", "6.50!"));
        assertThat(question.remarks())
                .containsExactly(
                        Remark.lossy(
                                "Its choices are worked out from drawn values; here they have the"
                                        + " first ones: a = 2.5, b = 4."));
        assertThat(Objects.requireNonNull(question.draft().origin()).document())
                .contains("{={a}*{b}} cm");
    }

    @Test
    void several_choices_are_worked_out_too() throws Exception {
        var question =
                one(
                        "calculatedmulti",
                        "Which?",
                        """
                        <single>0</single>
                        <answer fraction="50"><text>{={a}}</text></answer>
                        <answer fraction="50"><text>{={b}}</text></answer>
                        <answer fraction="-100"><text>{={a}-{b}}</text></answer>
                        """
                                + SETS);

        assertThat(question.draft().content().choices())
                .extracting(Choice::text)
                .containsExactly("2.5", "4", "-1.5");
        assertThat(QuestionRules.findings(question.draft().content(), question.draft().key()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{={x}}", "{=1/0}", "{=system(1)}", "{=2 3}", "{=}"})
    void a_formula_without_a_value_costs_its_question(String choice) throws Exception {
        assertThat(
                        Readings.of(
                                new MoodleXmlReader(),
                                xml(
                                        "calculatedmulti",
                                        "Which?",
                                        "<answer fraction=\"100\"><text>%s</text></answer>"
                                                        .formatted(choice)
                                                + SETS)))
                .singleElement()
                .isInstanceOf(Reading.Refused.class);
    }

    @Test
    void what_the_text_of_a_calculated_question_works_out_becomes_a_variable() throws Exception {
        var question =
                one(
                        "calculatedsimple",
                        "{a} and {={a}+{b}}",
                        "<answer fraction=\"100\"><text>{a}*{b}</text></answer>" + SETS);

        assertThat(question.draft().content())
                .isInstanceOfSatisfying(
                        QuestionContent.Calculated.class,
                        content -> {
                            assertThat(content.stem()).isEqualTo("{a} and {shown1}");
                            assertThat(content.variables().rows())
                                    .containsExactly(
                                            Map.of(
                                                    "a", new BigDecimal("2.5"),
                                                    "b", new BigDecimal("4"),
                                                    "shown1", new BigDecimal("6.5")),
                                            Map.of(
                                                    "a", new BigDecimal("7"),
                                                    "b", new BigDecimal("5"),
                                                    "shown1", new BigDecimal("12")));
                        });
        assertThat(question.fidelity()).isEqualTo(Fidelity.NORMALISED);
        assertThat(QuestionRules.findings(question.draft().content(), question.draft().key()))
                .isEmpty();
    }

    @Test
    void a_best_answer_below_everything_is_scaled_in_every_question_with_numbers()
            throws Exception {
        for (var type : List.of("numerical", "calculated")) {
            var question =
                    one(
                            type,
                            "Why?",
                            """
                            <answer fraction="50"><text>1</text></answer>
                            <answer fraction="25"><text>2</text></answer>
                            """
                                    + SETS);

            var numbers =
                    switch (question.draft().key()) {
                        case AnswerKey.Numerical(var found, _) -> found;
                        case AnswerKey.Calculated(var found, _, _) -> found;
                        default -> throw new AssertionError(type);
                    };
            assertThat(numbers.accepted())
                    .extracting(AcceptedNumber::credit)
                    .containsExactly(BigDecimal.ONE, new BigDecimal("0.5"));
            assertThat(question.fidelity()).isEqualTo(Fidelity.LOSSY);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1+2*3; 7",
                "-2^2; -4",
                "2^3^2; 512",
                "2^(-1); 0.5",
                "(1+2)*3; 9",
                "7 % 4; 3",
                "--1; 1",
                "1.5e2 / 3; 50",
                "{x} * {x}; 6.25",
                "0.1 + 0.2; 0.3",
                "round(2.345, 2); 2.35",
                "round(1250, -2); 1300",
                "max(1, 3, 2) - min(4, 2); 1",
                "bindec(101) + octdec(17) + decbin(5) + decoct(9); 132",
                "pow(2, 10); 1024",
                "fmod(7.5, 2); 1.5",
                "abs(-3) + ceil(1.2) + floor(1.8); 6",
                "deg2rad(180) - pi(); 0",
                "acosh(cosh(2)); 2",
                "asinh(sinh(-2)); -2",
                "atanh(tanh(0.5)); 0.5",
                "log(exp(2)) + log10(1000) + log1p(expm1(1)); 6",
                "is_finite(1) + is_nan(1) + is_infinite(1); 1"
            })
    void formulas_are_worked_out(String formula, BigDecimal value) throws Exception {
        assertThat(MoodleFormula.value(formula, Map.of("x", new BigDecimal("2.5"))))
                .isCloseTo(value, within(new BigDecimal("1e-12")));
    }

    /** What {@code FormulaRules} lets pass is worked out here, or the two would disagree. */
    @Test
    void every_function_of_the_rules_is_known() throws Exception {
        for (var name : Functions.NAMES.split(", ", -1)) {
            var arguments =
                    switch (name) {
                        case "pi" -> "";
                        case "pow", "fmod", "atan2" -> "1, 1";
                        case "atanh" -> "0.5";
                        default -> "1";
                    };

            assertThat(MoodleFormula.value("%s(%s)".formatted(name, arguments), Map.of()))
                    .as(name)
                    .isNotNull();
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void sums_products_and_signs_are_those_of_java(long seed) throws Exception {
        var random = new Random(seed);
        var x = random.nextDouble(-1e6, 1e6);
        var y = random.nextDouble(1, 1e6);
        var values = Map.of("x", BigDecimal.valueOf(x), "y", BigDecimal.valueOf(y));

        var value = MoodleFormula.value("-{x} + 3 * ({y} - {x}) / {y}", values);

        var expected = -x + 3 * (y - x) / y;
        assertThat(value.doubleValue())
                .isCloseTo(expected, within(1e-12 * Math.max(1, Math.abs(expected))));
    }

    @Test
    void a_formula_that_has_no_number_as_its_value_says_so() {
        assertThatThrownBy(() -> MoodleFormula.value("sqrt(-1)", Map.of()))
                .isInstanceOf(Refusal.class)
                .hasMessage(
                        "The formula sqrt(-1) cannot be worked out: a negative number has no root.");
    }

    private static Reading.Question one(String type, String text, String inside) throws Exception {
        return Readings.one(new MoodleXmlReader(), xml(type, text, inside));
    }

    private static String xml(String type, String text, String inside) {
        return "<quiz><question type=\"%s\"><name><text>n</text></name><questiontext format=\"html\"><text>%s</text></questiontext>%s</question></quiz>"
                .formatted(type, text, inside);
    }
}

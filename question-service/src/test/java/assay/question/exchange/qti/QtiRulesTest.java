package assay.question.exchange.qti;

import static assay.question.exchange.qti.Items.question;
import static assay.question.exchange.qti.Items.response;
import static org.assertj.core.api.Assertions.assertThat;

import assay.question.content.AcceptedNumber;
import assay.question.content.AnswerKey;
import assay.question.content.QuestionContent;
import assay.question.exchange.Reading;
import assay.question.exchange.Remark;
import java.math.BigDecimal;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys that are made of rules of an item's own earn what those rules give, or there is none. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class QtiRulesTest {
    private static final String FIELD =
            "<itemBody><p>How much? <textEntryInteraction responseIdentifier=\"RESPONSE\"/></p>"
                    + "</itemBody>";

    private static String rules(String... branches) {
        return "<responseProcessing><responseCondition>"
                + String.join("", branches)
                + "</responseCondition></responseProcessing>";
    }

    private static String branch(String name, String condition, String points) {
        return """
        <%1$s>%2$s<setOutcomeValue identifier="SCORE"><baseValue baseType="float">%3$s</baseValue></setOutcomeValue></%1$s>
        """
                .formatted(name, condition, points);
    }

    private static String compared(String operator, String... values) {
        return Stream.of(values)
                .map(value ->
                        "<%s><variable identifier=\"RESPONSE\"/><baseValue baseType=\"float\">%s</baseValue></%s>"
                                .formatted(operator, value, operator.replaceFirst(" .*", "")))
                .collect(Collectors.joining());
    }

    private static Reading.Question number(String... branches) throws Exception {
        return question(response("single", "float", "") + FIELD + rules(branches));
    }

    private static BigDecimal credit(Reading.Question read, String number) {
        return ((AnswerKey.Numerical) read.draft().key())
                .numbers().accepted().stream()
                        .filter(one ->
                                one instanceof AcceptedNumber.Value(var value, var near, _, _)
                                        && near.isMet(value, new BigDecimal(number)))
                        .map(AcceptedNumber::credit)
                        .reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    @ParameterizedTest
    @CsvSource({"3.14159, 1", "3.1449, 1", "3.1351, 1", "3.12, 0.5", "3.149, 0.5", "3.16, 0"})
    void a_number_that_is_rounded_less_well_earns_less(String number, BigDecimal credit)
            throws Exception {
        var rounded = "equalRounded roundingMode=\"significantFigures\" figures=\"%d\"";
        var read =
                number(
                        branch("responseIf", compared(rounded.formatted(3), "3.14159"), "10"),
                        branch("responseElseIf", compared(rounded.formatted(2), "3.14159"), "5"));

        assertThat(credit(read, number)).isEqualByComparingTo(credit);
        assertThat(read.draft().points()).isEqualByComparingTo("10");
    }

    @ParameterizedTest
    @CsvSource({"10, 1", "10.9, 1", "12, 0.5", "8.1, 0.5", "13, 0"})
    void a_number_that_is_nearer_earns_more_even_if_the_bounds_are_excluded(
            String number, BigDecimal credit) throws Exception {
        var within =
                "equal toleranceMode=\"absolute\" tolerance=\"%d\" includeLowerBound=\"false\""
                        + " includeUpperBound=\"false\"";
        var read =
                number(
                        branch("responseIf", compared(within.formatted(1), "10"), "2"),
                        branch("responseElseIf", compared(within.formatted(2), "10"), "1"));

        assertThat(credit(read, number)).isEqualByComparingTo(credit);
    }

    @Test
    void numbers_that_earn_most_outside_of_a_range_are_marked_by_people() throws Exception {
        var read =
                number(
                        branch(
                                "responseIf",
                                "<and>%s%s</and>"
                                        .formatted(compared("gte", "10"), compared("lte", "20")),
                                "1"),
                        branch(
                                "responseElseIf",
                                "<not><isNull><variable identifier=\"RESPONSE\"/></isNull></not>",
                                "2"));

        assertThat(read.draft().content()).isInstanceOf(QuestionContent.Essay.class);
        assertThat(read.remarks())
                .extracting(Remark::text)
                .anyMatch(text -> text.contains("a number earns its points by a rule of its own"));
    }

    @Test
    void a_number_without_an_upper_bound_is_not_taken_for_any_number() throws Exception {
        var read = number(branch("responseIf", compared("gte", "10"), "1"));

        assertThat(read.draft().content()).isInstanceOf(QuestionContent.Essay.class);
    }

    @Test
    void a_text_is_compared_with_no_pattern_when_none_is_given() throws Exception {
        var read =
                question(
                        response("single", "string", "")
                                + FIELD
                                + rules(branch("responseIf", compared("patternMatch", "ab"), "1")));

        assertThat(read.draft().content()).isInstanceOf(QuestionContent.Essay.class);
        assertThat(read.remarks())
                .extracting(Remark::text)
                .anyMatch(text -> text.contains("compares with a pattern"));
    }

    @ParameterizedTest
    @CsvSource({
        "<round>%s</round>, -6.5, -6",
        "<round>%s</round>, 6.5, 7",
        "<round>%s</round>, -6.51, -7",
        "<truncate>%s</truncate>, -6.5, -6",
        "<gcd>%s<baseValue baseType=\"integer\">18</baseValue></gcd>, 12, 6",
        "<gcd>%s<baseValue baseType=\"integer\">0</baseValue></gcd>, -12, 12",
        "<lcm>%s<baseValue baseType=\"integer\">18</baseValue></lcm>, 12, 36",
        "<lcm>%s<baseValue baseType=\"integer\">0</baseValue></lcm>, 12, 0"
    })
    void what_is_worked_out_is_what_the_specification_says(
            String operator, String operand, String value) throws Exception {
        var worked =
                operator.formatted(
                        "<baseValue baseType=\"float\">%s</baseValue>".formatted(operand));
        var read =
                number(
                        branch(
                                "responseIf",
                                """
                                <and><equal toleranceMode="exact">%s<baseValue baseType="float">%s</baseValue></equal>%s</and>
                                """
                                        .formatted(worked, value, compared("equal", "5")),
                                "1"));

        assertThat(credit(read, "5")).isEqualByComparingTo("1");
    }
}

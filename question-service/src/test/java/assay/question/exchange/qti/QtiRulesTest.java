package assay.question.exchange.qti;

import static assay.question.exchange.qti.Items.MAP;
import static assay.question.exchange.qti.Items.MATCH;
import static assay.question.exchange.qti.Items.correct;
import static assay.question.exchange.qti.Items.question;
import static assay.question.exchange.qti.Items.refused;
import static assay.question.exchange.qti.Items.response;
import static org.assertj.core.api.Assertions.assertThat;

import assay.question.content.AcceptedNumber;
import assay.question.content.AnswerKey;
import assay.question.content.QuestionContent;
import assay.question.exchange.Reading;
import assay.question.exchange.Remark;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertThat(texts(read))
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
        assertThat(texts(read)).anyMatch(text -> text.contains("compares with a pattern"));
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

    private static final String CHOICES =
            """
            <itemBody><choiceInteraction responseIdentifier="RESPONSE" maxChoices="0">
            <simpleChoice identifier="a">A</simpleChoice><simpleChoice identifier="b">B</simpleChoice>
            <simpleChoice identifier="c">C</simpleChoice><simpleChoice identifier="d">D</simpleChoice>
            </choiceInteraction></itemBody>
            """;

    private static String mapping(String attributes, String... worths) {
        var entries = new StringBuilder();
        for (var i = 0; i < worths.length; i++) {
            entries.append(
                    "<mapEntry mapKey=\"%s\" mappedValue=\"%s\"/>"
                            .formatted("abcd".charAt(i), worths[i]));
        }
        return "<mapping defaultValue=\"0\" %s>%s</mapping>".formatted(attributes, entries);
    }

    private static List<String> texts(Reading.Question read) {
        return read.remarks().stream().map(Remark::text).toList();
    }

    @Test
    void feedback_on_what_is_not_chosen_is_not_told_to_those_who_choose_something_else()
            throws Exception {
        var read =
                question(
                        response("multiple", "identifier", correct("a", "b"))
                                + "<outcomeDeclaration identifier=\"FEEDBACK\""
                                + " cardinality=\"multiple\" baseType=\"identifier\"/>"
                                + CHOICES
                                + """
                                <responseProcessing><setOutcomeValue identifier="FEEDBACK"><variable identifier="RESPONSE"/></setOutcomeValue>
                                <responseCondition><responseIf><match><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></match>
                                <setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue></responseIf></responseCondition></responseProcessing>
                                <modalFeedback outcomeIdentifier="FEEDBACK" identifier="a" showHide="hide">A is missing.</modalFeedback>
                                <modalFeedback outcomeIdentifier="FEEDBACK" identifier="c" showHide="show">C is wrong.</modalFeedback>
                                """);

        assertThat(read.draft().key().explanation().feedback())
                .containsExactly(new AnswerKey.Feedback("c", "C is wrong."));
        assertThat(texts(read))
                .contains("The feedback a is not kept: when it is shown cannot be said here.");
    }

    private static final String COUNTED =
            """
            <outcomeDeclaration identifier="FEEDBACK" cardinality="single" baseType="identifier"/>
            %s
            <responseProcessing><setOutcomeValue identifier="SCORE"><mapResponse identifier="RESPONSE"/></setOutcomeValue>
            <responseCondition><responseIf><equal toleranceMode="exact"><variable identifier="SCORE"/><baseValue baseType="float">1</baseValue></equal>
            <setOutcomeValue identifier="FEEDBACK"><baseValue baseType="identifier">one</baseValue></setOutcomeValue></responseIf>
            <responseElseIf><lt><variable identifier="SCORE"/><baseValue baseType="float">3</baseValue></lt>
            <setOutcomeValue identifier="FEEDBACK"><baseValue baseType="identifier">few</baseValue></setOutcomeValue></responseElseIf></responseCondition></responseProcessing>
            <modalFeedback outcomeIdentifier="FEEDBACK" identifier="one" showHide="show">You found one.</modalFeedback>
            """
                    .formatted(CHOICES);

    @Test
    void feedback_on_one_right_choice_is_not_told_to_those_who_find_two() throws Exception {
        var read =
                question(
                        response(
                                        "multiple",
                                        "identifier",
                                        correct("a", "b", "c") + mapping("", "1", "1", "1"))
                                + COUNTED);

        assertThat(read.draft().key().explanation().overall()).isEqualTo(AnswerKey.Overall.NONE);
        assertThat(read.draft().key().explanation().feedback()).isEmpty();
        assertThat(texts(read))
                .contains("The feedback one is not kept: when it is shown cannot be said here.");
    }

    @Test
    void a_choice_that_a_mapping_does_not_name_is_not_right() throws Exception {
        var read =
                question(
                        response(
                                        "multiple",
                                        "identifier",
                                        "<mapping defaultValue=\"1\" lowerBound=\"2\""
                                                + " upperBound=\"15\"><mapEntry mapKey=\"a\""
                                                + " mappedValue=\"10\"/><mapEntry mapKey=\"b\""
                                                + " mappedValue=\"5\"/></mapping>")
                                + CHOICES
                                + MAP);

        assertThat(((AnswerKey.MultipleChoice) read.draft().key()).correct())
                .containsExactly("a", "b");
        assertThat(read.remarks())
                .contains(Remark.lossy("Who does not answer has points, which is not kept."));
    }

    @Test
    void that_points_are_lost_below_nothing_is_told() throws Exception {
        var below = Remark.lossy("A response can earn less than nothing, which is not kept.");
        var points = new String[] {"1", "1", "-1", "0"};
        var declared = correct("a", "b");

        var unbounded = mapping("", points);
        assertThat(
                        question(
                                        response("multiple", "identifier", declared + unbounded)
                                                + CHOICES
                                                + MAP)
                                .remarks())
                .contains(below);
        var bounded = mapping("lowerBound=\"0\"", points);
        assertThat(
                        question(
                                        response("multiple", "identifier", declared + bounded)
                                                + CHOICES
                                                + MAP)
                                .remarks())
                .doesNotContain(below);
    }

    private static String counted(String outcome) {
        return response("multiple", "identifier", correct("b"))
                + "<outcomeDeclaration identifier=\"%s\" cardinality=\"single\" baseType=\"float\"/>"
                        .formatted(outcome)
                + CHOICES
                + rules(
                                branch(
                                        "responseIf",
                                        "<match><variable identifier=\"RESPONSE\"/><correct"
                                                + " identifier=\"RESPONSE\"/></match>",
                                        "3"),
                                branch("responseElse", "", "-1"))
                        .replace("\"SCORE\"", "\"%s\"".formatted(outcome));
    }

    @Test
    void points_are_found_in_an_outcome_that_is_named_like_the_score() throws Exception {
        var read = question(counted("SCORE0"));

        assertThat(read.draft().points()).isEqualByComparingTo("3");
        assertThat(((AnswerKey.MultipleChoice) read.draft().key()).scoring())
                .isEqualTo(new AnswerKey.ScoringRule.AllOrNothing());
        assertThat(read.remarks())
                .contains(
                        Remark.normalised("Its points are those that it counts in SCORE0."),
                        Remark.lossy("A response can earn less than nothing, which is not kept."));
    }

    @Test
    void points_in_an_outcome_of_another_name_are_not_found() throws Exception {
        assertThat(question(counted("MARK")).draft().points()).isEqualByComparingTo("1");
    }

    private static final String DRAWN =
            """
            <templateDeclaration identifier="X" cardinality="single" baseType="string"/>
            <templateProcessing><setTemplateValue identifier="X"><customOperator/></setTemplateValue></templateProcessing>
            <itemBody><choiceInteraction responseIdentifier="RESPONSE" maxChoices="1">
            <simpleChoice identifier="a">%s</simpleChoice><simpleChoice identifier="b">B</simpleChoice>
            </choiceInteraction></itemBody>
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<printedVariable identifier=\"X\"/>",
                "<m:math xmlns:m=\"http://www.w3.org/1998/Math/MathML\"><m:mi> X </m:mi></m:math>"
            })
    void an_item_that_shows_values_which_cannot_be_drawn_is_refused(String shown) throws Exception {
        var read =
                refused(
                        response("single", "identifier", correct("a"))
                                + DRAWN.formatted(shown)
                                + MATCH);

        assertThat(read.reason())
                .isEqualTo(
                        "Its text shows values that cannot be had: its response processing uses"
                                + " customOperator.");
    }

    @Test
    void values_that_cannot_be_drawn_do_no_harm_where_nothing_shows_them() throws Exception {
        var read =
                question(
                        response("single", "identifier", correct("a"))
                                + DRAWN.formatted("A")
                                + MATCH);

        assertThat(read.draft().content()).isInstanceOf(QuestionContent.SingleChoice.class);
    }

    @Test
    void what_is_worked_out_and_not_drawn_is_no_loss() throws Exception {
        var read =
                question(
                        """
                        <templateDeclaration identifier="X" cardinality="single" baseType="integer"/>
                        <templateProcessing><setTemplateValue identifier="X"><sum><baseValue baseType="integer">1</baseValue>
                        <baseValue baseType="integer">2</baseValue></sum></setTemplateValue></templateProcessing>
                        <itemBody><p>It is <printedVariable identifier="X"/>.</p></itemBody>
                        """);

        assertThat(read.draft().content().stem()).isEqualTo("<p>It is 3.</p>");
        assertThat(read.remarks())
                .containsExactly(
                        Remark.normalised(
                                "The values that it works out, which nothing draws, are part of it"
                                        + " now: X = 3."));
    }

    @Test
    void rules_of_a_text_that_asks_nothing_score_nothing() throws Exception {
        var read =
                question(
                        "<itemBody><p>Read.</p></itemBody><responseProcessing><setOutcomeValue"
                                + " identifier=\"SCORE\"><baseValue baseType=\"float\">1</baseValue>"
                                + "</setOutcomeValue></responseProcessing>");

        assertThat(read.draft().content()).isInstanceOf(QuestionContent.Description.class);
        assertThat(read.remarks())
                .containsExactly(
                        Remark.lossy(
                                "Its response processing, which is kept, has nothing to score here:"
                                        + " it asks nothing."));
    }
}

package assay.question.exchange.qti;

import static assay.question.exchange.qti.Items.MAP;
import static assay.question.exchange.qti.Items.MATCH;
import static assay.question.exchange.qti.Items.correct;
import static assay.question.exchange.qti.Items.question;
import static assay.question.exchange.qti.Items.refused;
import static assay.question.exchange.qti.Items.response;
import static assay.question.exchange.qti.Items.withPicture;
import static org.assertj.core.api.Assertions.assertThat;

import assay.question.content.AnswerKey.Feedback;
import assay.question.content.AnswerKey.Overall;
import assay.question.exchange.Fidelity;
import assay.question.exchange.Reading;
import assay.question.exchange.Remark;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an item has and no question keeps is told, and what nobody could answer is refused. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class QtiToldTest {
    private static final String CHOICES =
            """
            <itemBody><choiceInteraction responseIdentifier="RESPONSE" maxChoices="1">
            <simpleChoice identifier="a">%s</simpleChoice><simpleChoice identifier="b">B</simpleChoice>
            </choiceInteraction></itemBody>
            """;

    private static String chosen(String choice) {
        return response("single", "identifier", correct("a")) + CHOICES.formatted(choice) + MATCH;
    }

    @Test
    void a_choice_that_is_nothing_but_a_missing_picture_is_refused() throws Exception {
        assertThat(refused(chosen("<img src=\"a.png\" alt=\"\"/>")).reason())
                .isEqualTo("One of its choices shows nothing without a.png.");
        assertThat(refused(chosen(" ")).reason()).isEqualTo("One of its choices shows nothing.");
    }

    @Test
    void a_missing_picture_that_is_described_is_a_choice() throws Exception {
        assertThat(
                        question(chosen("<img src=\"a.png\" alt=\"A cat\"/>"))
                                .draft()
                                .content()
                                .choices())
                .first()
                .extracting(choice -> choice.text())
                .isEqualTo("<em>A cat</em>");
    }

    @Test
    void a_label_that_is_nothing_but_a_missing_picture_is_refused() throws Exception {
        var read =
                refused(
                        response("multiple", "directedPair", correct("w g"))
                                + """
                                <itemBody><gapMatchInteraction responseIdentifier="RESPONSE">
                                <gapImg identifier="w" matchMax="1"><object data="w.png" type="image/png"/></gapImg>
                                <p>Here <gap identifier="g"/></p></gapMatchInteraction></itemBody>
                                """
                                + MATCH);

        assertThat(read.reason()).isEqualTo("One of its choices shows nothing without w.png.");
    }

    @Test
    void a_drop_down_list_with_an_empty_choice_is_refused() throws Exception {
        var read =
                refused(
                        response("single", "identifier", correct("a"))
                                + """
                                <itemBody><p>It <inlineChoiceInteraction responseIdentifier="RESPONSE">
                                <inlineChoice identifier="a">is</inlineChoice><inlineChoice identifier="b"/>
                                </inlineChoiceInteraction></p></itemBody>
                                """
                                + MATCH);

        assertThat(read.reason()).isEqualTo("One of its choices shows nothing.");
    }

    @Test
    void an_item_of_buttons_alone_is_refused() throws Exception {
        var read =
                refused(
                        response("single", "boolean", "")
                                + "<itemBody><endAttemptInteraction responseIdentifier=\"RESPONSE\""
                                + " title=\"Hint\"/></itemBody>");

        assertThat(read.reason()).isEqualTo("It asks nothing and shows nothing.");
    }

    @Test
    void the_value_of_an_outcome_is_left_out_of_a_text() throws Exception {
        var read =
                question(
                        "<itemBody><p>You have <printedVariable"
                                + " identifier=\"SCORE\"/></p></itemBody>");

        assertThat(read.draft().content().stem()).isEqualTo("<p>You have </p>");
        assertThat(read.remarks())
                .containsExactly(Remark.lossy("The value of SCORE is not shown in its text."));
    }

    @Test
    void the_title_of_feedback_stands_above_it() throws Exception {
        var read =
                question(
                        response("single", "identifier", correct("a"))
                                + CHOICES.formatted("A")
                                + """
                                <responseProcessing><setOutcomeValue identifier="FEEDBACK"><variable identifier="RESPONSE"/></setOutcomeValue>
                                <responseCondition><responseIf><match><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></match>
                                <setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue></responseIf></responseCondition></responseProcessing>
                                <modalFeedback outcomeIdentifier="FEEDBACK" identifier="b" showHide="show" title="B &amp; not A">Look again.</modalFeedback>
                                """);

        assertThat(read.draft().key().explanation().feedback())
                .containsExactly(
                        new Feedback("b", "<p><strong>B &amp; not A</strong></p>Look again."));
    }

    @Test
    void parts_of_its_head_that_nobody_reads_are_named() throws Exception {
        var read =
                question(
                        "<itemBody><p>Read.</p></itemBody><outcomeProcessing><exitTest/>"
                                + "</outcomeProcessing>");

        assertThat(read.remarks())
                .containsExactly(Remark.lossy("Its outcomeProcessing is not read."));
    }

    @Test
    void a_response_that_nothing_asks_for_is_named() throws Exception {
        var read =
                question(
                        response("single", "identifier", correct("a"))
                                + "<itemBody><p>Read.</p></itemBody>");

        assertThat(read.remarks())
                .containsExactly(
                        Remark.lossy("It declares a response that nothing asks for, RESPONSE."));
    }

    private static String ordered(String attributes) {
        return response("ordered", "identifier", correct("a", "b", "c"))
                + """
                <itemBody><orderInteraction responseIdentifier="RESPONSE" shuffle="true" %s>
                <simpleChoice identifier="a">A</simpleChoice><simpleChoice identifier="b">B</simpleChoice>
                <simpleChoice identifier="c">C</simpleChoice></orderInteraction></itemBody>
                """
                        .formatted(attributes)
                + MATCH;
    }

    private static final Remark ALL_PLACED =
            Remark.lossy("Not all choices need be put in order; here all of them are.");

    @ParameterizedTest
    @ValueSource(strings = {"minChoices=\"2\"", "minChoices=\"2\" maxChoices=\"3\""})
    void that_choices_may_be_left_out_of_an_order_is_lost(String attributes) throws Exception {
        assertThat(question(ordered(attributes)).remarks()).contains(ALL_PLACED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "minChoices=\"3\"", "minChoices=\"3\" maxChoices=\"3\""})
    void an_order_of_all_choices_loses_nothing(String attributes) throws Exception {
        assertThat(question(ordered(attributes)).remarks()).doesNotContain(ALL_PLACED);
    }

    @Test
    void that_some_places_of_a_picture_only_are_put_in_order_is_lost() throws Exception {
        var read =
                (Reading.Question)
                        withPicture(
                                response("ordered", "identifier", correct("y", "x"))
                                        + """
                                        <itemBody><graphicOrderInteraction responseIdentifier="RESPONSE" maxChoices="2">
                                        <object type="image/png" data="../p.png" width="200" height="100"/>
                                        <hotspotChoice identifier="x" shape="circle" coords="10,10,5"/>
                                        <hotspotChoice identifier="y" shape="circle" coords="50,50,5"/>
                                        <hotspotChoice identifier="z" shape="circle" coords="90,90,5"/></graphicOrderInteraction></itemBody>
                                        """
                                        + MATCH);

        assertThat(read.remarks())
                .contains(
                        Remark.lossy("Not all places can be put in order; here all of them can."));
    }

    private static String gaps(String feedback) {
        var gaps = new StringBuilder();
        var sum = new StringBuilder();
        var shown = new StringBuilder();
        for (var gap : new String[] {"R1", "R2", "R3"}) {
            gaps.append(
                    """
                    <responseDeclaration identifier="%s" cardinality="single" baseType="string">%s<mapping><mapEntry mapKey="x" mappedValue="1"/></mapping></responseDeclaration>
                    """
                            .formatted(gap, correct("x")));
            sum.append("<mapResponse identifier=\"%s\"/>".formatted(gap));
            shown.append("<textEntryInteraction responseIdentifier=\"%s\"/> ".formatted(gap));
        }
        return """
        %s<itemBody><p>Fill in %s, please.</p></itemBody>
        <responseProcessing><setOutcomeValue identifier="SCORE"><sum>%s</sum></setOutcomeValue>
        <responseCondition><responseIf>%s<setOutcomeValue identifier="TOLD"><baseValue baseType="identifier">t</baseValue></setOutcomeValue></responseIf></responseCondition></responseProcessing>
        <modalFeedback outcomeIdentifier="TOLD" identifier="t" showHide="show">Well.</modalFeedback>
        """
                .formatted(gaps, shown, sum, feedback);
    }

    private static String scored(String operator, int points) {
        return "<%1$s><variable identifier=\"SCORE\"/><baseValue baseType=\"float\">%2$d</baseValue></%1$s>"
                .formatted(operator, points);
    }

    @ParameterizedTest
    @ValueSource(strings = {"R1", "R3"})
    void feedback_on_one_gap_is_not_told_for_all_of_them(String gap) throws Exception {
        var read =
                question(
                        gaps(
                                "<match><variable identifier=\"%1$s\"/><correct identifier=\"%1$s\"/></match>"
                                        .formatted(gap)));

        assertThat(read.draft().key().explanation().overall()).isEqualTo(Overall.NONE);
        assertThat(read.remarks())
                .contains(
                        Remark.lossy(
                                "The feedback t is not kept: when it is shown cannot be said"
                                        + " here."));
    }

    @Test
    void feedback_on_most_gaps_is_not_told_to_those_who_fill_in_one() throws Exception {
        assertThat(question(gaps(scored("equal", 2))).draft().key().explanation().overall())
                .isEqualTo(Overall.NONE);
    }

    @Test
    void feedback_on_any_gap_that_is_right_is_told_for_some_and_all() throws Exception {
        assertThat(question(gaps(scored("gt", 0))).draft().key().explanation().overall())
                .isEqualTo(new Overall("Well.", "Well.", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "It is %s that barks., NORMALISED",
        "What barks? It is %s., NORMALISED",
        "It barks: %s, EXACT"
    })
    void a_line_that_stays_within_a_sentence_is_told(String text, Fidelity fidelity)
            throws Exception {
        var field = "<textEntryInteraction responseIdentifier=\"RESPONSE\"/>";
        var read =
                question(
                        response(
                                        "single",
                                        "string",
                                        correct("dog")
                                                + "<mapping><mapEntry mapKey=\"dog\""
                                                + " mappedValue=\"1\"/></mapping>")
                                + "<itemBody><p>%s</p></itemBody>".formatted(text.formatted(field))
                                + MAP);

        assertThat(read.draft().content().stem()).contains("_____");
        assertThat(read.fidelity()).isEqualTo(fidelity);
    }

    @Test
    void that_something_must_be_written_is_not_asked_for() throws Exception {
        var read =
                question(
                        response("single", "string", "")
                                + "<itemBody><extendedTextInteraction"
                                + " responseIdentifier=\"RESPONSE\" minStrings=\"1\"/></itemBody>");

        assertThat(read.remarks())
                .contains(Remark.normalised("That something must be written is not asked for."));
    }

    @Test
    void a_title_stands_for_what_has_no_text_of_its_own() throws Exception {
        var read = question(chosen("A"));

        assertThat(read.draft().content().stem()).isEqualTo("A title");
        assertThat(read.remarks())
                .contains(
                        Remark.normalised(
                                "What it asks has no text of its own; its title stands there."));
        Items.assertSound(read);
    }
}

package assay.question.exchange.qti;

import static org.assertj.core.api.Assertions.assertThat;

import assay.question.content.AcceptedNumber;
import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.OrderScoring;
import assay.question.content.GapKey;
import assay.question.content.QuestionContent;
import assay.question.content.QuestionContent.Choice;
import assay.question.content.QuestionRules;
import assay.question.exchange.Fidelity;
import assay.question.exchange.Format;
import assay.question.exchange.Reading;
import assay.question.exchange.Readings;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What ONYX, OPAL, it's learning, TAO and others write beside or against the standard. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ItemsOfToolsTest {
    @Test
    void markup_in_a_cdata_section_is_markup_where_candidates_read_it() throws Exception {
        var question =
                item(
                        identifier("A"),
                        """
                        <![CDATA[<p>Which is <b>bold</b> &amp; true?<br></p>]]>
                        <choiceInteraction responseIdentifier="RESPONSE" maxChoices="1">
                          <simpleChoice identifier="A"><![CDATA[<p>This<sub>1</sub></p>]]></simpleChoice>
                          <simpleChoice identifier="B"><code><![CDATA[<p>That</p>]]></code></simpleChoice>
                          <simpleChoice identifier="C"><![CDATA[1 < 2 > 0]]></simpleChoice>
                        </choiceInteraction>
                        """,
                        "");

        assertThat(question.draft().content().stem())
                .startsWith("<p>Which is <b>bold</b> &amp; true?<br></p>");
        assertThat(question.draft().content().choices())
                .extracting(Choice::text)
                .containsExactly(
                        "This<sub>1</sub>",
                        "<code>&lt;p&gt;That&lt;/p&gt;</code>",
                        "1 &lt; 2 &gt; 0");
    }

    @Test
    void tags_that_are_escaped_are_meant_as_characters() throws Exception {
        var question =
                item(
                        identifier("A"),
                        """
                        <p>What does &lt;b&gt;x&lt;/b&gt; do?</p>
                        <choiceInteraction responseIdentifier="RESPONSE" maxChoices="1">
                          <simpleChoice identifier="A">&lt;p&gt;</simpleChoice>
                          <simpleChoice identifier="B">nothing</simpleChoice>
                        </choiceInteraction>
                        """,
                        "");

        assertThat(question.draft().content().stem())
                .isEqualTo("<p>What does &lt;b&gt;x&lt;/b&gt; do?</p>");
    }

    @Test
    void the_mapping_with_a_tolerance_of_onyx_is_a_mapping() throws Exception {
        var question =
                item(
                        """
                        <responseDeclaration identifier="R1" cardinality="single" baseType="string">
                          <correctResponse><value>north</value></correctResponse>
                          <mapping defaultValue="0"><mapEntry mapKey="north" mappedValue="0.5"/><mapEntry mapKey="North" mappedValue="0.5"/></mapping>
                        </responseDeclaration>
                        <responseDeclaration identifier="R2" cardinality="single" baseType="float"><correctResponse><value>12</value></correctResponse></responseDeclaration>
                        """
                                + outcome("S1", "0")
                                + outcome("S2", "0")
                                + outcome("MAX2", "1")
                                + outcome("MAXSCORE", "1.5")
                                + outcome("MINSCORE", "0"),
                        "<p>Go <textEntryInteraction responseIdentifier=\"R1\"/> for <textEntryInteraction responseIdentifier=\"R2\"/> miles.</p>",
                        """
                        <responseProcessing>
                          <responseCondition><responseIf><not><isNull><variable identifier="R1"/></isNull></not>
                            <setOutcomeValue identifier="S1"><mapTolResponse xmlns="http://bps-system.de/xsd/imsqti_ext_maptolresponse" identifier="R1" tolerance="1" toleranceMode="absolute"/></setOutcomeValue></responseIf></responseCondition>
                          <responseCondition><responseIf><equal toleranceMode="absolute" tolerance="1 2"><variable identifier="R2"/><correct identifier="R2"/></equal>
                            <setOutcomeValue identifier="S2"><variable identifier="MAX2"/></setOutcomeValue></responseIf></responseCondition>
                          <setOutcomeValue identifier="SCORE"><sum><variable identifier="S1"/><variable identifier="S2"/></sum></setOutcomeValue>
                          <responseCondition><responseIf><gt><variable identifier="SCORE"/><variable identifier="MAXSCORE"/></gt><setOutcomeValue identifier="SCORE"><variable identifier="MAXSCORE"/></setOutcomeValue></responseIf></responseCondition>
                        </responseProcessing>
                        """);

        assertThat(question.draft().points()).isEqualByComparingTo("1.5");
        assertThat(((AnswerKey.Cloze) question.draft().key()).gaps())
                .satisfiesExactly(
                        text -> assertThat(text.weight()).isEqualByComparingTo("1"),
                        number ->
                                assertThat(((GapKey.Numeric) number).numbers().accepted())
                                        .singleElement()
                                        .isInstanceOfSatisfying(
                                                AcceptedNumber.Range.class,
                                                range -> {
                                                    assertThat(range.minimum())
                                                            .isEqualByComparingTo("10");
                                                    assertThat(range.maximum())
                                                            .isEqualByComparingTo("13");
                                                }));
    }

    @Test
    void an_order_whose_places_earn_rounded_shares_is_scored_by_place() throws Exception {
        var question =
                item(
                        """
                        <responseDeclaration identifier="RESPONSE" cardinality="ordered" baseType="identifier"><correctResponse><value>A</value><value>B</value><value>C</value></correctResponse></responseDeclaration>
                        """,
                        """
                        <orderInteraction responseIdentifier="RESPONSE" shuffle="true"><simpleChoice identifier="A">a</simpleChoice><simpleChoice identifier="B">b</simpleChoice><simpleChoice identifier="C">c</simpleChoice></orderInteraction>
                        """,
                        "<responseProcessing>"
                                + place(1, "0.333")
                                + place(2, "0.333")
                                + place(3, "0.334")
                                + "</responseProcessing>");

        assertThat(((AnswerKey.Ordering) question.draft().key()).scoring())
                .isEqualTo(OrderScoring.POSITION);
        assertThat(question.draft().points()).isEqualByComparingTo("1");
    }

    @Test
    void rules_that_are_not_understood_do_not_make_a_question_worth_more_than_it_says()
            throws Exception {
        var question =
                item(
                        """
                        <responseDeclaration identifier="R1" cardinality="single" baseType="string"><mapping defaultValue="0"><mapEntry mapKey="x" mappedValue="1"/></mapping></responseDeclaration>
                        <responseDeclaration identifier="R2" cardinality="single" baseType="string"><mapping defaultValue="0"><mapEntry mapKey="y" mappedValue="1"/></mapping></responseDeclaration>
                        """
                                + outcome("MAXSCORE", "1"),
                        "<p><textEntryInteraction responseIdentifier=\"R1\"/> <textEntryInteraction responseIdentifier=\"R2\"/></p>",
                        """
                        <responseProcessing><responseCondition><responseIf>
                          <gte><sum><mapResponse identifier="R1"/><mapResponse identifier="R2"/></sum><baseValue baseType="float">2</baseValue></gte>
                          <setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue>
                        </responseIf></responseCondition></responseProcessing>
                        """);

        assertThat(question.draft().points()).isEqualByComparingTo("1");
        assertThat(question.fidelity()).isEqualTo(Fidelity.LOSSY);
    }

    @Test
    void templates_that_nothing_draws_are_constants() throws Exception {
        var question =
                item(
                        """
                        <responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier"><correctResponse><value>A</value></correctResponse></responseDeclaration>
                        <templateDeclaration identifier="EACH" cardinality="single" baseType="float"><defaultValue><value>3</value></defaultValue></templateDeclaration>
                        <templateDeclaration identifier="LEAST" cardinality="single" baseType="float"><defaultValue><value/></defaultValue></templateDeclaration>
                        """,
                        """
                        <choiceInteraction responseIdentifier="RESPONSE" maxChoices="1"><prompt>Which?</prompt><simpleChoice identifier="A">a</simpleChoice><simpleChoice identifier="B">b</simpleChoice></choiceInteraction>
                        """,
                        """
                        <responseProcessing><responseCondition><responseIf>
                          <match><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></match>
                          <setOutcomeValue identifier="SCORE"><variable identifier="EACH"/></setOutcomeValue>
                        </responseIf></responseCondition></responseProcessing>
                        """);

        assertThat(question.draft().points()).isEqualByComparingTo("3");
        assertThat(question.remarks())
                .noneMatch(remark -> remark.text().contains("draws values anew"));
    }

    @Test
    void shuffle_may_be_written_in_capitals() throws Exception {
        var question =
                item(
                        identifier("A"),
                        """
                        <choiceInteraction responseIdentifier="RESPONSE" maxChoices="1" shuffle="TRUE"><prompt>Which?</prompt><simpleChoice identifier="A">a</simpleChoice><simpleChoice identifier="B">b</simpleChoice></choiceInteraction>
                        """,
                        "");

        assertThat(((QuestionContent.SingleChoice) question.draft().content()).shuffle()).isTrue();
    }

    private static String identifier(String correct) {
        return "<responseDeclaration identifier=\"RESPONSE\" cardinality=\"single\" baseType=\"identifier\"><correctResponse><value>%s</value></correctResponse></responseDeclaration>"
                .formatted(correct);
    }

    private static String outcome(String identifier, String start) {
        return "<outcomeDeclaration identifier=\"%s\" cardinality=\"single\" baseType=\"float\"><defaultValue><value>%s</value></defaultValue></outcomeDeclaration>"
                .formatted(identifier, start);
    }

    private static String place(int place, String points) {
        return """
        <responseCondition><responseIf>
          <match><index n="%1$d"><variable identifier="RESPONSE"/></index><index n="%1$d"><correct identifier="RESPONSE"/></index></match>
          <setOutcomeValue identifier="SCORE"><sum><variable identifier="SCORE"/><baseValue baseType="float">%2$s</baseValue></sum></setOutcomeValue>
        </responseIf></responseCondition>
        """
                .formatted(place, points);
    }

    private static Reading.Question item(String declarations, String body, String processing)
            throws Exception {
        var rules =
                processing.isEmpty()
                        ? "<responseProcessing template=\"http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct\"/>"
                        : processing;
        var question =
                Readings.one(
                        new QtiReader(Format.QTI_2_1),
                        """
                        <assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="i" title="t" adaptive="false" timeDependent="false">
                          %s%s<itemBody>%s</itemBody>%s
                        </assessmentItem>
                        """
                                .formatted(declarations, outcome("SCORE", "0"), body, rules));
        assertThat(QuestionRules.findings(question.draft().content(), question.draft().key()))
                .isEmpty();
        return question;
    }
}

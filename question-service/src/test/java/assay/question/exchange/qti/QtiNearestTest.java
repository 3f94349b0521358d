package assay.question.exchange.qti;

import static assay.question.exchange.qti.Items.MATCH;
import static assay.question.exchange.qti.Items.assertSound;
import static assay.question.exchange.qti.Items.correct;
import static assay.question.exchange.qti.Items.question;
import static assay.question.exchange.qti.Items.refused;
import static assay.question.exchange.qti.Items.response;
import static assay.question.exchange.qti.Items.withPicture;
import static org.assertj.core.api.Assertions.assertThat;

import assay.question.content.AcceptedNumber;
import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.Pair;
import assay.question.content.AnswerKey.ScoringRule.Mapped;
import assay.question.content.QuestionContent;
import assay.question.exchange.Reading;
import assay.question.exchange.Remark;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Items that ask what no question here asks become the nearest that one does, and it is told. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class QtiNearestTest {
    private static final String MAP =
            "<responseProcessing"
                    + " template=\"http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response\"/>";

    private static BigDecimal number(String value) {
        return new BigDecimal(value);
    }

    private static final String CONDITIONS =
            """
            <templateDeclaration identifier="WHO" cardinality="single" baseType="string"/>
            <templateDeclaration identifier="A" cardinality="single" baseType="integer"/>
            <templateDeclaration identifier="B" cardinality="single" baseType="integer" mathVariable="true"/>
            <templateProcessing>
              <setTemplateValue identifier="WHO"><random><multiple><baseValue baseType="string">men</baseValue>
                <baseValue baseType="string">women</baseValue></multiple></random></setTemplateValue>
              <setTemplateValue identifier="A"><randomInteger min="2" max="4"/></setTemplateValue>
              <templateCondition>
                <templateIf><match><variable identifier="A"/><baseValue baseType="integer">2</baseValue></match>
                  <setTemplateValue identifier="B"><randomInteger min="4" max="12" step="2"/></setTemplateValue></templateIf>
                <templateElse><setTemplateValue identifier="B"><product><variable identifier="A"/>
                  <baseValue baseType="integer">3</baseValue></product></setTemplateValue></templateElse>
              </templateCondition>
              <templateConstraint><gt><variable identifier="B"/><baseValue baseType="integer">8</baseValue></gt></templateConstraint>
              <setCorrectResponse identifier="RESPONSE"><sum><variable identifier="A"/><variable identifier="B"/></sum></setCorrectResponse>
            </templateProcessing>
            <itemBody><p><printedVariable identifier="A"/> <printedVariable identifier="WHO"/> and
              <m:math xmlns:m="http://www.w3.org/1998/Math/MathML"><m:mi>B</m:mi></m:math>:
              <textEntryInteraction responseIdentifier="RESPONSE"/></p></itemBody>
            """;

    @Test
    void a_value_that_is_set_again_once_it_is_drawn_is_what_it_was_set_to_last() throws Exception {
        var read =
                question(
                        response("single", "integer", "")
                                + """
                                <templateDeclaration identifier="X" cardinality="single" baseType="integer"/>
                                <templateProcessing>
                                  <setTemplateValue identifier="X"><randomInteger min="1" max="9"/></setTemplateValue>
                                  <setTemplateValue identifier="X"><product><variable identifier="X"/><baseValue baseType="integer">10</baseValue></product></setTemplateValue>
                                  <setCorrectResponse identifier="RESPONSE"><product><baseValue baseType="integer">2</baseValue><variable identifier="X"/></product></setCorrectResponse>
                                </templateProcessing>
                                <itemBody><p>Double of <printedVariable identifier="X"/>: <textEntryInteraction responseIdentifier="RESPONSE"/></p></itemBody>
                                """
                                + MATCH);

        var shown = read.draft().content().stem().replaceAll("[^0-9]+", "");
        assertThat(shown).matches("[1-9]0");
        assertThat(((AnswerKey.Numerical) read.draft().key()).numbers().accepted())
                .extracting(one -> ((AcceptedNumber.Value) one).value())
                .containsExactly(number(shown).multiply(number("2")));
    }

    @Test
    void numbers_that_grow_without_end_cost_no_more_than_their_item() throws Exception {
        var read =
                refused(
                        response(
                                        "single",
                                        "float",
                                        "<correctResponse><value>1</value></correctResponse>")
                                + """
                                <templateDeclaration identifier="X" cardinality="single" baseType="float"><defaultValue><value>1e300</value></defaultValue></templateDeclaration>
                                <templateProcessing>%s<setTemplateValue identifier="X"><sum><variable identifier="X"/><baseValue baseType="float">1</baseValue></sum></setTemplateValue></templateProcessing>
                                <itemBody><p>One? <printedVariable identifier="X"/> <textEntryInteraction responseIdentifier="RESPONSE"/></p></itemBody>
                                """
                                        .formatted(
                                                "<setTemplateValue identifier=\"X\"><product><variable identifier=\"X\"/><variable identifier=\"X\"/></product></setTemplateValue>"
                                                        .repeat(30))
                                + MATCH);

        assertThat(read.reason()).contains("a number of very many digits");
    }

    @Test
    void what_is_drawn_by_conditions_is_drawn_once_and_for_all() throws Exception {
        var item = response("single", "integer", "") + CONDITIONS + MATCH;

        var read = question(item);
        var again = question(item);

        var stem = read.draft().content().stem();
        assertThat(stem)
                .matches("<p>[234] (men|women) and <math><mn>(9|1[02])</mn></math>: _____</p>");
        var words = stem.replaceAll("[^0-9]+", " ").strip().split(" ", -1);
        assertThat(((AnswerKey.Numerical) read.draft().key()).numbers().accepted())
                .extracting(one -> ((AcceptedNumber.Value) one).value())
                .containsExactly(number(words[0]).add(number(words[1])));
        assertThat(again.draft().content()).isEqualTo(read.draft().content());
        assertThat(read.remarks())
                .extracting(Remark::text)
                .anyMatch(text -> text.contains("Here they are always the same: A = " + words[0]));
    }

    @Test
    void a_choice_that_is_shown_to_some_is_shown_or_not_as_it_was_drawn() throws Exception {
        var read =
                question(
                        response("single", "identifier", correct("a"))
                                + """
                                <templateDeclaration identifier="T" cardinality="single" baseType="identifier"/>
                                <templateProcessing><setTemplateValue identifier="T"><baseValue baseType="identifier">c</baseValue></setTemplateValue></templateProcessing>
                                <itemBody><p><templateInline templateIdentifier="T" identifier="c" showHide="show">Seen</templateInline>
                                <templateInline templateIdentifier="T" identifier="c" showHide="hide">Unseen</templateInline></p>
                                <choiceInteraction responseIdentifier="RESPONSE" maxChoices="1">
                                <simpleChoice identifier="a">A</simpleChoice>
                                <simpleChoice identifier="b" templateIdentifier="T" showHide="show">B</simpleChoice>
                                <simpleChoice identifier="c" templateIdentifier="T" showHide="show">C</simpleChoice>
                                </choiceInteraction></itemBody>
                                """
                                + MATCH);

        assertThat(read.draft().content().stem()).contains("Seen").doesNotContain("Unseen");
        assertThat(read.draft().content().choices())
                .extracting(QuestionContent.Choice::text)
                .containsExactly("A", "C");
    }

    @Test
    void objects_that_are_moved_over_a_picture_become_points_on_it() throws Exception {
        var read =
                (Reading.Question)
                        withPicture(
                                response(
                                                "multiple",
                                                "point",
                                                """
                                                <areaMapping defaultValue="0"><areaMapEntry shape="circle" coords="50,40,8" mappedValue="1"/>
                                                <areaMapEntry shape="circle" coords="90,40,8" mappedValue="1"/></areaMapping>
                                                """)
                                        + """
                                        <itemBody><p>Where?</p><positionObjectStage><object type="image/png" data="../p.png" width="200" height="100"/>
                                        <positionObjectInteraction responseIdentifier="RESPONSE" maxChoices="2"><object type="image/png" data="../p.png"/>
                                        </positionObjectInteraction></positionObjectStage></itemBody>
                                        <responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response_point"/>
                                        """);

        var asked = (QuestionContent.SelectPoint) read.draft().content();
        assertThat(asked.image().width()).isEqualTo(200);
        assertThat(asked.maxPoints()).isEqualTo(2);
        assertThat(read.remarks())
                .contains(
                        Remark.lossy(
                                "It moves objects over a picture; here points are set on it."));
        assertSound(read);
    }

    @Test
    void places_in_order_become_numbers_that_are_put_on_them() throws Exception {
        var read =
                (Reading.Question)
                        withPicture(
                                response("ordered", "identifier", correct("B", "A"))
                                        + """
                                        <itemBody><graphicOrderInteraction responseIdentifier="RESPONSE"><prompt>Fly.</prompt>
                                        <object type="image/png" data="../p.png" width="200" height="100"/>
                                        <hotspotChoice identifier="A" shape="circle" coords="10,20,8"/>
                                        <hotspotChoice identifier="B" shape="circle" coords="90,20,8"/>
                                        </graphicOrderInteraction></itemBody>
                                        """
                                        + MATCH);

        var asked = (QuestionContent.LabelImage) read.draft().content();
        assertThat(asked.labels())
                .extracting(QuestionContent.Label::text)
                .containsExactly("1", "2");
        assertThat(((AnswerKey.LabelImage) read.draft().key()).correct())
                .containsExactlyInAnyOrder(
                        new Pair(asked.labels().get(0).id(), asked.regions().get(1).id()),
                        new Pair(asked.labels().get(1).id(), asked.regions().get(0).id()));
        assertSound(read);
    }

    @Test
    void a_drawing_is_handed_in_as_a_picture_and_what_is_drawn_on_is_shown() throws Exception {
        var read =
                (Reading.Question)
                        withPicture(
                                response("single", "file", "")
                                        + """
                                        <itemBody><p>Draw.</p><drawingInteraction responseIdentifier="RESPONSE"><prompt>A cat.</prompt>
                                        <object type="image/png" data="../p.png"/></drawingInteraction></itemBody>
                                        """);

        var asked = (QuestionContent.FileUpload) read.draft().content();
        assertThat(asked.mediaTypes()).containsExactly("image/*");
        assertThat(asked.stem()).contains("Draw.", "A cat.", "<img src=\"asset:");
        assertSound(read);
    }

    @Test
    void a_medium_that_is_to_be_played_is_text_and_asks_nothing() throws Exception {
        var read =
                question(
                        response("single", "integer", "")
                                + """
                                <itemBody><p>Watch.</p><mediaInteraction responseIdentifier="RESPONSE" autostart="false"><prompt>This.</prompt>
                                <object type="video/mp4" data="https://example.org/a.mp4"/></mediaInteraction></itemBody>
                                """);

        assertThat(read.draft().content()).isInstanceOf(QuestionContent.Description.class);
        assertThat(read.draft().content().stem()).contains("Watch.", "This.");
        assertThat(read.remarks())
                .contains(Remark.lossy("That a medium must be played is not asked for."));
    }

    @Test
    void a_text_field_of_which_nothing_says_what_is_right_is_marked_by_people() throws Exception {
        var read =
                question(
                        response("single", "string", "")
                                + "<outcomeDeclaration identifier=\"SCORE\" cardinality=\"single\""
                                + " baseType=\"float\" normalMaximum=\"2\"/><itemBody><p>Say"
                                + " <textEntryInteraction responseIdentifier=\"RESPONSE\"/>"
                                + " please.</p></itemBody>");

        assertThat(read.draft().content())
                .isEqualTo(new QuestionContent.Essay("<p>Say _____ please.</p>", 0, 0, ""));
        assertThat(read.draft().points()).isEqualTo(number("2"));
        assertThat(read.remarks())
                .contains(
                        Remark.lossy(
                                "People mark what is written. The file does not say what is"
                                        + " right."));
    }

    private static final String PICKS =
            """
            <itemBody><choiceInteraction responseIdentifier="RESPONSE" maxChoices="0" minChoices="2">
            <simpleChoice identifier="a">A</simpleChoice><simpleChoice identifier="b">B</simpleChoice>
            <simpleChoice identifier="c">C</simpleChoice></choiceInteraction></itemBody>
            """;

    @Test
    void a_mapping_that_cannot_give_what_an_item_says_it_is_worth_earns_all_it_can()
            throws Exception {
        var read =
                question(
                        response(
                                        "multiple",
                                        "identifier",
                                        correct("a", "b")
                                                + """
                                                <mapping defaultValue="0" upperBound="9"><mapEntry mapKey="a" mappedValue="1"/>
                                                <mapEntry mapKey="b" mappedValue="2"/></mapping>
                                                """)
                                + "<outcomeDeclaration identifier=\"MAXSCORE\""
                                + " cardinality=\"single\""
                                + " baseType=\"float\"><defaultValue><value>5</value></defaultValue></outcomeDeclaration>"
                                + PICKS
                                + MAP);

        assertThat(((AnswerKey.MultipleChoice) read.draft().key()).scoring())
                .isEqualTo(
                        new Mapped(
                                Map.of("a", number("1"), "b", number("2")),
                                number("0"),
                                null,
                                number("9"),
                                number("3")));
        assertThat(read.draft().points()).isEqualTo(number("3"));
        assertThat(read.remarks())
                .contains(
                        Remark.normalised(
                                "It says that it is worth 5, but no response earns more than 3."));
        assertSound(read);
    }

    @Test
    void who_must_choose_more_than_are_right_need_not() throws Exception {
        var read = question(response("multiple", "identifier", correct("b")) + PICKS + MATCH);

        assertThat(((QuestionContent.MultipleChoice) read.draft().content()).minChoices())
                .isEqualTo(1);
        assertThat(read.remarks())
                .contains(
                        Remark.lossy(
                                "At least 2 must be chosen, and only 1 are right; here so many are"
                                        + " enough."));
        assertSound(read);
    }

    private static final String LISTS =
            """
            <itemBody><matchInteraction responseIdentifier="RESPONSE" maxAssociations="0">
            <simpleMatchSet><simpleAssociableChoice identifier="x" matchMax="1">X</simpleAssociableChoice></simpleMatchSet>
            <simpleMatchSet><simpleAssociableChoice identifier="y" matchMax="1">Y</simpleAssociableChoice>
            <simpleAssociableChoice identifier="z" matchMax="1">Z</simpleAssociableChoice></simpleMatchSet>
            </matchInteraction></itemBody>
            """;

    @Test
    void a_choice_may_be_used_as_often_as_the_right_pairs_use_it() throws Exception {
        var read =
                question(
                        response("multiple", "directedPair", correct("x y", "x z"))
                                + LISTS
                                + MATCH);

        assertThat(((QuestionContent.Matching) read.draft().content()).sourceUsesMax())
                .isEqualTo(2);
        assertSound(read);
    }

    @Test
    void a_pair_that_is_right_twice_is_right_once() throws Exception {
        var read =
                question(
                        response("multiple", "directedPair", correct("x y", "x y"))
                                + LISTS
                                + MATCH);

        assertThat(((AnswerKey.Matching) read.draft().key()).correct()).hasSize(1);
        assertThat(read.remarks())
                .contains(Remark.lossy("It asks for the same more than once; here once is right."));
    }

    @Test
    void areas_that_cannot_give_what_an_item_says_it_is_worth_give_all_they_can() throws Exception {
        var read =
                (Reading.Question)
                        withPicture(
                                response(
                                                "single",
                                                "point",
                                                "<areaMapping defaultValue=\"0\"><areaMapEntry"
                                                        + " shape=\"circle\" coords=\"50,40,8\""
                                                        + " mappedValue=\"1\"/></areaMapping>")
                                        + """
                                        <outcomeDeclaration identifier="MAXSCORE" cardinality="single" baseType="float"><defaultValue><value>4</value></defaultValue></outcomeDeclaration>
                                        <itemBody><selectPointInteraction responseIdentifier="RESPONSE" maxChoices="1">
                                        <object type="image/png" data="../p.png" width="200" height="100"/></selectPointInteraction></itemBody>
                                        <responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response_point"/>
                                        """);

        assertThat(((AnswerKey.SelectPoint) read.draft().key()).areas())
                .extracting(AnswerKey.Area::credit)
                .isEqualTo(List.of(number("1")));
        assertThat(read.draft().points()).isEqualTo(number("1"));
        assertSound(read);
    }

    @Test
    void what_is_asked_in_a_second_step_is_asked_at_once_without_what_nothing_says_is_right()
            throws Exception {
        var read =
                question(
                        """
                        <responseDeclaration identifier="HOW" cardinality="single" baseType="identifier"/>
                        <responseDeclaration identifier="R1" cardinality="single" baseType="identifier">%s</responseDeclaration>
                        <responseDeclaration identifier="R2" cardinality="single" baseType="string">%s</responseDeclaration>
                        <itemBody><p>A saying.</p>
                        <choiceInteraction responseIdentifier="HOW" maxChoices="1"><simpleChoice identifier="m">Menu</simpleChoice>
                        <simpleChoice identifier="t">Typed</simpleChoice></choiceInteraction>
                        <feedbackBlock outcomeIdentifier="BODY" identifier="m" showHide="show"><p>Which?</p>
                        <choiceInteraction responseIdentifier="R1" maxChoices="1"><simpleChoice identifier="a">Cooks</simpleChoice>
                        <simpleChoice identifier="b">Hands</simpleChoice></choiceInteraction></feedbackBlock>
                        <feedbackBlock outcomeIdentifier="BODY" identifier="t" showHide="show">
                        <p>Too many <textEntryInteraction responseIdentifier="R2"/></p></feedbackBlock></itemBody>
                        """
                                .formatted(correct("a"), correct("cooks")));

        var asked = (QuestionContent.Composite) read.draft().content();
        assertThat(asked.stem()).isEqualTo("<p>A saying.</p>");
        assertThat(asked.parts())
                .extracting(part -> part.content().stem())
                .satisfiesExactly(
                        stem -> assertThat(stem).contains("Which?"),
                        stem -> assertThat(stem).contains("Too many"));
        assertThat(read.remarks())
                .extracting(Remark::text)
                .contains("What it asks after a first response is asked at once.")
                .anyMatch(text -> text.startsWith("One of its questions, in line "));
        assertSound(read);
    }
}

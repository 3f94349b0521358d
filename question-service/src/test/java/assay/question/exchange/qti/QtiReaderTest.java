package assay.question.exchange.qti;

import static assay.question.exchange.qti.Items.MAP;
import static assay.question.exchange.qti.Items.MATCH;
import static assay.question.exchange.qti.Items.correct;
import static assay.question.exchange.qti.Items.question;
import static assay.question.exchange.qti.Items.read;
import static assay.question.exchange.qti.Items.refused;
import static assay.question.exchange.qti.Items.response;
import static assay.question.exchange.qti.Items.withPicture;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import assay.question.content.AcceptedNumber;
import assay.question.content.AcceptedText;
import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.Area;
import assay.question.content.AnswerKey.Feedback;
import assay.question.content.AnswerKey.OrderScoring;
import assay.question.content.AnswerKey.Overall;
import assay.question.content.AnswerKey.Pair;
import assay.question.content.AnswerKey.ScoringRule.AllOrNothing;
import assay.question.content.AnswerKey.ScoringRule.Mapped;
import assay.question.content.Gap;
import assay.question.content.Origin;
import assay.question.content.QuestionContent;
import assay.question.content.QuestionContent.Choice;
import assay.question.content.QuestionContent.Label;
import assay.question.content.Shape;
import assay.question.content.Tolerance;
import assay.question.content.Variables;
import assay.question.exchange.Fidelity;
import assay.question.exchange.Reading;
import assay.question.exchange.Remark;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class QtiReaderTest {
    private static final String CHOICES =
            """
            <itemBody><p>Which?</p>
            <choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="%d">
              <prompt>Choose.</prompt>
              <simpleChoice identifier="right">One</simpleChoice>
              <simpleChoice identifier="wrong">Two</simpleChoice>
              <simpleChoice identifier="near">Three</simpleChoice>
            </choiceInteraction></itemBody>
            """;

    private static Origin origin(Reading.Question read) {
        return requireNonNull(read.draft().origin());
    }

    private static BigDecimal number(String value) {
        return new BigDecimal(value);
    }

    @Test
    void a_choice_becomes_a_single_choice_whose_ids_tell_nothing() throws Exception {
        var read =
                question(
                        response("single", "identifier", correct("right"))
                                + CHOICES.formatted(1)
                                + MATCH);

        assertThat(read.draft().content())
                .isEqualTo(
                        new QuestionContent.SingleChoice(
                                "<p>Which?</p> <p>Choose.</p>",
                                List.of(
                                        new Choice("a", "One"),
                                        new Choice("b", "Two"),
                                        new Choice("c", "Three")),
                                true));
        assertThat(read.draft().key())
                .isEqualTo(new AnswerKey.SingleChoice("a", Map.of(), AnswerKey.Explanation.NONE));
        assertThat(origin(read).identifiers())
                .isEqualTo(Map.of("a", "right", "b", "wrong", "c", "near"));
        assertThat(origin(read).document()).startsWith("<?xml").contains("simpleChoice");
        assertThat(origin(read).format()).isEqualTo("qti-2.2");
        assertThat(read.draft().points()).isEqualTo(number("1"));
        assertThat(read.draft().language()).isEqualTo("en");
        assertThat(read.name()).isEqualTo("item-1");
        assertThat(read.fidelity()).isEqualTo(Fidelity.NORMALISED);
    }

    @Test
    void a_mapping_of_a_single_choice_gives_credits() throws Exception {
        var read =
                question(
                        response(
                                        "single",
                                        "identifier",
                                        """
                                        <mapping defaultValue="0"><mapEntry mapKey="right" mappedValue="4"/>
                                        <mapEntry mapKey="near" mappedValue="1"/>
                                        <mapEntry mapKey="wrong" mappedValue="-2"/></mapping>
                                        """)
                                + CHOICES.formatted(1)
                                + MAP);

        assertThat(read.draft().key())
                .isEqualTo(
                        new AnswerKey.SingleChoice(
                                "a",
                                Map.of("b", number("-0.5"), "c", number("0.25")),
                                AnswerKey.Explanation.NONE));
        assertThat(read.draft().points()).isEqualTo(number("4"));
    }

    @Test
    void a_mapping_of_several_choices_stays_one() throws Exception {
        var read =
                question(
                        response(
                                        "multiple",
                                        "identifier",
                                        correct("right", "near")
                                                + """
                                                <mapping lowerBound="0" upperBound="3" defaultValue="-1">
                                                <mapEntry mapKey="right" mappedValue="2"/>
                                                <mapEntry mapKey="near" mappedValue="1"/></mapping>
                                                """)
                                + CHOICES.formatted(0)
                                + MAP);

        assertThat(read.draft().key())
                .isEqualTo(
                        new AnswerKey.MultipleChoice(
                                List.of("a", "c"),
                                new Mapped(
                                        Map.of("a", number("2"), "c", number("1")),
                                        number("-1"),
                                        number("0"),
                                        number("3"),
                                        number("3")),
                                AnswerKey.Explanation.NONE));
        assertThat(((QuestionContent.MultipleChoice) read.draft().content()).maxChoices())
                .isEqualTo(3);
    }

    @Test
    void several_right_choices_without_a_mapping_are_all_or_nothing() throws Exception {
        var read =
                question(
                        response("multiple", "identifier", correct("right", "near"))
                                + CHOICES.formatted(2)
                                + MATCH);

        assertThat(((AnswerKey.MultipleChoice) read.draft().key()).scoring())
                .isEqualTo(new AllOrNothing());
    }

    @Test
    void points_that_rules_add_up_choice_by_choice_become_a_mapping() throws Exception {
        var member =
                """
                <responseCondition><responseIf>
                <member><baseValue baseType="identifier">%s</baseValue><variable identifier="RESPONSE"/></member>
                <setOutcomeValue identifier="SCORE"><sum><variable identifier="SCORE"/>
                <baseValue baseType="float">%s</baseValue></sum></setOutcomeValue>
                </responseIf></responseCondition>
                """;
        var read =
                question(
                        response("multiple", "identifier", correct("right", "near"))
                                + "<outcomeDeclaration identifier=\"SCORE\" cardinality=\"single\""
                                + " baseType=\"float\"/>"
                                + CHOICES.formatted(0)
                                + "<responseProcessing>"
                                + member.formatted("right", "1")
                                + member.formatted("near", "2")
                                + member.formatted("wrong", "-1")
                                + "</responseProcessing>");

        assertThat(((AnswerKey.MultipleChoice) read.draft().key()).scoring())
                .isEqualTo(
                        new Mapped(
                                Map.of("a", number("1"), "b", number("-1"), "c", number("2")),
                                number("0"),
                                null,
                                null,
                                number("3")));
        assertThat(read.fidelity()).isEqualTo(Fidelity.LOSSY);
    }

    @Test
    void rules_that_no_scoring_here_follows_are_kept_and_told() throws Exception {
        var read =
                question(
                        response("single", "identifier", correct("right"))
                                + CHOICES.formatted(1)
                                + """
                                <responseProcessing><setOutcomeValue identifier="SCORE">
                                <customOperator class="x"/></setOutcomeValue></responseProcessing>
                                """);

        assertThat(read.remarks())
                .contains(
                        Remark.lossy(
                                "It is scored by what is declared as right, not by its own rules,"
                                        + " which are kept until they are interpreted: its response"
                                        + " processing uses customOperator."));
        assertThat(origin(read).document()).contains("customOperator");
        assertThat(((AnswerKey.SingleChoice) read.draft().key()).correct()).isEqualTo("a");
    }

    /** The standard rules, but nothing is given unless {@code condition} holds as well. */
    private static String matchIf(String condition) {
        return """
        <responseProcessing><responseCondition>
        <responseIf><and><match><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></match>%s</and>
        <setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue></responseIf>
        <responseElse><setOutcomeValue identifier="SCORE"><baseValue baseType="float">0</baseValue></setOutcomeValue></responseElse>
        </responseCondition></responseProcessing>
        """
                .formatted(condition);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "numAttempts | <lt><variable identifier=\"numAttempts\"/><baseValue"
                        + " baseType=\"integer\">3</baseValue></lt>",
                "duration | <lt><variable identifier=\"duration\"/><baseValue"
                        + " baseType=\"float\">60</baseValue></lt>",
                "completionStatus | <match><variable identifier=\"completionStatus\"/><baseValue"
                        + " baseType=\"identifier\">unknown</baseValue></match>",
                "duration, numAttempts | <or><lt><variable identifier=\"numAttempts\"/><baseValue"
                        + " baseType=\"integer\">3</baseValue></lt><isNull><variable"
                        + " identifier=\"duration\"/></isNull></or>"
            })
    void rules_that_look_at_how_an_attempt_goes_are_lossy_and_say_at_what(
            String variables, String condition) throws Exception {
        var read =
                question(
                        response("single", "identifier", correct("right"))
                                + CHOICES.formatted(1)
                                + matchIf(condition));

        assertThat(read.fidelity()).isEqualTo(Fidelity.LOSSY);
        assertThat(read.remarks())
                .contains(
                        Remark.lossy(
                                "Its rules look at %s; here they are those of a first attempt, always."
                                        .formatted(variables)));
        assertThat(origin(read).document()).contains("responseCondition");
        assertThat(((AnswerKey.SingleChoice) read.draft().key()).correct()).isEqualTo("a");
    }

    private static final String OWN =
            "Its response processing is no standard template or mapping. It is kept with the"
                    + " version; until it is interpreted, a key made from it scores the question";

    @Test
    void rules_of_an_items_own_are_lossy_even_if_they_score_as_ours_do() throws Exception {
        var read =
                question(
                        response("single", "identifier", correct("right"))
                                + CHOICES.formatted(1)
                                + matchIf(
                                        "<not><isNull><variable"
                                                + " identifier=\"RESPONSE\"/></isNull></not>"));

        assertThat(read.remarks())
                .contains(Remark.lossy(OWN + ", with the same points for all that was tried."));
        assertThat(origin(read).document()).contains("<isNull>");
    }

    @Test
    void a_template_that_is_written_out_is_one_whatever_the_response_is_called() throws Exception {
        var written =
                """
                <responseProcessing>
                  <responseCondition>
                    <responseIf><match><variable identifier="R1"/><correct identifier="R1"/></match>
                      <setOutcomeValue identifier="SCORE"><baseValue baseType="float">1.0</baseValue></setOutcomeValue></responseIf>
                    <responseElse>
                      <setOutcomeValue identifier="SCORE"><baseValue baseType="float">0.0</baseValue></setOutcomeValue></responseElse>
                  </responseCondition>
                </responseProcessing>
                """;

        var read =
                question(
                        (response("single", "identifier", correct("right")) + CHOICES.formatted(1))
                                        .replace("RESPONSE", "R1")
                                + written);

        assertThat(read.fidelity()).isEqualTo(Fidelity.NORMALISED);
    }

    @Test
    void a_template_with_other_points_is_none() throws Exception {
        var read =
                question(
                        response("single", "identifier", correct("right"))
                                + CHOICES.formatted(1)
                                + matchIf("").replace(">1<", ">2<"));

        assertThat(read.remarks())
                .contains(Remark.lossy(OWN + ", with the same points for all that was tried."));
        assertThat(read.draft().points()).isEqualTo(number("2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<mapResponse identifier=\"RESPONSE\"/>",
                "<sum><variable identifier=\"SCORE\"/><mapResponse identifier=\"RESPONSE\"/></sum>"
            })
    void points_by_a_mapping_alone_are_no_rules_of_its_own(String value) throws Exception {
        var read =
                question(
                        response(
                                        "single",
                                        "identifier",
                                        correct("right")
                                                + "<mapping defaultValue=\"0\"><mapEntry"
                                                + " mapKey=\"right\" mappedValue=\"3\"/></mapping>")
                                + CHOICES.formatted(1)
                                + "<responseProcessing><setOutcomeValue identifier=\"SCORE\">%s</setOutcomeValue></responseProcessing>"
                                        .formatted(value));

        assertThat(read.fidelity()).isEqualTo(Fidelity.NORMALISED);
    }

    @Test
    void half_of_what_a_mapping_gives_is_a_rule_of_its_own() throws Exception {
        var read =
                question(
                        response(
                                        "single",
                                        "identifier",
                                        "<mapping defaultValue=\"0\"><mapEntry mapKey=\"right\""
                                                + " mappedValue=\"4\"/></mapping>")
                                + CHOICES.formatted(1)
                                + """
                                <responseProcessing><setOutcomeValue identifier="SCORE"><divide><mapResponse identifier="RESPONSE"/>
                                <baseValue baseType="float">2</baseValue></divide></setOutcomeValue></responseProcessing>
                                """);

        assertThat(read.fidelity()).isEqualTo(Fidelity.LOSSY);
        assertThat(read.draft().points()).isEqualTo(number("2"));
    }

    @Test
    void rules_that_give_no_points_are_kept_and_told() throws Exception {
        var read =
                question(
                        response("single", "identifier", correct("right"))
                                + CHOICES.formatted(1)
                                + """
                                <responseProcessing><setOutcomeValue identifier="CHOSEN"><variable identifier="RESPONSE"/></setOutcomeValue></responseProcessing>
                                """);

        assertThat(read.remarks())
                .contains(
                        Remark.lossy(
                                "Its response processing, which is kept, sets no SCORE; until it is"
                                        + " interpreted, points come from what is declared as"
                                        + " right."));
        assertThat(((AnswerKey.SingleChoice) read.draft().key()).correct()).isEqualTo("a");
    }

    @Test
    void what_names_nothing_right_is_refused() throws Exception {
        assertThat(refused(response("single", "identifier", "") + CHOICES.formatted(1)).reason())
                .isEqualTo("The file does not say what is right.");
    }

    @Test
    void the_right_choice_of_a_program_that_pads_numbers_is_found() throws Exception {
        var read =
                question(
                        response("single", "identifier", correct("answer_002"))
                                + """
                                <itemBody><choiceInteraction responseIdentifier="RESPONSE" maxChoices="1">
                                <simpleChoice identifier="answer_1">One</simpleChoice>
                                <simpleChoice identifier="answer_2">Two</simpleChoice>
                                </choiceInteraction></itemBody>
                                """
                                + MATCH);

        assertThat(((AnswerKey.SingleChoice) read.draft().key()).correct()).isEqualTo("b");
        assertThat(read.remarks())
                .contains(
                        Remark.normalised(
                                "It says that answer_002 is right, which must be answer_2."));
    }

    @Test
    void two_choices_that_are_true_and_false_become_a_statement() throws Exception {
        var read =
                question(
                        response("single", "identifier", correct("f"))
                                + """
                                <itemBody><p>Water is dry.</p>
                                <choiceInteraction responseIdentifier="RESPONSE" maxChoices="1">
                                <simpleChoice identifier="t">True</simpleChoice>
                                <simpleChoice identifier="f">False</simpleChoice>
                                </choiceInteraction></itemBody>
                                """
                                + MATCH);

        assertThat(read.draft().content())
                .isEqualTo(new QuestionContent.TrueFalse("<p>Water is dry.</p>"));
        assertThat(read.draft().key())
                .isEqualTo(new AnswerKey.TrueFalse(false, AnswerKey.Explanation.NONE));
    }

    @Test
    void what_no_order_names_is_left_out_of_it() throws Exception {
        var body =
                """
                <itemBody><orderInteraction responseIdentifier="RESPONSE" shuffle="true">
                <simpleChoice identifier="x">X</simpleChoice><simpleChoice identifier="y">Y</simpleChoice>
                <simpleChoice identifier="z">Z</simpleChoice></orderInteraction></itemBody>
                """;

        var read =
                question(response("ordered", "identifier", correct("z", "x", "y")) + body + MATCH);

        assertThat(read.draft().key())
                .isEqualTo(
                        new AnswerKey.Ordering(
                                List.of("c", "a", "b"),
                                OrderScoring.EXACT,
                                AnswerKey.Explanation.NONE));
        var shorter = question(response("ordered", "identifier", correct("z", "x")) + body + MATCH);
        assertThat(shorter.draft().content())
                .isEqualTo(
                        new QuestionContent.Ordering(
                                "A title", List.of(new Choice("a", "X"), new Choice("b", "Z"))));
        assertThat(shorter.remarks())
                .contains(Remark.lossy("What has no place in the right order is left out: y."));
    }

    @Test
    void pairs_of_two_lists_become_matching() throws Exception {
        var read =
                question(
                        response("multiple", "directedPair", correct("dog mammal", "trout fish"))
                                + """
                                <itemBody><matchInteraction responseIdentifier="RESPONSE" shuffle="false" maxAssociations="0">
                                <simpleMatchSet><simpleAssociableChoice identifier="dog" matchMax="1">Dog</simpleAssociableChoice>
                                <simpleAssociableChoice identifier="trout" matchMax="1">Trout</simpleAssociableChoice></simpleMatchSet>
                                <simpleMatchSet><simpleAssociableChoice identifier="mammal" matchMax="0">Mammal</simpleAssociableChoice>
                                <simpleAssociableChoice identifier="fish" matchMax="0">Fish</simpleAssociableChoice></simpleMatchSet>
                                </matchInteraction></itemBody>
                                """
                                + MATCH);

        assertThat(read.draft().content())
                .isEqualTo(
                        new QuestionContent.Matching(
                                "A title",
                                List.of(new Choice("a", "Dog"), new Choice("b", "Trout")),
                                List.of(new Choice("c", "Mammal"), new Choice("d", "Fish")),
                                1,
                                0,
                                false));
        assertThat(read.draft().key())
                .isEqualTo(
                        new AnswerKey.Matching(
                                List.of(new Pair("a", "c"), new Pair("b", "d")),
                                new AllOrNothing(),
                                AnswerKey.Explanation.NONE));
    }

    @Test
    void pairs_of_one_list_become_matching_if_no_choice_stands_on_both_sides() throws Exception {
        var body =
                """
                <itemBody><associateInteraction responseIdentifier="RESPONSE" maxAssociations="2">
                <simpleAssociableChoice identifier="A" matchMax="1">1</simpleAssociableChoice>
                <simpleAssociableChoice identifier="B" matchMax="1">2</simpleAssociableChoice>
                <simpleAssociableChoice identifier="C" matchMax="1">3</simpleAssociableChoice>
                <simpleAssociableChoice identifier="D" matchMax="1">4</simpleAssociableChoice>
                </associateInteraction></itemBody>
                """;

        var read = question(response("multiple", "pair", correct("D A", "B C")) + body + MATCH);

        assertThat(((AnswerKey.Matching) read.draft().key()).correct())
                .containsExactlyInAnyOrder(new Pair("a", "d"), new Pair("b", "c"));
        assertThat(read.fidelity()).isEqualTo(Fidelity.LOSSY);
        assertThat(
                        refused(
                                        response("multiple", "pair", correct("A B", "B C", "A C"))
                                                + body
                                                + MATCH)
                                .reason())
                .contains("two lists cannot say");
    }

    @Test
    void words_are_dragged_into_marked_gaps() throws Exception {
        var read =
                question(
                        response("multiple", "directedPair", correct("W G1", "S G2"))
                                + """
                                <itemBody><gapMatchInteraction responseIdentifier="RESPONSE" shuffle="true">
                                <prompt>Fill.</prompt><gapText identifier="S" matchMax="1">summer</gapText>
                                <gapText identifier="W" matchMax="2">winter</gapText>
                                <p>Now is the <gap identifier="G1"/> made <gap identifier="G2"/>.</p>
                                </gapMatchInteraction></itemBody>
                                """
                                + MATCH);

        assertThat(read.draft().content())
                .isEqualTo(
                        new QuestionContent.GapMatch(
                                "<p>Fill.</p> <p>Now is the [[c]] made [[d]].</p>",
                                List.of(new Label("a", "summer", 1), new Label("b", "winter", 2)),
                                List.of("c", "d"),
                                true));
        assertThat(((AnswerKey.GapMatch) read.draft().key()).correct())
                .containsExactly(new Pair("b", "c"), new Pair("a", "d"));
    }

    @Test
    void a_text_cannot_pretend_to_have_a_gap() throws Exception {
        var read =
                question(
                        response("single", "identifier", correct("x"))
                                + """
                                <itemBody><p>See [[a]]: <inlineChoiceInteraction responseIdentifier="RESPONSE">
                                <inlineChoice identifier="x">X</inlineChoice></inlineChoiceInteraction></p></itemBody>
                                """
                                + MATCH);

        assertThat(read.draft().content().stem()).isEqualTo("<p>See &#91;[a]]: [[a]]</p>");
    }

    @Test
    void hot_words_are_marked_in_the_text() throws Exception {
        var read =
                question(
                        response("multiple", "identifier", correct("w2"))
                                + """
                                <itemBody><hottextInteraction responseIdentifier="RESPONSE" maxChoices="0">
                                <p>The <hottext identifier="w1">cat</hottext> <hottext identifier="w2">sat</hottext>.</p>
                                </hottextInteraction></itemBody>
                                """
                                + MATCH);

        assertThat(read.draft().content())
                .isEqualTo(
                        new QuestionContent.Hottext(
                                "<p>The [[a]] [[b]].</p>",
                                List.of(new Choice("a", "cat"), new Choice("b", "sat")),
                                0,
                                2));
        assertThat(((AnswerKey.Hottext) read.draft().key()).correct()).containsExactly("b");
    }

    @Test
    void a_lone_field_for_a_word_is_a_short_answer_with_what_its_mapping_accepts()
            throws Exception {
        var read =
                question(
                        response(
                                        "single",
                                        "string",
                                        correct("York")
                                                + """
                                                <mapping defaultValue="0"><mapEntry mapKey="York" mappedValue="2" caseSensitive="false"/>
                                                <mapEntry mapKey="New York" mappedValue="1" caseSensitive="false"/></mapping>
                                                """)
                                + """
                                <itemBody><p>Sun of?</p><p><textEntryInteraction responseIdentifier="RESPONSE" expectedLength="9"/></p></itemBody>
                                """
                                + MAP);

        assertThat(read.draft().content())
                .isEqualTo(new QuestionContent.ShortAnswer("<p>Sun of?</p>", 9));
        assertThat(((AnswerKey.ShortAnswer) read.draft().key()).texts())
                .isEqualTo(
                        new AcceptedText.Texts(
                                List.of(
                                        new AcceptedText("York", number("1"), ""),
                                        new AcceptedText("New York", number("0.5"), "")),
                                new AcceptedText.Matching(false, true, false)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    toleranceMode="absolute" tolerance="0.5 0.5" | absolute
                    toleranceMode="relative" tolerance="5"       | relative
                    toleranceMode="absolute" tolerance="1 2"     | range
                    toleranceMode="exact"                        | exact
                    """)
    void a_lone_field_for_a_number_has_the_tolerance_of_its_rules(String attributes, String kind)
            throws Exception {
        var read =
                question(
                        response("single", "float", correct("40"))
                                + """
                                <itemBody><p>How much is <textEntryInteraction responseIdentifier="RESPONSE"/> metres?</p></itemBody>
                                <responseProcessing><responseCondition><responseIf>
                                <equal %s><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></equal>
                                <setOutcomeValue identifier="SCORE"><baseValue baseType="float">3</baseValue></setOutcomeValue>
                                </responseIf></responseCondition></responseProcessing>
                                """
                                        .formatted(attributes));

        assertThat(read.draft().content().stem()).isEqualTo("<p>How much is _____ metres?</p>");
        assertThat(((AnswerKey.Numerical) read.draft().key()).numbers().accepted())
                .containsExactly(
                        switch (kind) {
                            case "absolute" -> value(new Tolerance.Absolute(number("0.5")));
                            case "relative" -> value(new Tolerance.Relative(number("0.05")));
                            case "exact" -> value(new Tolerance.Absolute(number("0")));
                            // measured from the response, which comes first
                            default ->
                                    new AcceptedNumber.Range(
                                            number("38"), number("41"), number("1"), "");
                        });
        assertThat(read.draft().points()).isEqualTo(number("3"));
    }

    private static AcceptedNumber value(Tolerance tolerance) {
        return new AcceptedNumber.Value(number("40"), tolerance, number("1"), "");
    }

    @Test
    void several_fields_in_a_text_are_a_cloze_with_the_weights_of_their_points() throws Exception {
        var declared =
                """
                <responseDeclaration identifier="R1" cardinality="single" baseType="string">%s</responseDeclaration>
                <responseDeclaration identifier="R2" cardinality="single" baseType="identifier">%s</responseDeclaration>
                <responseDeclaration identifier="R3" cardinality="single" baseType="integer">%s</responseDeclaration>
                """
                        .formatted(correct("iron"), correct("gas"), correct("7"));
        var rules = new StringBuilder("<responseProcessing>");
        for (var i = 1; i <= 3; i++) {
            rules.append(
                    """
                    <responseCondition><responseIf><match><variable identifier="R%1$d"/><correct identifier="R%1$d"/></match>
                    <setOutcomeValue identifier="SCORE"><sum><variable identifier="SCORE"/>
                    <baseValue baseType="float">%1$d</baseValue></sum></setOutcomeValue></responseIf></responseCondition>
                    """
                            .formatted(i));
        }

        var read =
                question(
                        declared
                                + """
                                <itemBody><p><textEntryInteraction responseIdentifier="R1"/> is no
                                <inlineChoiceInteraction responseIdentifier="R2" shuffle="true">
                                <inlineChoice identifier="gas">gas</inlineChoice><inlineChoice identifier="ore">ore</inlineChoice>
                                </inlineChoiceInteraction>, <textEntryInteraction responseIdentifier="R3"/>.</p></itemBody>
                                """
                                + rules.append("</responseProcessing>"));

        assertThat(read.draft().content().stem()).isEqualTo("<p>[[a]] is no [[b]], [[c]].</p>");
        var cloze = (QuestionContent.Cloze) read.draft().content();
        assertThat(cloze.gaps())
                .hasOnlyElementsOfTypes(Gap.Text.class, Gap.Selection.class, Gap.Numeric.class);
        assertThat(((AnswerKey.Cloze) read.draft().key()).gaps())
                .extracting(gap -> gap.weight().toString())
                .containsExactly("1", "2", "3");
        assertThat(read.draft().points()).isEqualTo(number("6"));
    }

    @Test
    void regions_of_a_picture_are_in_its_pixels() throws Exception {
        var read =
                (Reading.Question)
                        withPicture(
                                response("single", "identifier", correct("B"))
                                        + """
                                        <itemBody><hotspotInteraction responseIdentifier="RESPONSE" maxChoices="1">
                                        <object type="image/png" data="../p.png" width="200" height="100">A map</object>
                                        <hotspotChoice identifier="A" shape="circle" coords="10,20,8"/>
                                        <hotspotChoice identifier="B" shape="rect" coords="50,10,90,40" hotspotLabel="North"/>
                                        <hotspotChoice identifier="C" shape="poly" coords="0,0,5,0,5,5,0,0"/>
                                        </hotspotInteraction></itemBody>
                                        """
                                        + MATCH);

        var hotspot = (QuestionContent.Hotspot) read.draft().content();
        assertThat(hotspot.image().width()).isEqualTo(200);
        assertThat(hotspot.image().alternativeText()).isEqualTo("A map");
        assertThat(hotspot.regions())
                .extracting(QuestionContent.Region::shape)
                .containsExactly(
                        new Shape.Circle(10, 20, 8),
                        new Shape.Rectangle(50, 10, 40, 30),
                        new Shape.Polygon(
                                List.of(
                                        new Shape.Point(0, 0),
                                        new Shape.Point(5, 0),
                                        new Shape.Point(5, 5))));
        assertThat(((AnswerKey.Hotspot) read.draft().key()).correct()).containsExactly("b");
    }

    @Test
    void areas_earn_their_share_of_what_can_be_earned() throws Exception {
        var read =
                (Reading.Question)
                        withPicture(
                                response(
                                                "multiple",
                                                "point",
                                                """
                                                <areaMapping defaultValue="-1" lowerBound="0">
                                                <areaMapEntry shape="circle" coords="10,20,8" mappedValue="3"/>
                                                <areaMapEntry shape="circle" coords="90,20,8" mappedValue="1"/></areaMapping>
                                                """)
                                        + """
                                        <itemBody><selectPointInteraction responseIdentifier="RESPONSE" maxChoices="2">
                                        <object type="image/png" data="../p.png"/></selectPointInteraction></itemBody>
                                        <responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response_point"/>
                                        """);

        assertThat(read.draft().key())
                .isEqualTo(
                        new AnswerKey.SelectPoint(
                                List.of(
                                        new Area(new Shape.Circle(10, 20, 8), number("0.75")),
                                        new Area(new Shape.Circle(90, 20, 8), number("0.25"))),
                                number("-0.25"),
                                AnswerKey.Explanation.NONE));
        assertThat(read.draft().points()).isEqualTo(number("4"));
    }

    @Test
    void labels_are_put_on_regions() throws Exception {
        var read =
                (Reading.Question)
                        withPicture(
                                response("multiple", "directedPair", correct("L1 H1"))
                                        + """
                                        <itemBody><graphicGapMatchInteraction responseIdentifier="RESPONSE">
                                        <object type="image/png" data="../p.png" width="10" height="10"/>
                                        <gapImg identifier="L1" matchMax="1"><object type="image/png" data="../p.png">CDG</object></gapImg>
                                        <gapImg identifier="L2" matchMax="1"><object type="image/png" data="../p.png">LHR</object></gapImg>
                                        <associableHotspot identifier="H1" matchMax="1" shape="circle" coords="3,3,2"/>
                                        </graphicGapMatchInteraction></itemBody>
                                        """
                                        + MATCH);

        var labelled = (QuestionContent.LabelImage) read.draft().content();
        assertThat(labelled.labels().getFirst().text())
                .startsWith("<img src=\"asset:")
                .endsWith("alt=\"CDG\">");
        assertThat(((AnswerKey.LabelImage) read.draft().key()).correct())
                .containsExactly(new Pair("a", "c"));
    }

    @Test
    void a_missing_picture_is_a_reason_to_refuse_only_where_it_is_asked_about() throws Exception {
        var hotspot =
                response("single", "identifier", correct("A"))
                        + """
                        <itemBody><hotspotInteraction responseIdentifier="RESPONSE" maxChoices="1">
                        <object type="image/png" data="none.png" width="9" height="9"/>
                        <hotspotChoice identifier="A" shape="circle" coords="1,2,3"/></hotspotInteraction></itemBody>
                        """
                        + MATCH;

        assertThat(refused(hotspot).reason()).contains("none.png").contains("not in the file");
        var text =
                question(
                        "<itemBody><p>Look: <img src=\"none.png\" alt=\"a sign\"/></p></itemBody>");
        assertThat(text.draft().content().stem()).isEqualTo("<p>Look: <em>a sign</em></p>");
        assertThat(text.fidelity()).isEqualTo(Fidelity.LOSSY);
    }

    @Test
    void a_slider_keeps_its_scale() throws Exception {
        var read =
                question(
                        response("single", "integer", correct("16"))
                                + """
                                <itemBody><sliderInteraction responseIdentifier="RESPONSE" lowerBound="0" upperBound="100" step="2"/></itemBody>
                                """
                                + MATCH);

        assertThat(read.draft().content())
                .isEqualTo(
                        new QuestionContent.Slider(
                                "A title", number("0"), number("100"), number("2")));
        assertThat(((AnswerKey.Slider) read.draft().key()).numbers().accepted())
                .containsExactly(
                        new AcceptedNumber.Value(
                                number("16"),
                                new Tolerance.Absolute(number("0")),
                                number("1"),
                                ""));
    }

    @Test
    void a_long_text_is_an_essay_with_notes_for_markers() throws Exception {
        var read =
                question(
                        response("single", "string", "")
                                + """
                                <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float" normalMaximum="5"/>
                                <itemBody><rubricBlock view="scorer"><p>Look for causes.</p></rubricBlock>
                                <extendedTextInteraction responseIdentifier="RESPONSE"><prompt>Why?</prompt></extendedTextInteraction></itemBody>
                                """);

        assertThat(read.draft().content())
                .isEqualTo(new QuestionContent.Essay("<p>Why?</p>", 0, 0, ""));
        assertThat(((AnswerKey.Essay) read.draft().key()).marking().notes())
                .isEqualTo("<p>Look for causes.</p>");
        assertThat(read.draft().points()).isEqualTo(number("5"));
    }

    @Test
    void files_are_handed_in() throws Exception {
        var read =
                question(
                        response("single", "file", "")
                                + """
                                <itemBody><uploadInteraction responseIdentifier="RESPONSE" type="image/png application/pdf"/></itemBody>
                                """);

        assertThat(((QuestionContent.FileUpload) read.draft().content()).mediaTypes())
                .containsExactly("image/png", "application/pdf");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "graphicAssociateInteraction",
                "customInteraction",
                "portableCustomInteraction"
            })
    void what_no_question_here_asks_is_refused_with_its_name(String interaction) throws Exception {
        assertThat(
                        refused(
                                        response("single", "identifier", correct("A"))
                                                + "<itemBody><%1$s responseIdentifier=\"RESPONSE\"/></itemBody>"
                                                        .formatted(interaction)
                                                + MATCH)
                                .reason())
                .startsWith("Its " + interaction);
    }

    @Test
    void several_questions_of_an_item_are_parts_about_one_stimulus() throws Exception {
        var read =
                question(
                        """
                        <responseDeclaration identifier="R1" cardinality="single" baseType="identifier">%s</responseDeclaration>
                        <responseDeclaration identifier="R2" cardinality="single" baseType="string"/>
                        <outcomeDeclaration identifier="MAXSCORE" cardinality="single" baseType="float"><defaultValue><value>4</value></defaultValue></outcomeDeclaration>
                        <itemBody><p>A story.</p>
                        <choiceInteraction responseIdentifier="R1" maxChoices="1"><prompt>Who?</prompt>
                        <simpleChoice identifier="x">X</simpleChoice><simpleChoice identifier="y">Y</simpleChoice></choiceInteraction>
                        <p>And now:</p><extendedTextInteraction responseIdentifier="R2"><prompt>Why?</prompt></extendedTextInteraction>
                        </itemBody>
                        <responseProcessing><responseCondition><responseIf><match><variable identifier="R1"/><correct identifier="R1"/></match>
                        <setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue></responseIf></responseCondition></responseProcessing>
                        """
                                .formatted(correct("y")));

        var composite = (QuestionContent.Composite) read.draft().content();
        assertThat(composite.stem()).isEqualTo("<p>A story.</p>");
        assertThat(composite.parts())
                .extracting(part -> part.id() + part.weight() + part.content().stem())
                .containsExactly("a1<p>Who?</p>", "b3<p>And now:</p><p>Why?</p>");
        assertThat(read.draft().points()).isEqualTo(number("4"));
        assertThat(origin(read).identifiers()).containsEntry("a/b", "y").containsEntry("b", "R2");
    }

    @Test
    void an_item_that_asks_nothing_is_a_description() throws Exception {
        var read = question("<itemBody><p>Read on.</p></itemBody>");

        assertThat(read.draft().content())
                .isEqualTo(new QuestionContent.Description("<p>Read on.</p>"));
        assertThat(read.draft().points()).isEqualTo(number("0"));
    }

    @Test
    void feedback_is_kept_by_what_it_is_shown_after() throws Exception {
        var read =
                question(
                        response("single", "identifier", correct("right"))
                                + """
                                <outcomeDeclaration identifier="CHOSEN" cardinality="single" baseType="identifier"/>
                                <outcomeDeclaration identifier="HOW" cardinality="single" baseType="identifier"/>
                                <outcomeDeclaration identifier="ALWAYS" cardinality="single" baseType="identifier"><defaultValue><value>yes</value></defaultValue></outcomeDeclaration>
                                """
                                + CHOICES.formatted(1)
                                + """
                                <responseProcessing><responseCondition>
                                <responseIf><match><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></match>
                                <setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue>
                                <setOutcomeValue identifier="HOW"><baseValue baseType="identifier">well</baseValue></setOutcomeValue></responseIf>
                                <responseElse><setOutcomeValue identifier="HOW"><baseValue baseType="identifier">badly</baseValue></setOutcomeValue></responseElse>
                                </responseCondition>
                                <setOutcomeValue identifier="CHOSEN"><variable identifier="RESPONSE"/></setOutcomeValue></responseProcessing>
                                <modalFeedback outcomeIdentifier="CHOSEN" identifier="near" showHide="show">Almost.</modalFeedback>
                                <modalFeedback outcomeIdentifier="HOW" identifier="well" showHide="show">Well done.</modalFeedback>
                                <modalFeedback outcomeIdentifier="HOW" identifier="badly" showHide="show">Not so.</modalFeedback>
                                <modalFeedback outcomeIdentifier="ALWAYS" identifier="yes" showHide="show">It is One.</modalFeedback>
                                <modalFeedback outcomeIdentifier="NONE" identifier="what" showHide="show">Never.</modalFeedback>
                                """);

        var said = read.draft().key().explanation();
        assertThat(said.feedback()).containsExactly(new Feedback("c", "Almost."));
        assertThat(said.overall()).isEqualTo(new Overall("Well done.", "", "Not so."));
        assertThat(said.rationale()).isEqualTo("It is One.");
        assertThat(read.remarks())
                .extracting(Remark::text)
                .anyMatch(text -> text.startsWith("The feedback what is not kept"));
    }

    @Test
    void drawn_numbers_and_a_formula_are_a_calculated_question() throws Exception {
        var read =
                question(
                        response("single", "integer", "")
                                + """
                                <templateDeclaration identifier="x" cardinality="single" baseType="integer"/>
                                <templateDeclaration identifier="y" cardinality="single" baseType="integer"/>
                                <templateDeclaration identifier="z" cardinality="single" baseType="integer"/>
                                <templateProcessing>
                                <setTemplateValue identifier="x"><randomInteger min="1" max="9"/></setTemplateValue>
                                <setTemplateValue identifier="y"><randomInteger min="2" max="5"/></setTemplateValue>
                                <setTemplateValue identifier="z"><sum><variable identifier="x"/><variable identifier="y"/></sum></setTemplateValue>
                                <setCorrectResponse identifier="RESPONSE"><variable identifier="z"/></setCorrectResponse></templateProcessing>
                                <itemBody><p><printedVariable identifier="x"/> + <printedVariable identifier="y"/> = <textEntryInteraction responseIdentifier="RESPONSE"/></p></itemBody>
                                """
                                + MATCH);

        var calculated = (QuestionContent.Calculated) read.draft().content();
        assertThat(calculated.stem()).isEqualTo("<p>{x} + {y} = _____</p>");
        assertThat(calculated.variables().ranges())
                .containsExactly(
                        new Variables.Range("x", number("1"), number("9"), 0),
                        new Variables.Range("y", number("2"), number("5"), 0));
        assertThat(((AnswerKey.Calculated) read.draft().key()).numbers().accepted())
                .containsExactly(
                        new AcceptedNumber.Formula(
                                "{x} + {y}", new Tolerance.Absolute(number("0")), number("1"), ""));
    }

    @Test
    void formulas_in_mathml_and_tables_stay_and_what_runs_goes() throws Exception {
        var read =
                question(
                        """
                        <itemBody xmlns:m="http://www.w3.org/1998/Math/MathML"><p>Solve <m:math><m:mi>x</m:mi></m:math></p>
                        <table><tr><td colspan="2">1 &lt; 2</td></tr></table><script>alert(1)</script>
                        <p><endAttemptInteraction responseIdentifier="HINT" title="Help"/></p></itemBody>
                        """);

        assertThat(read.draft().content().stem())
                .isEqualTo(
                        "<p>Solve <math><mi>x</mi></math></p>"
                                + " <table><tr><td colspan=\"2\">1 &lt; 2</td></tr></table>");
        assertThat(read.remarks())
                .contains(
                        Remark.lossy("Its text has a script, which is not taken."),
                        Remark.normalised("Its button \"Help\" is not taken."));
    }

    @Test
    void an_item_of_qti_3_reads_like_one_of_qti_2() throws Exception {
        var read =
                (Reading.Question)
                        read("""
                        <qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="q3" title="Three" xml:lang="nl">
                        <qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier">
                        <qti-correct-response><qti-value>B</qti-value></qti-correct-response></qti-response-declaration>
                        <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>
                        <qti-item-body><qti-choice-interaction response-identifier="RESPONSE" max-choices="1" shuffle="false">
                        <qti-prompt>Which?</qti-prompt><qti-simple-choice identifier="A">One</qti-simple-choice>
                        <qti-simple-choice identifier="B">Two</qti-simple-choice></qti-choice-interaction></qti-item-body>
                        <qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml"/>
                        </qti-assessment-item>
                        """)
                                .getFirst();

        assertThat(read.draft().key())
                .isEqualTo(new AnswerKey.SingleChoice("b", Map.of(), AnswerKey.Explanation.NONE));
        assertThat(read.draft().language()).isEqualTo("nl");
        assertThat(origin(read).format()).isEqualTo("qti-3.0");
    }
}

package assay.question.exchange.qti12;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.question.content.AcceptedNumber;
import assay.question.content.AcceptedText;
import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.Pair;
import assay.question.content.AnswerKey.ScoringRule;
import assay.question.content.Gap;
import assay.question.content.GapKey;
import assay.question.content.QuestionContent;
import assay.question.content.QuestionContent.Choice;
import assay.question.content.QuestionRules;
import assay.question.content.Shape;
import assay.question.content.Tolerance;
import assay.question.content.Variables;
import assay.question.exchange.Fidelity;
import assay.question.exchange.InMemoryMedia;
import assay.question.exchange.Reading;
import assay.question.exchange.Remark;
import assay.question.exchange.UnreadableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Qti12ReaderTest {
    private static final BigDecimal ONE = BigDecimal.ONE;

    @TempDir private Path folder;
    private final InMemoryMedia media = new InMemoryMedia();

    @Test
    void a_choice_earns_what_the_conditions_give_it() {
        var question =
                item(
                        "multiple_choice_question",
                        lid("r", "Single", "x", "y", "z"),
                        decimals()
                                + set("<varequal respident=\"r\">y</varequal>", "Set", "100")
                                + set("<varequal respident=\"r\">z</varequal>", "Set", "25"));

        assertThat(question.draft().content())
                .isEqualTo(
                        new QuestionContent.SingleChoice(
                                "<p>Why?</p>", choices("text x", "text y", "text z"), false));
        var key = (AnswerKey.SingleChoice) question.draft().key();
        assertThat(key.correct()).isEqualTo("b");
        assertThat(key.credits()).containsOnly(Map.entry("c", new BigDecimal("0.25")));
        assertThat(Objects.requireNonNull(question.draft().origin()).identifiers())
                .containsEntry("b", "y");
        valid(question);
    }

    @Test
    void true_and_false_are_known_by_their_words_and_other_pairs_are_choices() {
        var scoring = decimals() + set("<varequal respident=\"r\">1</varequal>", "Set", "100");
        var pair =
                "<response_lid ident=\"r\""
                        + " rcardinality=\"Single\"><render_choice>%s%s</render_choice></response_lid>";
        var truth =
                item(
                        "true_false_question",
                        pair.formatted(label("0", "True"), label("1", "False")),
                        scoring);
        var words =
                item(
                        "true_false_question",
                        pair.formatted(label("0", "Ja"), label("1", "Nein")),
                        scoring);

        assertThat(truth.draft().key())
                .isInstanceOfSatisfying(
                        AnswerKey.TrueFalse.class, key -> assertThat(key.correct()).isFalse());
        assertThat(words.draft().key()).isInstanceOf(AnswerKey.SingleChoice.class);
        valid(truth);
        valid(words);
    }

    @Test
    void one_condition_for_all_choices_is_all_or_nothing_and_one_for_each_adds_up() {
        var strict =
                item(
                        "multiple_answers_question",
                        lid("r", "Multiple", "x", "y", "z"),
                        decimals()
                                + set(
                                        "<and><varequal respident=\"r\">x</varequal><varequal"
                                                + " respident=\"r\">z</varequal><not><varequal"
                                                + " respident=\"r\">y</varequal></not></and>",
                                        "Set",
                                        "100"));
        var added =
                item(
                        "multiple_answers_question",
                        lid("r", "Multiple", "x", "y", "z"),
                        decimals()
                                + set("<varequal respident=\"r\">x</varequal>", "Add", "33.33")
                                + set("<varequal respident=\"r\">z</varequal>", "Add", "66.67")
                                + set("<varequal respident=\"r\">y</varequal>", "Add", "-50"));

        assertThat(((AnswerKey.MultipleChoice) strict.draft().key()).correct())
                .containsExactly("a", "c");
        assertThat(((AnswerKey.MultipleChoice) strict.draft().key()).scoring())
                .isEqualTo(new ScoringRule.AllOrNothing());
        assertThat(((AnswerKey.MultipleChoice) added.draft().key()).scoring())
                .isEqualTo(
                        new ScoringRule.PartialCredit(
                                Map.of(
                                        "a", new BigDecimal("0.3333"),
                                        "b", new BigDecimal("-0.5"),
                                        "c", new BigDecimal("0.6667"))));
        valid(strict);
        valid(added);
    }

    @Test
    void texts_side_by_side_are_each_right() {
        var question =
                item(
                        "short_answer_question",
                        "<response_str ident=\"r\"><render_fib maxchars=\"9\"><response_label"
                                + " ident=\"a\"/></render_fib></response_str>",
                        decimals()
                                + "<respcondition continue=\"Yes\"><conditionvar><varequal"
                                + " respident=\"r\">Paris</varequal></conditionvar><displayfeedback"
                                + " linkrefid=\"1_fb\"/></respcondition>"
                                + set(
                                        "<varequal respident=\"r\">Paris</varequal><varequal"
                                                + " respident=\"r\">paname</varequal>",
                                        "Set",
                                        "100"),
                        feedback("1_fb", "oui"));

        assertThat(question.draft().content())
                .isEqualTo(new QuestionContent.ShortAnswer("<p>Why?</p>", 9));
        assertThat(((AnswerKey.ShortAnswer) question.draft().key()).texts().accepted())
                .containsExactly(
                        new AcceptedText("Paris", ONE, "oui"), new AcceptedText("paname", ONE, ""));
        valid(question);
    }

    @Test
    void a_text_that_must_contain_something_has_wildcards() {
        var question =
                item(
                        "",
                        "<response_str ident=\"r\"><render_fib/></response_str>",
                        decimals()
                                + set(
                                        "<varsubstring respident=\"r\""
                                                + " case=\"Yes\">2*3</varsubstring>",
                                        "Set",
                                        "100"));

        assertThat(((AnswerKey.ShortAnswer) question.draft().key()).texts())
                .isEqualTo(
                        new AcceptedText.Texts(
                                List.of(new AcceptedText("*2\\*3*", ONE, "")),
                                new AcceptedText.Matching(true, true, true)));
    }

    @Test
    void numbers_with_bounds_margins_precision_and_ranges() {
        var question =
                item(
                        "numerical_question",
                        "<response_str ident=\"r\"><render_fib"
                                + " fibtype=\"Decimal\"/></response_str>",
                        decimals()
                                + number(
                                        "<varequal respident=\"r\">9.13</varequal>",
                                        "9.08",
                                        "9.180000000000001")
                                + number(
                                        "<varequal respident=\"r\" margintype=\"percent\""
                                                + " margin=\"5\">40</varequal>",
                                        "38",
                                        "42")
                                + number(
                                        "<varequal respident=\"r\""
                                                + " precisiontype=\"significantDigits\""
                                                + " precision=\"3\">1.25</varequal>",
                                        "1",
                                        "2")
                                + set(
                                        "<vargte respident=\"r\">1</vargte><varlte"
                                                + " respident=\"r\">2</varlte>",
                                        "Set",
                                        "50"));

        assertThat(((AnswerKey.Numerical) question.draft().key()).numbers().accepted())
                .containsExactly(
                        value("9.13", new Tolerance.Absolute(new BigDecimal("0.05"))),
                        value("40", new Tolerance.Relative(new BigDecimal("0.05"))),
                        value("1.25", new Tolerance.SignificantFigures(3)),
                        new AcceptedNumber.Range(
                                ONE, BigDecimal.valueOf(2), new BigDecimal("0.5"), ""));
        valid(question);
    }

    @Test
    void every_answer_of_a_blank_is_right_and_of_a_list_only_the_one_that_earns() {
        var responses =
                blank("one", label("1", "uno"), label("2", "un"))
                        + blank("two", label("3", "dos"), label("4", "deux"));
        var scoring =
                decimals()
                        + set("<varequal respident=\"response_one\">1</varequal>", "Add", "50")
                        + set("<varequal respident=\"response_two\">4</varequal>", "Add", "50");
        var stem = "&lt;p&gt;[one] and [two] and [[x]]&lt;/p&gt;";
        var blanks = item("fill_in_multiple_blanks_question", stem, responses, scoring, "");
        var lists = item("multiple_dropdowns_question", stem, responses, scoring, "");

        assertThat(blanks.draft().content())
                .isEqualTo(
                        new QuestionContent.Cloze(
                                "<p>[[a]] and [[b]] and [&#91;x]]</p>",
                                List.of(new Gap.Text("a", 0), new Gap.Text("b", 0))));
        assertThat(((AnswerKey.Cloze) blanks.draft().key()).gaps().getFirst())
                .isEqualTo(
                        new GapKey.Text(
                                "a",
                                ONE,
                                new AcceptedText.Texts(
                                        List.of(
                                                new AcceptedText("uno", ONE, ""),
                                                new AcceptedText("un", ONE, "")),
                                        new AcceptedText.Matching(false, true, false))));
        assertThat(((AnswerKey.Cloze) lists.draft().key()).gaps().get(1))
                .isEqualTo(new GapKey.Selection("b", ONE, Map.of("b", ONE), Map.of()));
        valid(blanks);
        valid(lists);
    }

    @Test
    void what_is_to_match_shares_its_answers() {
        var responses =
                blank("1", label("x", "mammal"), label("y", "fish"))
                        + blank("2", label("x", "mammal"), label("y", "fish"));
        var question =
                item(
                        "matching_question",
                        "?",
                        responses,
                        decimals()
                                + set(
                                        "<varequal respident=\"response_1\">x</varequal>",
                                        "Add",
                                        "50.00")
                                + set(
                                        "<varequal respident=\"response_2\">x</varequal>",
                                        "Add",
                                        "50.00"),
                        "");

        assertThat(question.draft().content())
                .isEqualTo(
                        new QuestionContent.Matching(
                                "?", choices("1", "2"), choices("mammal", "fish"), 1, 0, false));
        assertThat(((AnswerKey.Matching) question.draft().key()).correct())
                .containsExactly(new Pair("a", "a"), new Pair("b", "a"));
        valid(question);
    }

    @Test
    void a_formula_takes_its_rows_and_earlier_lines() {
        var question =
                item(
                        "calculated_question",
                        "[x] and [y]",
                        "<response_str ident=\"r\"><render_fib"
                                + " fibtype=\"Decimal\"/></response_str>",
                        "",
                        """
                        <itemproc_extension><calculated><answer_tolerance>5%</answer_tolerance>
                        <formulas decimal_places="2"><formula>z = x*2</formula><formula>sqrt(z)+y</formula></formulas>
                        <vars><var name="x" scale="1"><min>1</min><max>5</max></var><var name="y" scale="0"><min>1</min><max>5</max></var></vars>
                        <var_sets><var_set ident="1"><var name="x">1.5</var><var name="y">2</var><answer>3</answer></var_set></var_sets>
                        </calculated></itemproc_extension>\
                        """);

        assertThat(question.draft().content().stem()).isEqualTo("{x} and {y}");
        assertThat(((QuestionContent.Calculated) question.draft().content()).variables())
                .isEqualTo(
                        new Variables(
                                List.of(),
                                List.of(
                                        Map.of(
                                                "x",
                                                new BigDecimal("1.5"),
                                                "y",
                                                new BigDecimal("2")))));
        var key = (AnswerKey.Calculated) question.draft().key();
        assertThat(key.numbers().accepted())
                .containsExactly(
                        new AcceptedNumber.Formula(
                                "sqrt(({x}*2))+{y}",
                                new Tolerance.Relative(new BigDecimal("0.05")),
                                ONE,
                                ""));
        assertThat(key.rounding())
                .isEqualTo(new AnswerKey.Rounding(AnswerKey.Rounding.Mode.DECIMAL_PLACES, 2));
        valid(question);
    }

    @Test
    void essays_uploads_and_texts() {
        var essay =
                item(
                        "essay_question",
                        "<response_str ident=\"r\"><render_fib/></response_str>",
                        "");
        var text = item("text_only_question", "", "");

        assertThat(essay.draft().content())
                .isEqualTo(new QuestionContent.Essay("<p>Why?</p>", 0, 0, ""));
        assertThat(text.draft().content())
                .isEqualTo(new QuestionContent.Description("<p>Why?</p>"));
        assertThat(text.draft().points()).isZero();
        assertThat(essay.draft().points()).isEqualTo(BigDecimal.valueOf(2));
    }

    @Test
    void fields_within_a_text_stay_where_they_are() {
        var question =
                (Reading.Question)
                        read("""
                        <item ident="i"><presentation><flow><material><mattext>Now is the</mattext></material>
                        <response_str ident="A"><render_fib maxchars="6"/></response_str>
                        <material><mattext>of our</mattext></material>
                        <response_str ident="B"><render_fib/></response_str></flow></presentation>
                        <resprocessing><outcomes><decvar/></outcomes>
                        <respcondition><conditionvar><varequal respident="A" case="Yes">Winter</varequal></conditionvar><setvar action="Add">1</setvar></respcondition>
                        <respcondition><conditionvar><varequal respident="B">discontent</varequal></conditionvar><setvar action="Add">3</setvar></respcondition>
                        </resprocessing></item>\
                        """)
                                .getFirst();

        assertThat(question.draft().content())
                .isEqualTo(
                        new QuestionContent.Cloze(
                                "Now is the [[a]] of our [[b]]",
                                List.of(new Gap.Text("a", 6), new Gap.Text("b", 0))));
        assertThat(((AnswerKey.Cloze) question.draft().key()).gaps())
                .extracting(GapKey::weight)
                .containsExactly(ONE, BigDecimal.valueOf(3));
        valid(question);
    }

    @Test
    void what_blackboard_matches_may_have_its_text_beside_it() {
        var match =
                """
                <flow class="Block"><flow class="FORMATTED_TEXT_BLOCK"><material><mattext>%1$s</mattext></material></flow>
                <response_lid ident="%1$s" rcardinality="Single"><render_choice><flow_label><response_label ident="%1$s1"/><response_label ident="%1$s2"/></flow_label></render_choice></response_lid></flow>
                """;
        var question =
                (Reading.Question)
                        read("""
                        <item><itemmetadata><bbmd_questiontype>Matching</bbmd_questiontype></itemmetadata>
                        <presentation><flow class="Block"><flow class="QUESTION_BLOCK"><material><mattext>Match</mattext></material></flow>
                        <flow class="RESPONSE_BLOCK">%s%s</flow>
                        <flow class="RIGHT_MATCH_BLOCK"><flow class="Block"><material><mattext>uno</mattext></material></flow><flow class="Block"><material><mattext>dos</mattext></material></flow></flow>
                        </flow></presentation><resprocessing>%s%s</resprocessing></item>\
                        """
                                        .formatted(
                                                match.formatted("one"),
                                                match.formatted("two"),
                                                set(
                                                        "<varequal"
                                                                + " respident=\"one\">one1</varequal>",
                                                        "Set",
                                                        "50"),
                                                set(
                                                        "<varequal"
                                                                + " respident=\"two\">two2</varequal>",
                                                        "Set",
                                                        "50")))
                                .getFirst();

        assertThat(question.draft().content())
                .isEqualTo(
                        new QuestionContent.Matching(
                                "Match",
                                choices("one", "two"),
                                choices("uno", "dos"),
                                1,
                                0,
                                false));
        valid(question);
    }

    @Test
    void brightspace_names_metadata_otherwise_and_extends_responses() {
        var question =
                (Reading.Question)
                        read("""
                        <item ident="i"><itemmetadata><qtimetadata><qti_metadatafield><fieldlabel>qmd_weighting</fieldlabel><fieldentry>3.000000000</fieldentry></qti_metadatafield></qtimetadata></itemmetadata>
                        <presentation><flow><material><mattext texttype="text/html">&lt;p&gt;Why?&lt;/p&gt;</mattext></material>
                        <response_extension><display_style>2</display_style></response_extension>%s</flow></presentation>
                        <resprocessing>%s</resprocessing></item>\
                        """
                                        .formatted(
                                                lid("r", "Single", "x", "y"),
                                                set(
                                                        "<varequal respident=\"r\">x</varequal>",
                                                        "Set",
                                                        "100.000000000")))
                                .getFirst();

        assertThat(question.draft().key().rightChoices()).containsExactly("a");
        assertThat(question.draft().points()).isEqualByComparingTo("3");
    }

    @Test
    void sakai_calls_markup_plain_and_leaves_pictures_and_rubrics_empty() {
        var question =
                (Reading.Question)
                        read("""
                        <item ident="i" title="T"><duration/><rubric view="All"><material><mattext/></material></rubric>
                        <presentation><flow><material><mattext charset="ascii-us" texttype="text/plain"><![CDATA[<p>Why?</p>]]></mattext></material>
                        <material><matimage embedded="base64" uri=""/></material>%s</flow></presentation>
                        <resprocessing>%s</resprocessing></item>\
                        """
                                        .formatted(
                                                lid("r", "Single", "x", "y"),
                                                set(
                                                        "<varequal respident=\"r\">y</varequal>",
                                                        "Add",
                                                        "5.0")))
                                .getFirst();

        assertThat(question.draft().content().stem()).isEqualTo("<p>Why?</p>");
        assertThat(question.draft().points()).isEqualByComparingTo("5");
        assertThat(question.fidelity()).isNotEqualTo(Fidelity.LOSSY);
    }

    @Test
    void a_field_to_pick_from_is_told_from_one_to_write_in_and_both_count() {
        var question =
                (Reading.Question)
                        read("""
                        <item ident="i" title="T"><presentation><flow><material><mattext>The </mattext></material>
                        <response_str ident="g0"><render_fib fibtype="String"/></response_str><material><mattext> jumps over </mattext></material>
                        <response_str ident="g1"><render_choice>%s%s</render_choice></response_str></flow></presentation>
                        <resprocessing>%s%s</resprocessing></item>\
                        """
                                        .formatted(
                                                label("0", "a dog"),
                                                label("1", "a cat"),
                                                set(
                                                        "<varequal respident=\"g0\">fox</varequal>",
                                                        "Add",
                                                        "1"),
                                                set(
                                                        "<varequal respident=\"g1\">a"
                                                                + " cat</varequal>",
                                                        "Add",
                                                        "2")))
                                .getFirst();

        assertThat(((QuestionContent.Cloze) question.draft().content()).gaps().getLast())
                .isInstanceOf(Gap.Selection.class);
        assertThat(((AnswerKey.Cloze) question.draft().key()).gaps().getLast())
                .isEqualTo(new GapKey.Selection("b", BigDecimal.TWO, Map.of("b", ONE), Map.of()));
        assertThat(question.draft().points()).isEqualByComparingTo("3");
        valid(question);
    }

    @Test
    void blackboard_says_the_maximum_by_name_and_keeps_answers_to_match_in_a_block() {
        var question =
                (Reading.Question)
                        read("""
                        <item maxscore="4"><itemmetadata><bbmd_questiontype>Matching</bbmd_questiontype></itemmetadata>
                        <presentation><flow class="Block"><flow class="QUESTION_BLOCK"><flow class="FORMATTED_TEXT_BLOCK">
                        <material><mat_extension><mat_formattedtext type="HTML">&lt;b&gt;Match&lt;/b&gt;</mat_formattedtext></mat_extension></material></flow></flow>
                        <flow class="RESPONSE_BLOCK"><flow class="Block"><response_lid ident="L1" rcardinality="Single"><material><mattext>one</mattext></material><render_choice><flow_label><response_label ident="p"/><response_label ident="q"/></flow_label></render_choice></response_lid></flow>
                        <flow class="Block"><response_lid ident="L2" rcardinality="Single"><material><mattext>two</mattext></material><render_choice><flow_label><response_label ident="s"/><response_label ident="t"/></flow_label></render_choice></response_lid></flow></flow>
                        <flow class="RIGHT_MATCH_BLOCK"><flow class="Block"><material><mattext>uno</mattext></material></flow><flow class="Block"><material><mattext>dos</mattext></material></flow></flow>
                        </flow></presentation>
                        <resprocessing><outcomes><decvar varname="SCORE" maxvalue="4"/></outcomes>
                        <respcondition><conditionvar><varequal respident="L1">p</varequal></conditionvar><setvar action="Add">2</setvar></respcondition>
                        <respcondition><conditionvar><varequal respident="L2">t</varequal></conditionvar><setvar action="Add">2</setvar></respcondition></resprocessing></item>\
                        """)
                                .getFirst();

        assertThat(question.draft().content())
                .isEqualTo(
                        new QuestionContent.Matching(
                                "<b>Match</b>",
                                choices("one", "two"),
                                choices("uno", "dos"),
                                1,
                                0,
                                false));
        assertThat(((AnswerKey.Matching) question.draft().key()).correct())
                .containsExactly(new Pair("a", "a"), new Pair("b", "b"));
        assertThat(question.draft().points()).isEqualTo(BigDecimal.valueOf(4));
        valid(question);
    }

    @Test
    void blackboard_choices_earn_the_maximum() {
        var question =
                (Reading.Question)
                        read("""
                        <item><itemmetadata><bbmd_questiontype>True/False</bbmd_questiontype><qmd_absolutescore_max>5.0</qmd_absolutescore_max></itemmetadata>
                        <presentation><flow><material><mattext>So?</mattext></material><response_lid ident="response"><render_choice>
                        <flow_label><response_label ident="true"><flow_mat><material><mattext>true_false.true</mattext></material></flow_mat></response_label>
                        <response_label ident="false"><flow_mat><material><mattext>true_false.false</mattext></material></flow_mat></response_label></flow_label></render_choice></response_lid></flow></presentation>
                        <resprocessing><outcomes><decvar varname="SCORE" maxvalue="5.0"/></outcomes>
                        <respcondition title="correct"><conditionvar><varequal respident="response">true</varequal></conditionvar><setvar variablename="SCORE" action="Set">SCORE.max</setvar><displayfeedback linkrefid="correct"/></respcondition>
                        <respcondition title="incorrect"><conditionvar><other/></conditionvar><setvar variablename="SCORE" action="Set">0.0</setvar><displayfeedback linkrefid="incorrect"/></respcondition></resprocessing>
                        <itemfeedback ident="correct"><flow_mat><material><mattext>well</mattext></material></flow_mat></itemfeedback>
                        <itemfeedback ident="incorrect"><flow_mat><material><mattext>no</mattext></material></flow_mat></itemfeedback></item>\
                        """)
                                .getFirst();

        var key = (AnswerKey.TrueFalse) question.draft().key();
        assertThat(key.correct()).isTrue();
        assertThat(key.explanation().overall()).isEqualTo(new AnswerKey.Overall("well", "", "no"));
        assertThat(question.draft().points()).isEqualTo(BigDecimal.valueOf(5));
    }

    @Test
    void feedback_nobody_sees_is_said() {
        var question =
                item(
                        "essay_question",
                        "<response_str ident=\"r\"><render_fib/></response_str>",
                        "",
                        feedback("general_fb", "so") + feedback("lost", "x"));

        assertThat(question.draft().key().explanation().rationale()).isEqualTo("so");
        assertThat(question.remarks())
                .containsExactly(Remark.lossy("The feedback lost is shown to nobody."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<item"
                        + " ident='i'><itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>question_type</fieldlabel><fieldentry>categorization_question</fieldentry></qtimetadatafield></qtimetadata></itemmetadata></item>",
                "<item ident='i'/>",
                "<item ident='i'><presentation><response_grp ident='r'/></presentation></item>",
                "<item ident='i'><presentation><response_lid"
                        + " ident='r'><render_choice><response_label"
                        + " ident='a'><material><mattext>x</mattext></material></response_label></render_choice></response_lid></presentation></item>",
                "<bankentry_item item_ref='i'/>",
                "<section><itemref linkrefid='i'/></section>"
            })
    void what_cannot_be_said_is_refused_with_its_place(String xml) {
        assertThat(read(xml))
                .singleElement()
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused -> {
                            assertThat(refused.place().identifier()).isEqualTo("i");
                            assertThat(refused.place().line()).isEqualTo(2);
                        });
    }

    @Test
    void titles_of_assessments_sections_and_banks_are_the_category() {
        var item =
                "<item"
                        + " ident=\"i\"><presentation><material><mattext>x</mattext></material></presentation></item>";
        var readings =
                read(
                        """
                        <assessment title="Quiz"><section ident="root"><section title="Group">%s</section></section>
                        <presentation_material><flow_mat><material><mattext>Read this</mattext></material></flow_mat></presentation_material>%s</assessment>
                        <objectbank><qtimetadata><qtimetadatafield><fieldlabel>bank_title</fieldlabel><fieldentry>Bank</fieldentry></qtimetadatafield></qtimetadata>%s</objectbank>
                        """
                                .formatted(item, item, item));

        assertThat(readings)
                .extracting(reading -> ((Reading.Question) reading).category())
                .containsExactly(List.of("Quiz", "Group"), List.of("Quiz"), List.of("Bank"));
        assertThat(readings)
                .extracting(reading -> ((Reading.Question) reading).fidelity())
                .containsExactly(Fidelity.EXACT, Fidelity.LOSSY, Fidelity.EXACT);
    }

    @Test
    void pictures_of_a_package_are_found_wherever_a_tool_puts_them() throws Exception {
        var picture = new String(InMemoryMedia.picture(1), StandardCharsets.ISO_8859_1);
        var links =
                List.of(
                        "$IMS-CC-FILEBASE$/a%20b.png?canvas_download=1",
                        "%24IMS-CC-FILEBASE%24/a b.png", "../web_resources/a%20b.png", "a b.png");
        for (var link : links) {
            var zip =
                    zip(
                            Map.of(
                                    "imsmanifest.xml",
                                    "<manifest><resources><resource type=\"imsqti_xmlv1p2\"><file"
                                            + " href=\"q/q.xml\"/></resource></resources></manifest>",
                                    "q/q.xml",
                                    "<questestinterop><item ident=\"i\"><presentation><material><mattext texttype=\"text/html\"><![CDATA[<img src=\"%s\">]]></mattext></material></presentation></item></questestinterop>"
                                            .formatted(link),
                                    "web_resources/a b.png",
                                    picture));
            var readings = new ArrayList<Reading>();

            new Qti12Reader().read(zip, media, readings::add);

            assertThat(readings).singleElement().isInstanceOf(Reading.Question.class);
            var question = (Reading.Question) readings.getFirst();
            assertThat(question.draft().content().stem())
                    .as(link)
                    .isEqualTo(
                            "<img src=\"asset:%s\">"
                                    .formatted(InMemoryMedia.hash(InMemoryMedia.picture(1))));
            assertThat(question.place().file()).isEqualTo("q/q.xml");
        }
    }

    @Test
    void of_the_two_forms_of_a_quiz_in_a_cartridge_the_whole_one_is_read() throws Exception {
        var item =
                "<questestinterop><item"
                        + " ident=\"%s\"><presentation><material><mattext>x</mattext></material></presentation></item></questestinterop>";
        var zip =
                zip(
                        Map.of(
                                "g1/assessment_qti.xml", item.formatted("poor"),
                                "non_cc_assessments/g1.xml.qti", item.formatted("whole"),
                                "g2/assessment_qti.xml", item.formatted("only")));
        var readings = new ArrayList<Reading>();

        new Qti12Reader().read(zip, media, readings::add);

        assertThat(readings)
                .extracting(reading -> reading.place().identifier())
                .containsExactlyInAnyOrder("whole", "only");
    }

    @Test
    void a_broken_document_and_a_nested_archive_are_said_and_the_rest_is_read() throws Exception {
        var item =
                "<questestinterop><item"
                        + " ident=\"i\"><presentation><material><mattext>x</mattext></material></presentation></item>%s";
        var zip =
                zip(
                        Map.of(
                                "a.xml", item.formatted("<broken>"),
                                "b.xml", item.formatted("</questestinterop>"),
                                "c.zip", "PK"));
        var readings = new ArrayList<Reading>();

        new Qti12Reader().read(zip, media, readings::add);

        assertThat(readings.stream().filter(Reading.Question.class::isInstance)).hasSize(2);
        assertThat(readings.stream().filter(Reading.Refused.class::isInstance))
                .extracting(reading -> reading.place().file())
                .containsExactlyInAnyOrder("a.xml", "c.zip");
    }

    @Test
    void a_click_on_a_picture_is_right_within_the_area_given_in_shares_of_it() throws Exception {
        var zip =
                zip(
                        Map.of(
                                "q.xml",
                                """
                                <questestinterop><item ident="i"><presentation><flow><response_xy ident="r"><material><mattext>Where?</mattext></material>
                                <render_hotspot><material><matimage uri="p.png"/></material><response_label ident="r" rarea="rectangle">0.25,0.5,0.5,0.75</response_label></render_hotspot>
                                </response_xy></flow></presentation></item></questestinterop>\
                                """,
                                "p.png",
                                new String(InMemoryMedia.picture(1), StandardCharsets.ISO_8859_1)));
        var readings = new ArrayList<Reading>();

        new Qti12Reader().read(zip, media, readings::add);

        var question = (Reading.Question) readings.getFirst();
        assertThat(question.draft().content().stem()).isEqualTo("Where?");
        assertThat(((AnswerKey.SelectPoint) question.draft().key()).areas())
                .containsExactly(new AnswerKey.Area(new Shape.Rectangle(160, 240, 160, 120), ONE));
        valid(question);
    }

    @Test
    void an_archive_without_any_document_is_unreadable() throws Exception {
        var zip = zip(Map.of("readme.txt", "x"));

        assertThatThrownBy(() -> new Qti12Reader().read(zip, media, _ -> {}))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("no document of QTI 1.2");
    }

    @Test
    void ten_thousand_items_are_read_one_by_one() throws Exception {
        var file = folder.resolve("many.xml");
        try (var out = Files.newBufferedWriter(file)) {
            out.write("<questestinterop><section>");
            for (var i = 0; i < 10_000; i++) {
                out.write(
                        "<item ident=\"q%d\"><presentation><material><mattext>%s</mattext></material>%s</presentation><resprocessing>%s</resprocessing></item>"
                                .formatted(
                                        i,
                                        "x".repeat(1_000),
                                        lid("r", "Single", "x", "y"),
                                        decimals()
                                                + set(
                                                        "<varequal respident=\"r\">y</varequal>",
                                                        "Set",
                                                        "100")));
            }
            out.write("</section></questestinterop>");
        }
        var count = new AtomicInteger();

        new Qti12Reader()
                .read(
                        file,
                        media,
                        reading -> {
                            if (reading instanceof Reading.Question) {
                                count.incrementAndGet();
                            }
                        });

        assertThat(count).hasValue(10_000);
    }

    private Reading.Question item(String type, String responses, String processing) {
        return item(type, responses, processing, "");
    }

    private Reading.Question item(String type, String responses, String processing, String more) {
        return item(type, "&lt;p&gt;Why?&lt;/p&gt;", responses, processing, more);
    }

    private Reading.Question item(
            String type, String stem, String responses, String processing, String more) {
        var readings =
                read(
                        """
                        <item ident="i" title="Title"><itemmetadata><qtimetadata>
                        <qtimetadatafield><fieldlabel>question_type</fieldlabel><fieldentry>%s</fieldentry></qtimetadatafield>
                        <qtimetadatafield><fieldlabel>points_possible</fieldlabel><fieldentry>2.0</fieldentry></qtimetadatafield></qtimetadata></itemmetadata>
                        <presentation><material><mattext texttype="text/html">%s</mattext></material>%s</presentation>
                        <resprocessing>%s</resprocessing>%s</item>\
                        """
                                .formatted(type, stem, responses, processing, more));
        assertThat(readings).singleElement().isInstanceOf(Reading.Question.class);
        return (Reading.Question) readings.getFirst();
    }

    private List<Reading> read(String inside) {
        var readings = new ArrayList<Reading>();
        try {
            new Qti12Reader()
                    .read(
                            Files.writeString(
                                    folder.resolve("q.xml"),
                                    "<questestinterop>\n" + inside + "</questestinterop>"),
                            media,
                            readings::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UnreadableFile e) {
            throw new AssertionError(e);
        }
        return readings;
    }

    private Path zip(Map<String, String> texts) throws IOException {
        var file = Files.createTempFile(folder, "p", ".zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var entry : new LinkedHashMap<>(texts).entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return file;
    }

    private static String decimals() {
        return "<outcomes><decvar maxvalue=\"100\" minvalue=\"0\" varname=\"SCORE\""
                + " vartype=\"Decimal\"/></outcomes>";
    }

    private static String set(String condition, String action, String value) {
        return "<respcondition><conditionvar>%s</conditionvar><setvar action=\"%s\" varname=\"SCORE\">%s</setvar></respcondition>"
                .formatted(condition, action, value);
    }

    private static String number(String equal, String lower, String upper) {
        return set(
                "<or>%s<and><vargte respident=\"r\">%s</vargte><varlte respident=\"r\">%s</varlte></and></or>"
                        .formatted(equal, lower, upper),
                "Set",
                "100");
    }

    private static AcceptedNumber value(String value, Tolerance tolerance) {
        return new AcceptedNumber.Value(new BigDecimal(value), tolerance, ONE, "");
    }

    private static String lid(String ident, String cardinality, String... labels) {
        var all = new StringBuilder();
        for (var label : labels) {
            all.append(label(label, "text " + label));
        }
        return "<response_lid ident=\"%s\" rcardinality=\"%s\"><render_choice>%s</render_choice></response_lid>"
                .formatted(ident, cardinality, all);
    }

    private static String blank(String name, String... labels) {
        return "<response_lid ident=\"response_%s\"><material><mattext>%s</mattext></material><render_choice>%s</render_choice></response_lid>"
                .formatted(name, name, String.join("", labels));
    }

    private static String label(String ident, String text) {
        return "<response_label ident=\"%s\"><material><mattext texttype=\"text/plain\">%s</mattext></material></response_label>"
                .formatted(ident, text);
    }

    private static String feedback(String ident, String text) {
        return "<itemfeedback ident=\"%s\"><flow_mat><material><mattext>%s</mattext></material></flow_mat></itemfeedback>"
                .formatted(ident, text);
    }

    private static void valid(Reading.Question question) {
        assertThat(QuestionRules.findings(question.draft().content(), question.draft().key()))
                .isEmpty();
    }

    private static List<Choice> choices(String... texts) {
        var choices = new ArrayList<Choice>();
        for (var text : texts) {
            choices.add(new Choice(String.valueOf((char) ('a' + choices.size())), text));
        }
        return choices;
    }
}

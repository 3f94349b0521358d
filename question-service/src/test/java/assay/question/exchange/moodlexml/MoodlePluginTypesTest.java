package assay.question.exchange.moodlexml;

import static org.assertj.core.api.Assertions.assertThat;

import assay.question.content.AcceptedText;
import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.Feedback;
import assay.question.content.AnswerKey.Pair;
import assay.question.content.AnswerKey.ScoringRule;
import assay.question.content.Gap;
import assay.question.content.GapKey;
import assay.question.content.QuestionContent;
import assay.question.content.QuestionContent.Choice;
import assay.question.content.QuestionContent.Label;
import assay.question.content.QuestionRules;
import assay.question.exchange.Fidelity;
import assay.question.exchange.Reading;
import assay.question.exchange.Readings;
import assay.question.exchange.Remark;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Types of questions that plugins add to Moodle. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MoodlePluginTypesTest {
    private static final String ROWS =
            """
            <shuffleanswers>false</shuffleanswers><numberofrows>2</numberofrows><numberofcolumns>2</numberofcolumns>
            <row number="1"><optiontext format="html"><text>Water is wet</text></optiontext>
            <feedbacktext format="html"><text>It is.</text></feedbacktext></row>
            <row number="2"><optiontext format="html"><text>Fire is cold</text></optiontext>
            <feedbacktext format="html"><text></text></feedbacktext></row>
            <column number="1"><responsetext format="moodle_auto_format"><text>True</text></responsetext></column>
            <column number="2"><responsetext format="moodle_auto_format"><text>False</text></responsetext></column>
            <weight rownumber="1" columnnumber="1"><value>
               1.000
            </value></weight>
            <weight rownumber="1" columnnumber="2"><value>0.000</value></weight>
            <weight rownumber="2" columnnumber="1"><value>0.000</value></weight>
            <weight rownumber="2" columnnumber="2"><value>1.000</value></weight>
            """;

    @Test
    void a_gapfill_to_drag_into_is_a_gap_match() throws Exception {
        var question =
                one(
                        "gapfill",
                        "The [cat] sat on the [mat|rug].",
                        """
                        <answerdisplay>dragdrop</answerdisplay><delimitchars>[]</delimitchars>
                        <casesensitive>0</casesensitive><noduplicates>0</noduplicates><disableregex>0</disableregex>
                        <answer fraction="100"><text>cat</text></answer>
                        <answer fraction="100"><text>mat|rug</text></answer>
                        <answer fraction="0"><text>bat\\, ball</text></answer>
                        <delimitchars>[]</delimitchars>
                        """);

        assertThat(question.draft().content())
                .isEqualTo(
                        new QuestionContent.GapMatch(
                                "The [[a]] sat on the [[b]].",
                                List.of(
                                        new Label("a", "cat", 0),
                                        new Label("b", "mat", 0),
                                        new Label("c", "rug", 0),
                                        new Label("d", "bat, ball", 0)),
                                List.of("a", "b"),
                                true));
        assertThat(((AnswerKey.GapMatch) question.draft().key()).correct())
                .containsExactly(new Pair("a", "a"), new Pair("b", "b"), new Pair("c", "b"));
        assertThat(question.fidelity()).isEqualTo(Fidelity.EXACT);
        valid(question);
    }

    @Test
    void a_word_that_counts_once_can_be_used_once() throws Exception {
        var question =
                one(
                        "gapfill",
                        "{gold|silver} {gold|silver}",
                        "<answerdisplay>dragdrop</answerdisplay><delimitchars>{}</delimitchars>"
                                + "<noduplicates>1</noduplicates>");

        assertThat(((QuestionContent.GapMatch) question.draft().content()).words())
                .containsExactly(new Label("a", "gold", 1), new Label("b", "silver", 1));
        valid(question);
    }

    @Test
    void a_gapfill_with_lists_to_pick_from_has_selections() throws Exception {
        var question =
                one(
                        "gapfill",
                        "The [cat] sat",
                        "<answerdisplay>dropdown</answerdisplay><answer"
                                + " fraction=\"100\"><text>cat</text></answer><answer"
                                + " fraction=\"0\"><text>dog</text></answer>");

        var choices = List.of(new Choice("a", "cat"), new Choice("b", "dog"));
        assertThat(question.draft().content())
                .isEqualTo(
                        new QuestionContent.Cloze(
                                "The [[a]] sat", List.of(new Gap.Selection("a", choices, true))));
        valid(question);
    }

    @Test
    void a_gapfill_to_write_into_knows_alternatives_wildcards_and_sizes() throws Exception {
        var question =
                one(
                        "gapfill",
                        "2[&lt;]10, [colou.*r|tint], [3\\.5]",
                        "<answerdisplay>gapfill</answerdisplay><casesensitive>1</casesensitive>");

        assertThat(((QuestionContent.Cloze) question.draft().content()).gaps())
                .containsExactly(new Gap.Text("a", 1), new Gap.Text("b", 7), new Gap.Text("c", 3));
        assertThat(((AnswerKey.Cloze) question.draft().key()).gaps())
                .extracting(key -> ((GapKey.Text) key).texts())
                .containsExactly(
                        texts(true, false, "<"),
                        texts(true, true, "colou*r", "tint"),
                        texts(true, false, "3.5"));
        valid(question);
    }

    @Test
    void without_regular_expressions_answers_mean_what_they_say() throws Exception {
        var question =
                one(
                        "gapfill",
                        "[C++|C] [*]",
                        "<answerdisplay>gapfill</answerdisplay><disableregex>1</disableregex>");

        assertThat(((AnswerKey.Cloze) question.draft().key()).gaps())
                .extracting(key -> ((GapKey.Text) key).texts())
                .containsExactly(texts(false, false, "C++|C"), texts(false, false, "*"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"no gap", "[]", "[!!]", "[a(b|c)d]", "[colou?r]", "[open", "[two\nlines]"})
    void a_gapfill_that_cannot_be_held_is_refused(String text) throws Exception {
        refused("gapfill", text, "<answerdisplay>gapfill</answerdisplay>");
    }

    @Test
    void a_dragged_match_has_answers_with_markup() throws Exception {
        var question =
                one(
                        "ddmatch",
                        "Classify.",
                        """
                        <shuffleanswers>true</shuffleanswers>
                        <subquestion format="html"><text>frog</text><answer format="html"><text>&lt;b&gt;amphibian&lt;/b&gt;</text></answer></subquestion>
                        <subquestion format="html"><text>newt</text><answer format="html"><text>&lt;b&gt;amphibian&lt;/b&gt;</text></answer></subquestion>
                        <subquestion format="html"><text></text><answer format="html"><text>insect</text></answer></subquestion>
                        """);

        assertThat(question.draft().content())
                .isEqualTo(
                        new QuestionContent.Matching(
                                "Classify.",
                                List.of(new Choice("a", "frog"), new Choice("b", "newt")),
                                List.of(
                                        new Choice("a", "<b>amphibian</b>"),
                                        new Choice("b", "insect")),
                                1,
                                0,
                                true));
        assertThat(question.fidelity()).isEqualTo(Fidelity.EXACT);
        valid(question);
    }

    /** One right and one wrong of two: half the points, as in qtype_oumultiresponse. */
    @Test
    void as_many_choices_can_be_taken_as_are_right_in_the_open_universitys_type() throws Exception {
        var question =
                one(
                        "oumultiresponse",
                        "Capitals?",
                        """
                        <shuffleanswers>true</shuffleanswers><answernumbering>abc</answernumbering>
                        <answer fraction="0"><text>Spain</text></answer>
                        <answer fraction="100"><text>London</text></answer>
                        <answer fraction="100"><text>Paris</text></answer>
                        """);

        var content = (QuestionContent.MultipleChoice) question.draft().content();
        assertThat(content.maxChoices()).isEqualTo(2);
        assertThat(((AnswerKey.MultipleChoice) question.draft().key()).scoring())
                .isEqualTo(
                        new ScoringRule.PartialCredit(
                                Map.of("b", new BigDecimal("0.5"), "c", new BigDecimal("0.5"))));
        assertThat(question.remarks())
                .containsExactly(
                        Remark.lossy(
                                "At most 2 choices can be taken; in Moodle more of them cost"
                                        + " points."));
        valid(question);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mtf", "kprime"})
    void statements_in_rows_are_matched_with_true_and_false(String type) throws Exception {
        var question =
                one(type, "Which?", "<scoringmethod><text>subpoints</text></scoringmethod>" + ROWS);

        assertThat(question.draft().content())
                .isEqualTo(
                        new QuestionContent.Matching(
                                "Which?",
                                List.of(
                                        new Choice("a", "Water is wet"),
                                        new Choice("b", "Fire is cold")),
                                List.of(new Choice("a", "True"), new Choice("b", "False")),
                                1,
                                0,
                                false));
        var key = (AnswerKey.Matching) question.draft().key();
        assertThat(key.correct()).containsExactly(new Pair("a", "a"), new Pair("b", "b"));
        assertThat(key.scoring()).isEqualTo(new ScoringRule.PartialCredit(Map.of()));
        assertThat(key.explanation().feedback()).containsExactly(new Feedback("a", "It is."));
        assertThat(question.fidelity()).isEqualTo(Fidelity.EXACT);
        valid(question);
    }

    /** The sum of right and wrong rows, of four, as {@code qtype_kprime_grading_kprime} has it. */
    @Test
    void one_wrong_of_four_rows_halves_the_points_and_two_take_them() throws Exception {
        var rows = new StringBuilder("<scoringmethod><text>kprime</text></scoringmethod>");
        for (var row = 1; row <= 4; row++) {
            rows.append(
                    "<row number=\"%d\"><optiontext><text>r%d</text></optiontext></row>"
                            .formatted(row, row));
            rows.append(
                    "<weight rownumber=\"%d\" columnnumber=\"1\"><value>1</value></weight>"
                            .formatted(row));
        }
        rows.append(
                "<column number=\"1\"><responsetext><text>T</text></responsetext></column><column"
                        + " number=\"2\"><responsetext><text>F</text></responsetext></column>");

        var question = one("kprime", "Which?", rows.toString());

        var scoring = (ScoringRule.Mapped) ((AnswerKey.Matching) question.draft().key()).scoring();
        var points = new ArrayList<BigDecimal>();
        for (var wrong = 0; wrong <= 4; wrong++) {
            var sum = BigDecimal.ZERO;
            for (var row = 0; row < 4; row++) {
                var pair = "abcd".charAt(row) + (row < wrong ? " b" : " a");
                sum = sum.add(scoring.values().getOrDefault(pair, BigDecimal.ZERO));
            }
            points.add(sum.max(BigDecimal.ZERO).divide(scoring.full()));
        }
        assertThat(points)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(
                        BigDecimal.ONE,
                        new BigDecimal("0.5"),
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO);
        valid(question);
    }

    @Test
    void what_a_wrong_row_costs_is_kept() throws Exception {
        var question =
                one(
                        "mtf",
                        "Which?",
                        "<scoringmethod><text>subpointdeduction</text></scoringmethod><deduction>0.5</deduction>"
                                + ROWS);

        assertThat(((AnswerKey.Matching) question.draft().key()).scoring())
                .isEqualTo(
                        new ScoringRule.Mapped(
                                Map.of(
                                        "a a",
                                        BigDecimal.ONE,
                                        "a b",
                                        new BigDecimal("-0.5"),
                                        "b a",
                                        new BigDecimal("-0.5"),
                                        "b b",
                                        BigDecimal.ONE),
                                BigDecimal.ZERO,
                                null,
                                null,
                                BigDecimal.valueOf(2)));
        assertThat(question.fidelity()).isEqualTo(Fidelity.LOSSY);
    }

    @ParameterizedTest
    @CsvSource({"mtf, mtfonezero", "kprime, kprimeonezero"})
    void all_rows_or_nothing(String type, String method) throws Exception {
        var question =
                one(type, "Which?", "<scoringmethod>%s</scoringmethod>".formatted(method) + ROWS);

        assertThat(((AnswerKey.Matching) question.draft().key()).scoring())
                .isEqualTo(new ScoringRule.AllOrNothing());
        assertThat(question.fidelity()).isEqualTo(Fidelity.EXACT);
    }

    @Test
    void a_row_without_a_right_column_is_refused() throws Exception {
        refused("mtf", "Which?", ROWS.replace("1.000", "0.000"));
    }

    @Test
    void words_of_a_text_are_picked_and_the_delimited_ones_are_right() throws Exception {
        var question =
                one(
                        "wordselect",
                        "<p>The cat [sat] on,&nbsp;the <b>mat</b>. -</p>",
                        "<introduction>&lt;p&gt;Verbs?&lt;/p&gt;</introduction><delimitchars>[]</delimitchars>");

        assertThat(question.draft().content())
                .isEqualTo(
                        new QuestionContent.Hottext(
                                "<p>Verbs?</p>\n<p>[[a]] [[b]] [[c]] [[d]]&nbsp;[[e]]"
                                        + " <b>[[f]]</b>. -</p>",
                                List.of(
                                        new Choice("a", "The"),
                                        new Choice("b", "cat"),
                                        new Choice("c", "sat"),
                                        new Choice("d", "on,"),
                                        new Choice("e", "the"),
                                        new Choice("f", "mat")),
                                0,
                                6));
        var key = (AnswerKey.Hottext) question.draft().key();
        assertThat(key.correct()).containsExactly("c");
        assertThat(key.scoring()).isEqualTo(new ScoringRule.PartialCredit(Map.of()));
        assertThat(question.fidelity()).isEqualTo(Fidelity.NORMALISED);
        valid(question);
    }

    @Test
    void where_delimiters_are_doubled_only_what_is_delimited_can_be_picked() throws Exception {
        var question =
                one(
                        "wordselect",
                        "He [[went home]] and [then to] bed",
                        "<wordpenalty>0.5</wordpenalty>");

        assertThat(question.draft().content())
                .isEqualTo(
                        new QuestionContent.Hottext(
                                "He [[a]] and [[b]] bed",
                                List.of(new Choice("a", "went home"), new Choice("b", "then to")),
                                0,
                                2));
        assertThat(((AnswerKey.Hottext) question.draft().key()).scoring())
                .isEqualTo(
                        new ScoringRule.Mapped(
                                Map.of("a", BigDecimal.ONE, "b", new BigDecimal("-0.5")),
                                BigDecimal.ZERO,
                                null,
                                null,
                                BigDecimal.ONE));
        valid(question);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no word", "[a] \\(x + y\\)"})
    void words_that_cannot_be_picked_are_refused(String text) throws Exception {
        refused("wordselect", text, "");
    }

    @Test
    void more_words_than_can_be_held_are_refused_with_their_number() throws Exception {
        var reading =
                Readings.of(
                        new MoodleXmlReader(), xml("wordselect", "word ".repeat(100) + "[x]", ""));

        assertThat(reading)
                .singleElement()
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused ->
                                assertThat(refused.reason())
                                        .isEqualTo(
                                                "It has 101 words to pick from; 100 are the most"
                                                        + " here."));
    }

    @Test
    void a_recording_is_handed_in_as_a_file() throws Exception {
        var one = one("recordrtc", "Speak.", "<timelimitinseconds>30</timelimitinseconds>");
        var several =
                one(
                        "recordrtc",
                        "[[first_part:audio]] and [[second:video:2m]]",
                        "<mediatype>customav</mediatype>");

        assertThat(one.draft().content())
                .isEqualTo(
                        new QuestionContent.FileUpload(
                                "Speak.", 1, 100_000_000, List.of("audio/*")));
        assertThat(one.remarks())
                .containsExactly(
                        Remark.lossy(
                                "What was recorded in the page is handed in as a file here; its"
                                        + " limit of 30 seconds is not kept."));
        assertThat(several.draft().content())
                .isEqualTo(
                        new QuestionContent.FileUpload(
                                "(first_part) and (second)",
                                2,
                                100_000_000,
                                List.of("audio/*", "video/*")));
    }

    private static final String OU_MATRIX =
            """
            <shuffleanswers>false</shuffleanswers>
            <columns><column key="1127"><text>Canine</text></column><column key="1128"><text>Feline</text></column></columns>
            <rows><row key="9"><name><text>Shepherd</text></name>
            <correctanswers><text><![CDATA[{"1127":"1"}]]></text></correctanswers>
            <feedback format="html"><text>A dog.</text></feedback></row>
            <row key="10"><name><text>Bengal</text></name>
            <correctanswers><text><![CDATA[{"1128":"1"%s}]]></text></correctanswers></row></rows>
            """;

    @Test
    void the_open_universitys_matrix_with_one_column_for_each_row_is_matched() throws Exception {
        var question =
                one(
                        "oumatrix",
                        "Which?",
                        "<inputtype>single</inputtype><grademethod>partial</grademethod>"
                                + OU_MATRIX.formatted(""));

        assertThat(question.draft().content())
                .isEqualTo(
                        new QuestionContent.Matching(
                                "Which?",
                                List.of(new Choice("a", "Shepherd"), new Choice("b", "Bengal")),
                                List.of(new Choice("a", "Canine"), new Choice("b", "Feline")),
                                1,
                                0,
                                false));
        var key = (AnswerKey.Matching) question.draft().key();
        assertThat(key.correct()).containsExactly(new Pair("a", "a"), new Pair("b", "b"));
        assertThat(key.scoring()).isEqualTo(new ScoringRule.PartialCredit(Map.of()));
        assertThat(key.explanation().feedback()).containsExactly(new Feedback("a", "A dog."));
        assertThat(question.fidelity()).isEqualTo(Fidelity.EXACT);
        valid(question);
    }

    @Test
    void rows_with_several_right_columns_are_matched_with_all_of_them() throws Exception {
        var rows = OU_MATRIX.formatted(",\"1127\":\"1\"");
        var question = one("oumatrix", "Which?", "<inputtype>multiple</inputtype>" + rows);

        assertThat(((QuestionContent.Matching) question.draft().content()).sourceUsesMax())
                .isZero();
        assertThat(((AnswerKey.Matching) question.draft().key()).correct())
                .containsExactly(new Pair("a", "a"), new Pair("b", "b"), new Pair("b", "a"));
        assertThat(question.fidelity()).isEqualTo(Fidelity.LOSSY);
        valid(question);
        refused("oumatrix", "Which?", "<inputtype>single</inputtype>" + rows);
    }

    @ParameterizedTest
    @CsvSource({
        "kprime, 0, EXACT",
        "kprime, 1, EXACT",
        "all, 0, EXACT",
        "all, 1, LOSSY",
        "kany, 0, LOSSY"
    })
    void a_matrix_has_weights_for_its_columns(String method, String multiple, Fidelity fidelity)
            throws Exception {
        var question =
                one(
                        "matrix",
                        "Which?",
                        """
                        <grademethod>%s</grademethod><multiple>%s</multiple><use_dnd_ui>0</use_dnd_ui>
                        <row><shorttext>Water is wet</shorttext><description format="html"><text>Really</text></description>
                        <feedback format="html"><text>It is.</text></feedback></row>
                        <weights-of-row><weight-of-col>1</weight-of-col><weight-of-col>0</weight-of-col></weights-of-row>
                        <row><shorttext>Fire is cold</shorttext></row>
                        <weights-of-row><weight-of-col>0</weight-of-col><weight-of-col>1</weight-of-col></weights-of-row>
                        <col><shorttext>True</shorttext></col><col><shorttext>False</shorttext></col>
                        """
                                .formatted(method, multiple));

        assertThat(((QuestionContent.Matching) question.draft().content()).sources())
                .containsExactly(
                        new Choice("a", "Water is wet<br>Really"), new Choice("b", "Fire is cold"));
        var key = (AnswerKey.Matching) question.draft().key();
        assertThat(key.correct()).containsExactly(new Pair("a", "a"), new Pair("b", "b"));
        assertThat(key.scoring() instanceof ScoringRule.AllOrNothing)
                .isEqualTo(method.equals("kprime"));
        assertThat(question.fidelity()).isEqualTo(fidelity);
        valid(question);
    }

    @Test
    void the_right_one_of_some_rows_is_a_single_choice() throws Exception {
        var rows =
                """
                <shuffleanswers>false</shuffleanswers><answernumbering><text>abc</text></answernumbering>
                <numberofrows>2</numberofrows><correctrow>2</correctrow>
                <row number="1"><optiontext format="html"><text>Rome</text></optiontext>
                <feedbacktext format="html"><text>No.</text></feedbacktext></row>
                <row number="2"><optiontext format="html"><text>Bern</text></optiontext></row>
                """;
        var question =
                one(
                        "sc",
                        "Capital?",
                        "<scoringmethod><text>sconezero</text></scoringmethod>" + rows);
        var crossing =
                one("sc", "Capital?", "<scoringmethod><text>aprime</text></scoringmethod>" + rows);

        assertThat(question.draft().content())
                .isEqualTo(
                        new QuestionContent.SingleChoice(
                                "Capital?",
                                List.of(new Choice("a", "Rome"), new Choice("b", "Bern")),
                                false));
        assertThat(question.draft().key().rightChoices()).containsExactly("b");
        assertThat(question.draft().key().explanation().feedback())
                .containsExactly(new Feedback("a", "No."));
        assertThat(question.fidelity()).isEqualTo(Fidelity.EXACT);
        assertThat(crossing.fidelity()).isEqualTo(Fidelity.LOSSY);
        valid(question);
        refused("sc", "Capital?", rows.replace("<correctrow>2", "<correctrow>0"));
    }

    @Test
    void essays_that_moodle_marks_are_marked_by_people() throws Exception {
        var graded =
                one(
                        "essayautograde",
                        "Why?",
                        "<minwordlimit>10</minwordlimit><responsesample"
                                + " format=\"html\"><text>So.</text></responsesample>");
        var asked =
                one(
                        "aitext",
                        "Why?",
                        "<graderinfo format=\"html\"><text>Look.</text></graderinfo>"
                                + "<aiprompt>Be kind</aiprompt><minwordlimit></minwordlimit>"
                                + "<markscheme>1 &lt; 2 points</markscheme>");

        assertThat(graded.draft().content())
                .isEqualTo(new QuestionContent.Essay("Why?", 10, 0, ""));
        assertThat(((AnswerKey.Essay) graded.draft().key()).marking().notes()).isEqualTo("So.");
        assertThat(((AnswerKey.Essay) asked.draft().key()).marking().notes())
                .isEqualTo("Look.<br><br>1 &lt; 2 points<br><br>Be kind");
        assertThat(graded.remarks())
                .containsExactly(Remark.lossy("Moodle marks it by itself, here people do."));
        valid(asked);
    }

    private static AcceptedText.Texts texts(
            boolean caseSensitive, boolean wildcards, String... accepted) {
        return new AcceptedText.Texts(
                List.of(accepted).stream()
                        .map(text -> new AcceptedText(text, BigDecimal.ONE, ""))
                        .toList(),
                new AcceptedText.Matching(caseSensitive, true, wildcards));
    }

    private static void valid(Reading.Question question) {
        assertThat(QuestionRules.findings(question.draft().content(), question.draft().key()))
                .isEmpty();
    }

    private static void refused(String type, String text, String inside) throws Exception {
        assertThat(Readings.of(new MoodleXmlReader(), xml(type, text, inside)))
                .singleElement()
                .isInstanceOf(Reading.Refused.class);
    }

    private static Reading.Question one(String type, String text, String inside) throws Exception {
        return Readings.one(new MoodleXmlReader(), xml(type, text, inside));
    }

    private static String xml(String type, String text, String inside) {
        return "<quiz><question type=\"%s\"><name><text>n</text></name><questiontext format=\"html\"><text><![CDATA[%s]]></text></questiontext>%s</question></quiz>"
                .formatted(type, text, inside);
    }
}

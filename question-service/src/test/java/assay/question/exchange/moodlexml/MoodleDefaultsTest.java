package assay.question.exchange.moodlexml;

import static org.assertj.core.api.Assertions.assertThat;

import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.OrderScoring;
import assay.question.content.Gap;
import assay.question.content.QuestionContent;
import assay.question.exchange.Reading;
import assay.question.exchange.Readings;
import assay.question.exchange.Remark;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Moodle takes for granted where a file does not say it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MoodleDefaultsTest {
    private static final String TWO_ANSWERS =
            """
            <answer fraction="100"><text>a</text></answer><answer fraction="0"><text>b</text></answer>
            """;

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void choices_that_nobody_asks_to_shuffle_keep_their_order(String single) throws Exception {
        var question = one("multichoice", "<single>%s</single>".formatted(single) + TWO_ANSWERS);

        assertThat(shuffles(question)).isFalse();
    }

    @Test
    void words_and_lists_are_shuffled_unless_the_file_says_no() throws Exception {
        var words = "<questiontext><text>[[1]]</text></questiontext>";
        var dragged = words + "<dragbox><text>x</text><group>1</group></dragbox>";
        var picked = words + "<selectoption><text>x</text><group>1</group></selectoption>";
        var no = "<shuffleanswers>0</shuffleanswers>";

        assertThat(shuffles(readOne("ddwtos", dragged))).isTrue();
        assertThat(shuffles(readOne("ddwtos", dragged + no))).isFalse();
        assertThat(shuffles(readOne("gapselect", picked))).isTrue();
        assertThat(shuffles(readOne("gapselect", picked + no))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"True, true", "TRUE, true", "1, true", "False, false", "FALSE, false", "0, false"})
    void yes_and_no_are_understood_whoever_wrote_them(String said, boolean meant) throws Exception {
        var question =
                one(
                        "multichoice",
                        "<single>%s</single><shuffleanswers>%s</shuffleanswers>"
                                        .formatted(said, said)
                                + TWO_ANSWERS);

        assertThat(question.draft().content() instanceof QuestionContent.SingleChoice)
                .isEqualTo(meant);
        assertThat(shuffles(question)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({"'',ADJACENT_PAIRS", "RELATIVE,ADJACENT_PAIRS", "Absolute,POSITION"})
    void an_order_is_scored_by_neighbours_unless_the_file_says_otherwise(
            String type, OrderScoring scoring) throws Exception {
        var question = one("ordering", items(3) + "<gradingtype>%s</gradingtype>".formatted(type));

        assertThat(((AnswerKey.Ordering) question.draft().key()).scoring()).isEqualTo(scoring);
        assertThat(question.remarks()).isEmpty();
        assertThat(((AnswerKey.Ordering) one("ordering", items(3)).draft().key()).scoring())
                .isEqualTo(OrderScoring.ADJACENT_PAIRS);
    }

    @ParameterizedTest
    @CsvSource({
        "6, '', true",
        "7, '', false",
        "7, <selecttype>ALL</selecttype>, true",
        "7, <selecttype>RANDOM</selecttype><selectcount>7</selectcount>, true",
        "7, <selecttype>CONTIGUOUS</selecttype><selectcount>4</selectcount>, false",
        "7, <logical>EXACT</logical>, true",
        "7, <logical>CONTIG</logical><studentsee>7</studentsee>, true",
        "7, <logical>CONTIG</logical><studentsee>4</studentsee>, false",
        "3, <selecttype>RANDOM</selecttype><selectcount>0</selectcount>, false"
    })
    void six_items_at_random_are_shown_unless_the_file_says_otherwise(
            int count, String select, boolean showsAll) throws Exception {
        var question = one("ordering", select + items(count));

        assertThat(question.remarks())
                .isEqualTo(
                        showsAll
                                ? List.of()
                                : List.of(
                                        Remark.lossy(
                                                "Moodle showed some of the items, here all are"
                                                        + " shown.")));
    }

    private static String items(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj("<answer fraction=\"%1$d\"><text>%1$d</text></answer>"::formatted)
                .collect(Collectors.joining());
    }

    @Test
    void a_text_with_gaps_is_worth_the_sum_of_its_weights() throws Exception {
        var gaps = "<questiontext><text>{2:SA:=a} {:NM:=1} {%s}</text></questiontext>";
        var question = readOne("cloze", gaps.formatted("3:MC:=b~c"));
        var parts = readOne("multianswer", gaps.formatted("3:MR:=b~c"));

        assertThat(question.draft().points()).isEqualByComparingTo("6");
        assertThat(question.remarks()).isEmpty();
        assertThat(parts.draft().points()).isEqualByComparingTo("6");
    }

    @Test
    void what_a_text_with_gaps_says_it_is_worth_is_not_looked_at() throws Exception {
        var question =
                readOne(
                        "cloze",
                        "<questiontext><text>{2:SA:=a}</text></questiontext>"
                                + "<defaultgrade>5.0000000</defaultgrade>");

        assertThat(question.draft().points()).isEqualByComparingTo("2");
        assertThat(question.remarks())
                .containsExactly(
                        Remark.normalised("It is worth the sum of its weights, 2, not 5."));
    }

    @Test
    void what_was_worth_nothing_is_worth_a_point() throws Exception {
        var question = one("multichoice", "<defaultgrade>0</defaultgrade>" + TWO_ANSWERS);

        assertThat(question.draft().points()).isEqualByComparingTo("1");
        assertThat(question.remarks())
                .containsExactly(Remark.lossy("It was worth nothing, and is worth 1 point here."));
    }

    @Test
    void texts_that_do_not_say_their_format_have_that_of_the_question() throws Exception {
        var question =
                readOne(
                        "multichoice",
                        """
                        <questiontext format="plain_text"><text>Which &lt;line&gt;?</text></questiontext>
                        <generalfeedback><text>a&lt;b</text></generalfeedback>
                        <correctfeedback><text>&lt;ok&gt;</text></correctfeedback>
                        <answer fraction="100"><text>#include &lt;stdio.h&gt;</text><feedback><text>&lt;yes&gt;</text></feedback></answer>
                        <answer fraction="0" format="html"><text>&lt;b&gt;none&lt;/b&gt;</text></answer>
                        <hint><text>a &lt; b</text></hint>
                        """);

        var told = question.draft().key().explanation();
        assertThat(question.draft().content().choices())
                .extracting(QuestionContent.Choice::text)
                .containsExactly("#include &lt;stdio.h&gt;", "<b>none</b>");
        assertThat(told.rationale()).isEqualTo("a&lt;b");
        assertThat(told.overall().correct()).isEqualTo("&lt;ok&gt;");
        assertThat(told.feedback().getFirst().text()).isEqualTo("&lt;yes&gt;");
        assertThat(told.hints()).containsExactly("a &lt; b");
    }

    @Test
    void paragraphs_of_a_question_in_markdown_stay_apart() throws Exception {
        var question =
                readOne(
                        "essay",
                        """
                        <questiontext format="markdown"><text>Why?</text></questiontext>
                        <generalfeedback><text>One

                        two</text></generalfeedback>
                        <graderinfo><text>*Look*

                        twice</text></graderinfo>
                        <responsetemplate><text>Dear

                        Sir</text></responsetemplate>
                        """);

        assertThat(question.draft().key().explanation().rationale()).contains("\n\n");
        assertThat(((AnswerKey.Essay) question.draft().key()).marking().notes())
                .isEqualTo("*Look*\n\ntwice");
        assertThat(((QuestionContent.Essay) question.draft().content()).template())
                .isEqualTo("Dear\n\nSir");
        assertThat(question.remarks()).isEmpty();
    }

    @Test
    void words_to_drag_are_html_whatever_the_question_is() throws Exception {
        var question =
                readOne(
                        "ddwtos",
                        """
                        <questiontext format="plain_text"><text>[[1]]</text></questiontext>
                        <dragbox><text>H&lt;sub&gt;2&lt;/sub&gt;O</text><group>1</group></dragbox>
                        """);

        assertThat(
                        ((QuestionContent.GapMatch) question.draft().content())
                                .words()
                                .getFirst()
                                .text())
                .isEqualTo("H<sub>2</sub>O");
    }

    @Test
    void a_hint_of_an_old_version_holds_its_text_in_an_element_of_its_own() throws Exception {
        var question =
                one(
                        "multichoice",
                        TWO_ANSWERS
                                + """
                                <hint><statenumberofcorrectresponses>0</statenumberofcorrectresponses>
                                <hintcontent><text>think</text></hintcontent></hint>
                                """);
        var busy =
                one(
                        "multichoice",
                        TWO_ANSWERS
                                + """
                                <hint><clearincorrectresponses>1</clearincorrectresponses>
                                <hintcontent><text>think</text></hintcontent></hint>
                                """);

        assertThat(question.draft().key().explanation().hints()).containsExactly("think");
        assertThat(question.remarks()).isEmpty();
        assertThat(busy.remarks())
                .containsExactly(Remark.lossy("What a hint does beside its text is not kept."));
    }

    private static boolean shuffles(Reading.Question question) {
        return switch (question.draft().content()) {
            case QuestionContent.SingleChoice content -> content.shuffle();
            case QuestionContent.MultipleChoice content -> content.shuffle();
            case QuestionContent.GapMatch content -> content.shuffle();
            case QuestionContent.Cloze content ->
                    content.gaps().getFirst() instanceof Gap.Selection list && list.shuffle();
            default -> throw new AssertionError("nothing to shuffle: " + question);
        };
    }

    private static Reading.Question one(String type, String inside) throws Exception {
        return readOne(type, "<questiontext><text>Why?</text></questiontext>" + inside);
    }

    private static Reading.Question readOne(String type, String inside) throws Exception {
        return Readings.one(
                new MoodleXmlReader(),
                "<quiz><question type=\"%s\"><name><text>n</text></name>%s</question></quiz>"
                        .formatted(type, inside));
    }
}

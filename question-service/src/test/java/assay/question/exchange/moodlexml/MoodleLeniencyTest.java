package assay.question.exchange.moodlexml;

import static org.assertj.core.api.Assertions.assertThat;

import assay.question.content.AcceptedNumber;
import assay.question.content.AnswerKey;
import assay.question.content.QuestionContent.Choice;
import assay.question.content.Tolerance;
import assay.question.exchange.Reading;
import assay.question.exchange.Readings;
import assay.question.exchange.Remark;
import java.math.BigDecimal;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are not quite as Moodle writes them, and that Moodle reads nevertheless. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MoodleLeniencyTest {
    private static final Remark FIRST =
            Remark.lossy("Moodle took the first answer that fits, here the best one counts.");

    @ParameterizedTest
    @ValueSource(strings = {"", "&lt;p&gt;&lt;br&gt;&lt;/p&gt;", "&amp;nbsp;"})
    void choices_that_say_nothing_are_left_out(String blank) throws Exception {
        var question =
                one(
                        "multichoice",
                        answer("0", blank)
                                + "<answer fraction=\"100\"><text>a</text><feedback><text>yes</text></feedback></answer>"
                                + answer("0", "b"));

        assertThat(question.draft().content().choices())
                .containsExactly(new Choice("a", "a"), new Choice("b", "b"));
        assertThat(question.draft().key().explanation().feedback())
                .containsExactly(new AnswerKey.Feedback("a", "yes"));
        assertThat(question.remarks()).isEmpty();
    }

    @Test
    void a_choice_that_is_a_picture_says_something() throws Exception {
        var picture = "&lt;img src=\"https://a.example/b.png\"&gt;";

        var question = one("multichoice", answer("100", picture) + answer("0", "b"));

        assertThat(question.draft().content().choices()).hasSize(2);
    }

    @Test
    void a_tag_in_plain_text_says_something() throws Exception {
        var question =
                Readings.one(
                        new MoodleXmlReader(),
                        "<quiz><question type=\"multichoice\"><questiontext format=\"plain_text\"><text>Which?</text></questiontext>%s</question></quiz>"
                                .formatted(answer("100", "&lt;br&gt;") + answer("0", "b")));

        assertThat(question.draft().content().choices())
                .containsExactly(new Choice("a", "&lt;br&gt;"), new Choice("b", "b"));
    }

    @Test
    void an_answer_that_says_nothing_and_earns_something_is_a_loss() throws Exception {
        var question = one("shortanswer", answer("50", "") + answer("100", "a"));

        assertThat(((AnswerKey.ShortAnswer) question.draft().key()).texts().accepted()).hasSize(1);
        assertThat(question.remarks())
                .containsExactly(
                        Remark.lossy("An answer that says nothing is left out, with its credit."));
    }

    @Test
    void a_tag_of_html_is_a_short_answer() throws Exception {
        var question = one("shortanswer", answer("100", "&lt;br&gt;"));

        assertThat(((AnswerKey.ShortAnswer) question.draft().key()).texts().accepted())
                .singleElement()
                .satisfies(accepted -> assertThat(accepted.text()).isEqualTo("<br>"));
    }

    @ParameterizedTest
    @CsvSource({
        "'1,234.5', 1234.5",
        "'2,456,789', 2456789",
        "'1 000', 1000",
        "1.5*10^3, 1500",
        "1.5 x 10^-2, 0.015",
        "2×10**2, 200",
        "'2,5', 2.5",
        "1e3, 1000"
    })
    void numbers_are_read_as_moodle_reads_them(String written, BigDecimal value) throws Exception {
        var question =
                one(
                        "numerical",
                        answer("0", "")
                                + "<answer fraction=\"100\"><text>%1$s</text><tolerance>%1$s</tolerance></answer>"
                                        .formatted(written));

        assertThat(((AnswerKey.Numerical) question.draft().key()).numbers().accepted())
                .singleElement()
                .isInstanceOfSatisfying(
                        AcceptedNumber.Value.class,
                        accepted -> {
                            assertThat(accepted.value()).isEqualByComparingTo(value);
                            assertThat(accepted.tolerance())
                                    .isEqualTo(new Tolerance.Absolute(value));
                        });
        assertThat(question.remarks()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "1.2.3", "10^3", "3 m"})
    void what_is_no_number_is_refused(String written) throws Exception {
        assertThat(Readings.of(new MoodleXmlReader(), xml("numerical", answer("100", written))))
                .singleElement()
                .isInstanceOf(Reading.Refused.class);
    }

    @Test
    void a_formula_that_is_missing_is_anything() throws Exception {
        var question =
                one(
                        "calculated",
                        answer("100", "2")
                                + answer("0", "")
                                + "<dataset_definitions><dataset_definition><name><text>a</text></name>"
                                + "<minimum><text>1</text></minimum><maximum><text>2</text></maximum>"
                                + "</dataset_definition></dataset_definitions>");

        assertThat(((AnswerKey.Calculated) question.draft().key()).numbers().accepted().getLast())
                .isEqualTo(new AcceptedNumber.Anything(BigDecimal.ZERO, ""));
    }

    @Test
    void of_many_tags_twenty_are_kept() throws Exception {
        var question = one("description", tags(21));

        assertThat(question.draft().tags()).hasSize(20).doesNotContain("t21");
        assertThat(question.remarks())
                .containsExactly(
                        Remark.lossy(
                                "The tag \"t21\" is one more than the 20 that a question has here."));
        assertThat(one("description", tags(20)).remarks()).isEmpty();
    }

    private static String tags(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj("<tag><text>t%d</text></tag>"::formatted)
                .collect(Collectors.joining("", "<tags>", "</tags>"));
    }

    @Test
    void gaps_in_which_an_answer_hides_a_better_one_are_a_loss() throws Exception {
        assertThat(cloze("{1:NM:%50%4:1~=4.5:0.1}").remarks()).containsExactly(FIRST);
        assertThat(cloze("{1:SA:%50%g*~=green}").remarks()).containsExactly(FIRST);
        assertThat(cloze("{1:NM:=4.5:0.1~%50%4:1} {1:SA:=green~%50%g*}").remarks()).isEmpty();
    }

    @Test
    void a_formula_before_a_better_one_that_it_may_hide_is_a_loss() throws Exception {
        var values =
                "<dataset_definitions><dataset_definition><name><text>a</text></name>"
                        + "<minimum><text>1</text></minimum><maximum><text>2</text></maximum>"
                        + "</dataset_definition></dataset_definitions>";

        assertThat(
                        one("calculated", answer("50", "{a}") + answer("100", "2*{a}") + values)
                                .remarks())
                .contains(FIRST);
        assertThat(
                        one("calculated", answer("100", "2*{a}") + answer("50", "{a}") + values)
                                .remarks())
                .doesNotContain(FIRST);
    }

    @Test
    void a_comma_that_may_have_parted_thousands_is_told() throws Exception {
        var told = Remark.normalised("\"12,500\" is taken for 12.5.");

        assertThat(one("numerical", answer("100", "12,500")).remarks()).containsExactly(told);
        assertThat(one("numerical", answer("100", "12,5")).remarks()).isEmpty();
        assertThat(cloze("{1:NM:=12,500:0.1}").remarks()).containsExactly(told);
    }

    private static Reading.Question cloze(String text) throws Exception {
        return Readings.one(
                new MoodleXmlReader(),
                "<quiz><question type=\"cloze\"><questiontext><text>%s</text></questiontext></question></quiz>"
                        .formatted(text));
    }

    private static String answer(String fraction, String text) {
        return "<answer fraction=\"%s\"><text>%s</text></answer>".formatted(fraction, text);
    }

    private static Reading.Question one(String type, String inside) throws Exception {
        return Readings.one(new MoodleXmlReader(), xml(type, inside));
    }

    private static String xml(String type, String inside) {
        return "<quiz><question type=\"%s\"><name><text>n</text></name><questiontext><text>Why?</text></questiontext>%s</question></quiz>"
                .formatted(type, inside);
    }
}

package assay.question.exchange.moodlexml;

import static org.assertj.core.api.Assertions.assertThat;

import assay.question.content.Gap;
import assay.question.content.QuestionContent;
import assay.question.exchange.Reading;
import assay.question.exchange.Readings;
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

package assay.question.exchange.csv;

import static org.assertj.core.api.Assertions.assertThat;

import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.Explanation;
import assay.question.content.Difficulty;
import assay.question.content.Marking;
import assay.question.content.QuestionContent;
import assay.question.content.QuestionContent.Choice;
import assay.question.content.QuestionDraft;
import assay.question.content.TextFormat;
import assay.question.exchange.InMemoryMedia;
import assay.question.exchange.Outgoing;
import assay.question.exchange.Readings;
import assay.question.exchange.aiken.AikenWriter;
import assay.question.exchange.gift.GiftWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CsvWriterTest {
    private final Readings.Told told = new Readings.Told();

    private static Outgoing question(QuestionContent content, AnswerKey key) {
        return new Outgoing(
                "q",
                "Bank",
                new QuestionDraft(
                        "Title",
                        Difficulty.MEDIUM,
                        List.of(),
                        List.of(),
                        "und",
                        null,
                        BigDecimal.ONE,
                        TextFormat.HTML,
                        content,
                        key,
                        "",
                        Map.of(),
                        null));
    }

    private static Outgoing choice(String second, boolean shuffle) {
        return question(
                new QuestionContent.SingleChoice(
                        "Which?",
                        List.of(new Choice("a", "one"), new Choice("b", second)),
                        shuffle),
                new AnswerKey.SingleChoice("a", Map.of(), Explanation.NONE));
    }

    @Test
    void that_choices_stay_in_order_and_notes_for_markers_are_told_to_be_lost() throws Exception {
        var essay =
                question(
                        new QuestionContent.Essay("Write.", 0, 0, ""),
                        new AnswerKey.Essay(new Marking("Be kind.", List.of()), Explanation.NONE));

        Readings.written(
                new CsvWriter(),
                List.of(choice("two", false), choice("two", true), essay),
                new InMemoryMedia(),
                told);

        assertThat(told.remarks.get(0)).hasSize(1);
        assertThat(told.remarks.get(1)).isEmpty();
        assertThat(told.remarks.get(2)).hasSize(1);
    }

    @Test
    void feedback_of_true_and_false_comes_back() throws Exception {
        var explanation =
                new Explanation(
                        "So.",
                        List.of(
                                new AnswerKey.Feedback("true", "Yes."),
                                new AnswerKey.Feedback("false", "No.")),
                        AnswerKey.Overall.NONE,
                        List.of(),
                        List.of(),
                        null);
        var key = new AnswerKey.TrueFalse(false, explanation);

        var table =
                Readings.written(
                        new CsvWriter(),
                        List.of(question(new QuestionContent.TrueFalse("Is it?"), key)),
                        new InMemoryMedia(),
                        told);

        assertThat(told.remarks).containsExactly(List.of());
        assertThat(
                        Readings.one(new CsvReader(), new String(table, StandardCharsets.UTF_8))
                                .draft()
                                .key())
                .isEqualTo(key);
    }

    @Test
    void what_no_reader_would_take_back_is_left_out() throws Exception {
        for (var writer : List.of(new CsvWriter(), new GiftWriter(), new AikenWriter())) {
            Readings.written(writer, List.of(choice("", true)), new InMemoryMedia(), told);
        }

        assertThat(told.leftOut).hasSize(3);
        assertThat(told.written).isEmpty();
    }

    @Test
    void what_aiken_would_read_as_another_line_is_left_out() throws Exception {
        for (var stem :
                List.of(
                        "A. Lincoln was what?",
                        "ANSWER: which?",
                        "Explanation: why?",
                        "SCORE: 5",
                        "B. Obama was what?",
                        "Score: which?")) {
            Readings.written(
                    new AikenWriter(),
                    List.of(
                            question(
                                    new QuestionContent.SingleChoice(
                                            stem,
                                            List.of(new Choice("a", "x"), new Choice("b", "y")),
                                            true),
                                    new AnswerKey.SingleChoice("a", Map.of(), Explanation.NONE))),
                    new InMemoryMedia(),
                    told);
        }

        assertThat(told.leftOut)
                .extracting(question -> question.draft().content().stem())
                .containsExactly(
                        "A. Lincoln was what?", "ANSWER: which?", "Explanation: why?", "SCORE: 5");
    }
}

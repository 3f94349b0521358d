package assay.question.exchange.aiken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.question.content.QuestionContent;
import assay.question.exchange.Fidelity;
import assay.question.exchange.InMemoryMedia;
import assay.question.exchange.Reading;
import assay.question.exchange.Readings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AikenReaderTest {
    private static final Path EXAMPLES = Path.of("../../shared/examples");
    private static final Path FIXTURES =
            EXAMPLES.resolve("moodle/other_formats/aiken/tests/fixtures");

    @Test
    void choices_may_end_with_a_parenthesis_or_a_dot_and_go_on() throws Exception {
        var read =
                Readings.one(
                        new AikenReader(),
                        "What is it?\nReally?\nA. One\nb) Two\n  and more\nC)Three\nANSWER: b\n");

        assertThat(read.draft().content().stem()).isEqualTo("What is it?<br>Really?");
        assertThat(read.draft().content().choices())
                .extracting(choice -> choice.text())
                .containsExactly("One", "Two and more", "Three");
        assertThat(read.draft().key().rightChoices()).containsExactly("b");
    }

    @Test
    void what_looks_like_markup_is_text() throws Exception {
        var read = Readings.one(new AikenReader(), "Is <b> & bold?\nA) <i>\nB) no\nANSWER: A");

        assertThat(read.draft().content().stem()).isEqualTo("Is &lt;b&gt; &amp; bold?");
    }

    @Test
    void moodles_good_file_is_read_whole() throws Exception {
        var file = FIXTURES.resolve("questions.aiken.txt");
        assumeTrue(Files.isDirectory(EXAMPLES), "skipped: no example files beside the checkout");

        assertThat(Readings.of(new AikenReader(), file, new InMemoryMedia()))
                .hasSize(2)
                .allMatch(Reading.Question.class::isInstance);
    }

    @Test
    void of_moodles_broken_file_the_good_questions_are_read_and_the_others_named()
            throws Exception {
        var file = FIXTURES.resolve("aiken_errors.txt");
        assumeTrue(Files.isDirectory(EXAMPLES), "skipped: no example files beside the checkout");

        var readings = Readings.of(new AikenReader(), file, new InMemoryMedia());

        assertThat(readings.stream().filter(Reading.Question.class::isInstance)).hasSize(3);
        assertThat(readings.stream().filter(Reading.Refused.class::isInstance)).hasSize(4);
    }

    @Test
    void empty_lines_between_the_lines_of_a_question_do_not_end_it() throws Exception {
        var readings =
                Readings.of(
                        new AikenReader(),
                        """
                        Which?

                        A) one

                        B) two

                        ANSWER: B

                        Open
                        A) x
                        B) y

                        Next?
                        A) p
                        B) q
                        ANSWER: A
                        """);

        assertThat(readings).hasSize(3);
        assertThat(((Reading.Question) readings.getFirst()).draft().key().rightChoices())
                .containsExactly("b");
        assertThat(((Reading.Refused) readings.get(1)).title()).isEqualTo("Open");
        assertThat(readings.getLast().place().line()).isEqualTo(13);
    }

    @Test
    void lines_may_end_as_old_macintosh_programs_end_them() throws Exception {
        var read = Readings.one(new AikenReader(), "Which?\rA) one\rB) two\rANSWER: B\r");

        assertThat(read.draft().content().stem()).isEqualTo("Which?");
        assertThat(read.draft().content().choices()).hasSize(2);
    }

    @Test
    void the_answer_may_have_a_dot_or_a_parenthesis_or_its_text_after_its_letter()
            throws Exception {
        for (var answer : new String[] {"B.", "b)", "B) Two", "B: Two"}) {
            var read =
                    Readings.one(
                            new AikenReader(), "Which?\nA) One\nB) Two\nANSWER: " + answer + "\n");

            assertThat(read.draft().key().rightChoices()).containsExactly("b");
        }
    }

    @Test
    void several_right_answers_make_it_a_question_with_several() throws Exception {
        var read = Readings.one(new AikenReader(), "Which?\nA) 1\nB) 2\nC) 3\nANSWER: A, c\n");

        assertThat(read.draft().content()).isInstanceOf(QuestionContent.MultipleChoice.class);
        assertThat(read.draft().key().rightChoices()).containsExactly("a", "c");
    }

    @Test
    void what_is_said_right_after_the_answer_explains_it() throws Exception {
        var readings =
                Readings.of(
                        new AikenReader(),
                        "One?\nA) 1\nB) 2\nANSWER: A\nFEEDBACK: Since <so>.\nTwo?\nA) 1\nB) 2\nANSWER: B\n");

        assertThat(readings).hasSize(2);
        var first = (Reading.Question) readings.getFirst();
        assertThat(first.draft().key().explanation().rationale()).isEqualTo("Since &lt;so&gt;.");
        assertThat(((Reading.Question) readings.getLast()).draft().content().stem())
                .isEqualTo("Two?");
    }

    @Test
    void an_empty_choice_is_left_out_and_takes_no_other_with_it() throws Exception {
        var text = "Which?\nA) 1\nB) \nC) 3\nANSWER: ";

        var read = Readings.one(new AikenReader(), text + "C");

        assertThat(read.draft().content().choices())
                .extracting(choice -> choice.text())
                .containsExactly("1", "3");
        assertThat(read.draft().key().rightChoices()).containsExactly("b");
        assertThat(read.fidelity()).isEqualTo(Fidelity.NORMALISED);
        assertThat(Readings.of(new AikenReader(), text + "B"))
                .singleElement()
                .isInstanceOf(Reading.Refused.class);
    }
}

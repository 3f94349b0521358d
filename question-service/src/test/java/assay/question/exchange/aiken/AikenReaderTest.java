package assay.question.exchange.aiken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.question.content.QuestionContent;
import assay.question.exchange.Fidelity;
import assay.question.exchange.InMemoryMedia;
import assay.question.exchange.Reading;
import assay.question.exchange.Readings;
import assay.question.exchange.Remark;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    void a_small_letter_with_a_dot_needs_no_space_unless_it_abbreviates() throws Exception {
        var read = one("Which of these?\na.m. or p.m.?\na.Paris\nb.London\nANSWER: B\n").draft();

        assertThat(read.content().stem()).isEqualTo("Which of these?<br>a.m. or p.m.?");
        assertThat(read.content().choices())
                .extracting(choice -> choice.text())
                .containsExactly("Paris", "London");
        assertThat(read.key().rightChoices()).containsExactly("b");
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

    private static Reading.Question one(String aiken) throws Exception {
        return Readings.one(new AikenReader(), aiken);
    }

    private static List<String> remarks(Reading.Question read) {
        return read.remarks().stream().map(Remark::text).toList();
    }

    @Test
    void what_chamilo_says_of_a_question_is_kept() throws Exception {
        var readings =
                Readings.of(
                        new AikenReader(),
                        """
                        T: Which?
                        DESCRIPTION: Look closely.
                        A) one
                        B) two
                        ANSWER: B
                        ANSWER_EXPLANATION: Since two.
                        SCORE: 20
                        TAGS: easy,Two Words

                        Next?
                        A) one
                        B) two
                        ANSWER: A
                        SCORE: 0.5

                        Last?
                        A) one
                        B) two
                        TEXTO_CORRECTA: Since one.
                        ANSWER: A
                        SCORE: none
                        """);

        var questions = readings.stream().map(Reading.Question.class::cast).toList();
        assertThat(questions)
                .extracting(question -> question.draft().content().stem())
                .containsExactly("Which?<br>Look closely.", "Next?", "Last?");
        assertThat(questions)
                .extracting(question -> question.draft().points())
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(BigDecimal.valueOf(20), new BigDecimal("0.5"), BigDecimal.ONE);
        assertThat(questions)
                .extracting(question -> question.draft().key().explanation().rationale())
                .containsExactly("Since two.", "", "Since one.");
        assertThat(questions.getFirst().draft().tags()).containsExactly("easy", "two-words");
        assertThat(questions.get(1).fidelity()).isEqualTo(Fidelity.EXACT);
        assertThat(remarks(questions.getLast())).containsExactly("The score \"none\" is not kept.");
    }

    @Test
    void an_explanation_goes_on_until_an_empty_line_or_the_next_question() throws Exception {
        var readings =
                Readings.of(
                        new AikenReader(),
                        """
                        One?
                        A) 1
                        B) 2
                        ANSWER: A

                        EXPLANATION: Since
                        B) is wrong
                        and so on.

                        Two?
                        A) 1
                        B) 2
                        ANSWER: A
                        FEEDBACK: First,
                        second.
                        Three?
                        A) 1
                        B) 2
                        ANSWER: A
                        """);

        var questions = readings.stream().map(Reading.Question.class::cast).toList();
        assertThat(questions)
                .extracting(question -> question.draft().key().explanation().rationale())
                .containsExactly("Since<br>B) is wrong<br>and so on.", "First,<br>second.", "");
        assertThat(questions)
                .extracting(question -> question.draft().content().stem())
                .containsExactly("One?", "Two?", "Three?");
        assertThat(questions)
                .extracting(question -> question.place().line())
                .containsExactly(1, 10, 16);
        assertThat(remarks(questions.getLast()))
                .containsExactly("No empty line parts it from the question before it.");
    }

    @Test
    void a_choice_out_of_turn_is_refused_and_not_taken_into_another() throws Exception {
        for (var text :
                new String[] {
                    "Which?\nA) x\nB) y\nB) z\nD) w\nANSWER: A",
                    "Which?\nA) x\nB) y\nD) w\nANSWER: A",
                    "Consider:\nA. Smith says so.\nWhich?\nA) x\nB) y\nANSWER: A"
                }) {
            assertThat(Readings.of(new AikenReader(), text))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Reading.Refused.class,
                            refused ->
                                    assertThat(refused.reason()).contains("is not the next one"));
        }
    }

    @Test
    void what_only_begins_like_a_choice_goes_on_with_the_one_before() throws Exception {
        var read = one("When?\nA) early,\ne.g. at dawn\nB) by\nU.S. time\nANSWER: A");

        assertThat(read.draft().content().choices())
                .extracting(choice -> choice.text())
                .containsExactly("early, e.g. at dawn", "by U.S. time");
        assertThat(remarks(read))
                .containsExactly("A line without a letter goes on with the choice before it.");
    }

    @Test
    void an_empty_line_in_what_is_asked_is_told() throws Exception {
        var read = one("Part 1\n\nWhich?\nA) x\nB) y\nANSWER: A");

        assertThat(read.draft().content().stem()).isEqualTo("Part 1<br>Which?");
        assertThat(remarks(read)).containsExactly("An empty line stands in what it asks.");
    }

    @Test
    void a_question_of_very_many_lines_is_refused() throws Exception {
        var text = "Which?\nA) x\n" + "and\n".repeat(200_000) + "B) y\nANSWER: A\n";

        assertThat(Readings.of(new AikenReader(), text))
                .singleElement()
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused -> assertThat(refused.reason()).contains("1000 lines"));
    }
}

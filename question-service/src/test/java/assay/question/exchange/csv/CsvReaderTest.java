package assay.question.exchange.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.question.content.AnswerKey;
import assay.question.content.Interaction;
import assay.question.content.QuestionContent;
import assay.question.exchange.Fidelity;
import assay.question.exchange.Reading;
import assay.question.exchange.Readings;
import assay.question.exchange.Remark;
import assay.question.exchange.UnreadableFile;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CsvReaderTest {
    @Test
    void a_table_from_a_spreadsheet_is_read_whatever_its_delimiter() throws Exception {
        for (var delimiter : new String[] {",", ";", "\t"}) {
            var table =
                    """
                    Type,Question,Choice 1,Choice 2,Correct,Points,Tags
                    single_choice,"Which, of these?",S3,EBS,A,2,storage|easy
                    """
                            .replace(",", delimiter)
                            .replace("Which" + delimiter, "Which,");

            var draft = Readings.one(new CsvReader(), table).draft();

            assertThat(draft.content().stem()).isEqualTo("Which, of these?");
            assertThat(draft.key().rightChoices()).containsExactly("a");
            assertThat(draft.points()).isEqualByComparingTo("2");
            assertThat(draft.tags()).containsExactly("storage", "easy");
        }
    }

    @Test
    void one_bad_line_stops_no_other_and_is_named() throws Exception {
        var readings =
                Readings.of(
                        new CsvReader(),
                        """
                        type,text,correct
                        true_false,The sun rises.,maybe
                        hologram,Look.,x
                        numerical,How many?,2:0.5|3..4
                        """);

        assertThat(readings).hasSize(3);
        assertThat(readings.getFirst())
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused -> {
                            assertThat(refused.place().line()).isEqualTo(2);
                            assertThat(refused.reason()).contains("true or false");
                        });
        assertThat(readings.get(1))
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused -> assertThat(refused.reason()).contains("hologram"));
        var draft = ((Reading.Question) readings.getLast()).draft();
        assertThat(draft.content()).isInstanceOf(QuestionContent.Numerical.class);
        assertThat(((AnswerKey.Numerical) draft.key()).numbers().accepted()).hasSize(2);
    }

    @Test
    void a_column_that_means_nothing_is_told() throws Exception {
        var read =
                Readings.one(
                        new CsvReader(), "type,text,correct,colour\ntrue_false,Is it?,true,red");

        assertThat(read.fidelity()).isEqualTo(Fidelity.LOSSY);
        assertThat(read.remarks().getFirst().text()).contains("colour");
    }

    @Test
    void a_table_without_its_columns_is_no_table_of_questions() {
        assertThatThrownBy(() -> Readings.of(new CsvReader(), "a,b\n1,2"))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("\"type\" and \"text\"");
    }

    @Test
    void what_excel_writes_before_the_table_names_the_separator() throws Exception {
        var read =
                Readings.one(
                        new CsvReader(),
                        "sep=;\r\ntype;text;correct;points\r\nnumerical;Pi, roughly?;3,14;1,5\r\n");

        assertThat(read.draft().content().stem()).isEqualTo("Pi, roughly?");
        assertThat(read.draft().points()).isEqualByComparingTo("1.5");
    }

    @Test
    void a_question_stands_where_its_first_line_is() throws Exception {
        var readings =
                Readings.of(
                        new CsvReader(),
                        """
                        type,text,correct

                        true_false,"Is
                        it
                        so?",true
                        true_false,Or?,true
                        """);

        assertThat(readings).extracting(reading -> reading.place().line()).containsExactly(3, 6);
    }

    @Test
    void quotes_that_others_forgot_to_double_stop_no_line() throws Exception {
        var readings =
                Readings.of(
                        new CsvReader(),
                        "type,text,correct\ntrue_false,\"So\" it is?,true\ntrue_false,Or?,true\n");

        assertThat(readings).hasSize(2).allMatch(Reading.Question.class::isInstance);
    }

    @Test
    void the_right_choice_may_be_named_by_its_text() throws Exception {
        var read =
                Readings.one(
                        new CsvReader(),
                        "type,text,choice_1,choice_2,correct\nsingle_choice,Sky?,red,Blue,blue\n");

        assertThat(read.draft().key().rightChoices()).containsExactly("b");
    }

    @Test
    void an_open_quote_is_named_with_its_line() {
        assertThatThrownBy(() ->
                        Readings.of(new CsvReader(), "type,text,correct\nessay,\"Write,\nmore,\n"))
                .isInstanceOfSatisfying(
                        UnreadableFile.class,
                        broken -> assertThat(broken.place().line()).isPositive());
    }

    @Test
    void right_choices_may_be_listed_with_commas_and_types_written_with_spaces() throws Exception {
        var header = "type;text;choice_1;choice_2;choice_3;correct\n";

        assertThat(
                        Readings.one(
                                        new CsvReader(),
                                        header + "Multiple choice;Which?;x;y;z;\"A, c\"\n")
                                .draft()
                                .key()
                                .rightChoices())
                .containsExactly("a", "c");
        assertThat(
                        Readings.one(
                                        new CsvReader(),
                                        header + "single-choice;Which?;1,3;2;3;\"1,3\"\n")
                                .draft()
                                .key()
                                .rightChoices())
                .containsExactly("a");
    }

    @Test
    void empty_lines_with_their_delimiters_are_no_questions() throws Exception {
        assertThat(
                        Readings.of(
                                new CsvReader(),
                                "type;text;correct\n;;\ntrue_false;Is it?;true\n; ;\n"))
                .singleElement()
                .isInstanceOf(Reading.Question.class);
    }

    private static Reading.Question one(String table) throws Exception {
        return Readings.one(new CsvReader(), table);
    }

    private static List<String> remarks(Reading.Question read) {
        return read.remarks().stream().map(Remark::text).toList();
    }

    @Test
    void a_number_or_letter_that_another_choice_says_is_told() throws Exception {
        var header = "type,text,choice_1,choice_2,choice_3,choice_4,correct\n";

        var number = one(header + "single_choice,2+2?,3,4,5,6,4\n");
        var letter = one(header + "single_choice,First?,C,A,B,D,A\n");
        var same = one(header + "single_choice,First?,A,B,C,D,A\n");
        var noSuchNumber = one(header + "single_choice,3+3?,3,4,5,6,6\n");

        assertThat(number.draft().key().rightChoices()).containsExactly("d");
        assertThat(remarks(number))
                .containsExactly("\"4\" is taken for choice 4, though choice 2 says exactly that.");
        assertThat(number.fidelity()).isEqualTo(Fidelity.LOSSY);
        assertThat(remarks(letter))
                .containsExactly("\"A\" is taken for choice 1, though choice 2 says exactly that.");
        assertThat(remarks(same)).isEmpty();
        assertThat(noSuchNumber.draft().key().rightChoices()).containsExactly("d");
        assertThat(remarks(noSuchNumber)).isEmpty();
    }

    @Test
    void tags_and_titles_that_cannot_be_here_are_made_fit_and_told() throws Exception {
        var read =
                one(
                        "type,text,correct,tags,title\ntrue_false,Is it?,true,Chemistry|easy|easy,"
                                + "word ".repeat(60)
                                + "\n");

        assertThat(read.draft().tags()).containsExactly("chemistry", "easy");
        assertThat(read.draft().title()).hasSizeLessThanOrEqualTo(200).endsWith("…");
        assertThat(remarks(read))
                .containsExactly(
                        "The title has more than 200 characters.",
                        "The tag \"Chemistry\" became \"chemistry\".");
    }

    @Test
    void feedback_of_true_and_false_is_kept_and_that_of_nothing_told() throws Exception {
        var header = "type,text,choice_1,choice_2,correct,feedback_1,feedback_2,feedback_3\n";

        var plain = one(header + "true_false,Is it?,,,true,Yes.,No.,What?\n");
        var turned = one(header + "true_false,Is it?,False,True,2,No.,Yes.,\n");

        assertThat(plain.draft().key().explanation().feedback())
                .containsExactly(
                        new AnswerKey.Feedback("true", "Yes."),
                        new AnswerKey.Feedback("false", "No."));
        assertThat(remarks(plain))
                .containsExactly(
                        "feedback_3 belongs to no choice.",
                        "The first feedback is taken for that of \"true\".");
        assertThat(((AnswerKey.TrueFalse) turned.draft().key()).correct()).isTrue();
        assertThat(turned.draft().key().explanation().feedback())
                .containsExactly(
                        new AnswerKey.Feedback("false", "No."),
                        new AnswerKey.Feedback("true", "Yes."));
    }

    @Test
    void of_columns_that_mean_the_same_the_first_that_is_filled_counts() throws Exception {
        var header = "type,text,answer_explanation,rationale\n";

        var both = one(header + "essay,Why?,So.,Thus.\n");
        var second = one(header + "essay,Why?,,Thus.\n");

        assertThat(both.draft().key().explanation().rationale()).isEqualTo("So.");
        assertThat(remarks(both))
                .containsExactly(
                        "Several columns mean \"rationale\": the first that is filled counts.");
        assertThat(second.draft().key().explanation().rationale()).isEqualTo("Thus.");
        assertThat(remarks(second)).isEmpty();
    }

    @Test
    void a_comma_that_may_have_parted_thousands_is_told() throws Exception {
        var header = "type;text;correct\n";

        assertThat(remarks(one(header + "numerical;How many?;12,500\n")))
                .containsExactly("\"12,500\" is taken for 12.5.");
        assertThat(remarks(one(header + "numerical;How many?;12,5\n"))).isEmpty();
    }

    @Test
    void the_template_of_wayground_is_read_without_the_line_that_explains_it() throws Exception {
        var readings =
                Readings.of(
                        new CsvReader(),
                        """
                        Question Text,Question Type,Option 1,Option 2,Option 3,Correct Answer,Time in seconds,Image Link,Answer explanation
                        "Text of the question

                        (required)
                        ","Question Type

                        (default is Multiple Choice)","Text for option 1","Text for option 2","Text for option 3","The correct option choice",Time,Link,Explanation
                        Which planet?,Multiple Choice,Earth,Mars,Jupiter,3,,,It is large.
                        Which are red?,Checkbox,Mars,Earth,Ruby,"1,3",,,
                        Who?,Fill-in-the-Blank,Newton,Isaac Newton,,,,,
                        Why?,Open-Ended,,,,,,,
                        What?,,x,y,z,2,20,,
                        """);

        var questions = readings.stream().map(Reading.Question.class::cast).toList();
        assertThat(questions)
                .extracting(question -> question.draft().content().interaction())
                .containsExactly(
                        Interaction.SINGLE_CHOICE,
                        Interaction.MULTIPLE_CHOICE,
                        Interaction.SHORT_ANSWER,
                        Interaction.ESSAY,
                        Interaction.SINGLE_CHOICE);
        assertThat(questions.getFirst().draft().key().rightChoices()).containsExactly("c");
        assertThat(questions.getFirst().draft().key().explanation().rationale())
                .isEqualTo("It is large.");
        assertThat(questions.getFirst().fidelity()).isEqualTo(Fidelity.EXACT);
        assertThat(((AnswerKey.ShortAnswer) questions.get(2).draft().key()).texts().accepted())
                .extracting(text -> text.text())
                .containsExactly("Newton", "Isaac Newton");
        assertThat(remarks(questions.getLast()))
                .containsExactly("The column \"time_in_seconds\" means nothing here.");
    }

    @Test
    void the_templates_of_blooket_and_kahoot_are_read() throws Exception {
        var blooket =
                """
                "Blooket
                Import Template",,,,,,,
                Question #,Question Text,Answer 1,Answer 2,"Answer 3
                (Optional)","Answer 4
                (Optional)","Time Limit (sec)
                (Max: 300 seconds)","Correct Answer(s)
                (Only include Answer #)"
                1,Which?,x,y,z,,,2
                2,Which two?,x,y,z,,,"1,3"
                """;
        var kahoot =
                """
                ,,,,,,,
                ,Quiz template,,,,,,
                ,"Add questions, at least two answer alternatives, and choose.",,,,,,
                ,Question - max 120 characters,Answer 1 - max 75 characters,Answer 2 - max 75 characters,Answer 3 - max 75 characters,Answer 4 - max 75 characters,"Time limit (sec) – 5, 10, 20 or 30 secs",Correct answer(s) - choose at least one
                1,Which?,x,y,z,,,2
                2,Which two?,x,y,z,,,"1,3"
                """;
        for (var table : List.of(blooket, kahoot)) {
            var questions =
                    Readings.of(new CsvReader(), table).stream()
                            .map(Reading.Question.class::cast)
                            .toList();

            assertThat(questions)
                    .extracting(question -> question.draft().key().rightChoices())
                    .containsExactly(List.of("b"), List.of("a", "c"));
            assertThat(questions.getLast().draft().content())
                    .isInstanceOf(QuestionContent.MultipleChoice.class);
            assertThat(questions)
                    .extracting(Reading.Question::fidelity)
                    .containsOnly(Fidelity.EXACT);
        }
    }
}

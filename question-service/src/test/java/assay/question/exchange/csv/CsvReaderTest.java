package assay.question.exchange.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.question.content.AnswerKey;
import assay.question.content.QuestionContent;
import assay.question.exchange.Fidelity;
import assay.question.exchange.Reading;
import assay.question.exchange.Readings;
import assay.question.exchange.UnreadableFile;
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
}

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
}

package assay.question.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.question.content.QuestionRules;
import assay.question.exchange.moodlexml.MoodleXmlReader;
import assay.question.exchange.qti12.Qti12Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that others wrote, with the numbers of questions that another tool counted in them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExampleFilesTest {
    private static final Path EXAMPLES = Path.of("../../shared/examples");

    @ParameterizedTest
    @CsvSource({
        "moodle/xml/multichoice.xml, 1, 5",
        "moodle/xml_qtype/description/tests/fixtures/testquestion.moodle.xml, 1, 0",
        "moodle/xml_qtype/numerical/tests/fixtures/testquestion.moodle.xml, 1, 0"
    })
    void every_question_of_moodles_own_files_is_read(String file, int questions, int pictures)
            throws Exception {
        assertReads(new MoodleXmlReader(), file, questions, 0, pictures);
    }

    @ParameterizedTest
    @CsvSource({
        "all_canvas_simple_1.2.xml, 10, 0, 0",
        "feedback_quiz_1.2.xml, 3, 0, 0",
        "mathml/numeric_1.2.xml, 2, 0, 0",
        "items_1.2/canvas_multiple_fib_as_single.xml, 1, 0, 0",
        "items_1.2/canvas_multiple_fib_extra_brackets.xml, 1, 0, 0",
        "items_1.2/choice.xml, 4, 0, 0",
        "items_1.2/fib_feedback.xml, 1, 0, 0",
        "items_1.2/formula_scientific.xml, 1, 0, 0",
        "items_1.2/hot_spot.xml, 0, 4, 0",
        "items_1.2/multiple_answer.xml, 1, 0, 0",
        "items_1.2/nq_multiple_fib_answer_types.xml, 1, 0, 0",
        "items_1.2/numeric_exact_match.xml, 2, 0, 0",
        "items_1.2/numeric_margin_error_percent.xml, 1, 0, 0",
        "items_1.2/numeric_precision_decimals.xml, 1, 0, 0",
        "items_1.2/ordering.xml, 1, 0, 0",
        "items_1.2/ordering_with_labels.xml, 1, 0, 0",
        "items_1.2/question_group.xml, 10, 0, 0",
        "items_1.2/text.no.question.xml, 1, 0, 0",
        "items_1.2/true_false_with_calculator.xml, 1, 0, 0",
        "items_1.2/upload_with_custom_settings.xml, 1, 0, 0",
        "test_qti_1.2.zip, 3, 0, 2",
        "test_qti_1.2_bank_entry_item/quiz.xml, 0, 1, 0",
        "test_imscc_canvas/non_cc_assessments/i913965373124f56ca136e87deb040c03.xml.qti, 1, 0, 0",
        "test_with_comments/i6c88aaf29feba2ffa58a487a20665394/i6c88aaf29feba2ffa58a487a20665394.xml,"
                + " 1, 0, 0",
        "with_banks/non_cc_assessments/gab22de457404cb5cf022078f1e4da75e.xml.qti, 1, 0, 0",
        "with_banks/non_cc_assessments/gf3edf8167be16b3a65a00ca923132b07.xml.qti, 3, 0, 0"
    })
    void every_item_of_canvas_is_read_or_refused(
            String file, int questions, int refused, int pictures) throws Exception {
        assertReads(new Qti12Reader(), "qti/instructure_qti/" + file, questions, refused, pictures);
    }

    @ParameterizedTest
    @CsvSource({
        "biochemistry__topic02__canvas_qti_v1_2-Henderson-Hasselbalch-pH_num.zip, 199",
        "biochemistry__topic02__canvas_qti_v1_2-pKa_buffer_state-4_protons.zip, 58",
        "biochemistry__topic09__canvas_qti_v1_2-feedback_merging_pathway.zip, 66",
        "genetics__topic03__canvas_qti_v1_2-linear_digest-length_13-sites_3-fragment.zip, 99",
        "genetics__topic04__canvas_qti_v1_2-MATCH-mendel_cross_terminology.zip, 99",
        "genetics__topic06__canvas_qti_v1_2-MATCH-meiosis_terms.zip, 99",
        "genetics__topic06__canvas_qti_v1_2-poisson_flies.zip, 133",
        "genetics__topic07__canvas_qti_v1_2-chi_square_errors.zip, 199",
        "genetics__topic08__canvas_qti_v1_2-tetrad_unordered_two_gene-find_distance-MC.zip, 99",
        "genetics__topic08__canvas_qti_v1_2-two-point_test_cross-cis-trans.zip, 99",
        "other__topic02__canvas_qti_v1_2-fret_permute_colors.zip, 198"
    })
    void whole_banks_are_read_without_any_loss(String file, int questions) throws Exception {
        var readings =
                assertReads(
                        new Qti12Reader(),
                        "banks/biology_problems/canvas_qti_v1_2/" + file,
                        questions,
                        0,
                        0);

        assertThat(readings)
                .allSatisfy(reading -> assertThat(reading.fidelity()).isNotEqualTo(Fidelity.LOSSY));
    }

    @ParameterizedTest
    @CsvSource({
        "qti/instructure_qti/items_1.2/item_no_title.xml, 45",
        "qti/instructure_qti/no_assessment_xml/choice.xml, 2",
        "qti/instructure_qti/test_qti_2.1.zip, 0"
    })
    void what_is_broken_or_of_another_version_is_unreadable(String file, int line) {
        var path = existing(file);

        assertThat(
                        catchThrowableOfType(
                                        UnreadableFile.class,
                                        () ->
                                                new Qti12Reader()
                                                        .read(path, new InMemoryMedia(), _ -> {}))
                                .place()
                                .line())
                .isEqualTo(line);
    }

    private static List<Reading.Question> assertReads(
            QuestionReader reader, String file, int questions, int refused, int pictures)
            throws UnreadableFile {
        var path = existing(file);
        var media = new InMemoryMedia();
        var read = new ArrayList<Reading.Question>();
        var others = new ArrayList<Reading.Refused>();

        reader.read(
                path,
                media,
                reading -> {
                    switch (reading) {
                        case Reading.Question question -> read.add(question);
                        case Reading.Refused refusal -> others.add(refusal);
                    }
                });

        assertThat(read).hasSize(questions);
        assertThat(others).hasSize(refused);
        assertThat(media.count()).isEqualTo(pictures);
        assertThat(read)
                .allSatisfy(question -> {
                    assertThat(question.place().line()).isPositive();
                    assertThat(
                                    QuestionRules.findings(
                                            question.draft().content(), question.draft().key()))
                            .as(question.place().toString())
                            .isEmpty();
                });
        return read;
    }

    private static Path existing(String file) {
        assumeTrue(Files.isDirectory(EXAMPLES), "skipped: no example files beside the checkout");
        var path = EXAMPLES.resolve(file);
        assertThat(path).exists();
        return path;
    }
}

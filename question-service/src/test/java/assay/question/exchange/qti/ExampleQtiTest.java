package assay.question.exchange.qti;

import static assay.question.exchange.qti.Items.assertSound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.question.exchange.InMemoryMedia;
import assay.question.exchange.Reading;
import assay.question.exchange.UnreadableFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that others wrote, each with what a person who reads it expects of its import. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExampleQtiTest {
    private static final Path EXAMPLES = Path.of("../../shared/examples");

    private static Path existing(String file) {
        assumeTrue(Files.isDirectory(EXAMPLES), "skipped: no example files beside the checkout");
        var path = EXAMPLES.resolve(file);
        assertThat(path).exists();
        return path;
    }

    private static String outcome(Reading reading) {
        return switch (reading) {
            case Reading.Question question -> question.fidelity().name().toLowerCase(Locale.ROOT);
            case Reading.Refused _ -> "refused";
        };
    }

    /**
     * Without the pictures and texts that lie beside them, which are not among the examples, much
     * is lossy that would not be in its package.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // a picture that is missing
        "imsqti_2.2_package/choice.xml, single_choice, lossy",
        // feedback by rules of their own
        "items_2.1/Example02-feedbackInline.xml, true_false, lossy",
        "items_2.2/Example02-feedbackInline.xml, true_false, lossy",
        "tests/feedbackTest/id-38d47747fb30/Example02-feedbackInline.xml, true_false, lossy",
        "test_qti_2.2/true-false/true-false.xml, true_false, lossy",
        // it is adaptive, and shows a solution on demand
        "items_2.2/Example03-feedbackBlock-solution.xml, numerical, lossy",
        // asks first how one wants to answer, of which nothing is right: that part goes
        "items_2.2/Example05-feedbackBlock-adaptive.xml, composite, lossy",
        "items_2.1/extended_text_rubric.xml, essay, lossy",
        "items_2.2/extended_text_rubric.xml, essay, lossy",
        // pairs of one list
        "items_2.1/match.xml, matching, lossy",
        "items_2.2/choice_aria.xml, single_choice, lossy",
        "items_2.2/choice_multiple_rtl.xml, multiple_choice, normalised",
        // something must be written
        "items_2.2/essay.xml, essay, normalised",
        "test_qti_2.2/essay/essay.xml, essay, exact",
        // formulas in a drop-down list
        "items_2.2/inline_choice_math.xml, cloze, lossy",
        // values are drawn
        "items_2.2/mc_calc5.xml, multiple_choice, lossy",
        "items_2.2/template_image.xml, numerical, lossy",
        // one choice has a fixed place
        "items_2.2/order.xml, ordering, lossy",
        "items_2.2/slider.xml, slider, exact",
        "items_2.2/svg.xml, single_choice, lossy",
        "items_2.2/upload.xml, file_upload, exact",
        // a style sheet
        "test_qti_2.1/Items/Item_VE_IP_02/qtiv2p1_EntryTest_VE_IP_02.xml, single_choice, lossy",
        "test_qti_2.1/Items/Item_VE_IP_04/qtiv2p1_EntryTest_VE_IP_04.xml, short_answer, exact",
        "test_qti_2.1/Items/Item_VE_IP_05/qtiv2p1_EntryTest_VE_IP_05.xml, essay, lossy",
        "test_qti_2.2/multiple-choice/multiple-choice.xml, single_choice, lossy",
        // its field stands within a sentence
        "test_qti_2.2/text-entry/text-entry.xml, short_answer, normalised",
        // Onyx scores by rules of its own
        "tests/interactionmix_saxony_v3/Choicemultiple_871212949.xml, multiple_choice, lossy",
        "tests/interactionmix_saxony_v3/TextEntry_883368511.xml, short_answer, lossy",
        // what it asks is in a file that it includes
        "tests/tests/rtest01-set01.xml, description, lossy"
    })
    void each_item_of_a_converters_tests_becomes_what_it_asks(
            String file, String interaction, String fidelity) throws Exception {
        var readings = Items.read(existing("qti/instructure_qti/" + file), new InMemoryMedia());

        assertThat(readings).hasSize(1);
        assertThat(readings.getFirst()).isInstanceOf(Reading.Question.class);
        var question = (Reading.Question) readings.getFirst();
        assertThat(question.draft().content().interaction().name().toLowerCase(Locale.ROOT))
                .isEqualTo(interaction);
        assertThat(outcome(question)).as("%s", question.remarks()).isEqualTo(fidelity);
        assertSound(question);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "complete.xml",
                "rtest01.xml",
                "rtest03.xml",
                "rtest06.xml",
                "rtest13.xml",
                "rtest26.xml"
            })
    void a_test_is_refused_as_one(String file) throws Exception {
        var readings =
                Items.read(
                        existing("qti/instructure_qti/tests/tests/" + file), new InMemoryMedia());

        assertThat(readings)
                .singleElement()
                .extracting(reading -> ((Reading.Refused) reading).reason())
                .asString()
                .startsWith("It is a test and no question");
    }

    @ParameterizedTest
    @CsvSource({
        "no_assessment_xml/choice.xml, The file does not say what is right.",
        "tests/feedbackTest/assessment.xml, It is a test and no question",
        "items_2.2/data-attributes.xml, One of its choices shows nothing without redCircle.png.",
        "tests/interactionmix_saxony_v3/Choicesingle_853928446.xml, One of its choices shows"
                + " nothing without media/",
        "tests/interactionmix_saxony_v3/Matchmultiple_1038910213.xml, One of its choices shows"
                + " nothing without media/"
    })
    void what_has_no_key_what_shows_nothing_and_what_is_no_item_is_refused(
            String file, String reason) throws Exception {
        var readings = Items.read(existing("qti/instructure_qti/" + file), new InMemoryMedia());

        assertThat(readings)
                .singleElement()
                .extracting(reading -> ((Reading.Refused) reading).reason())
                .asString()
                .startsWith(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "imsqti_2.2_package/imsmanifest.xml",
                "tests/feedbackTest/imsmanifest.xml",
                "test_with_comments/imsmanifest.xml",
                "test_with_comments/i6c88aaf29feba2ffa58a487a20665394/assessment_meta.xml",
                "with_banks/g9a20cf3af178b54e4792cbe992f65790/assessment_meta.xml",
                "test_qti_1.2_canvas_extended_1/imsmanifest.xml",
                "test_qti_1.2_multi/imsmanifest.xml",
                "canvas_cartridge/course_settings/assignment_groups.xml",
                "canvas_cartridge/course_settings/course_settings.xml",
                "canvas_cartridge/course_settings/files_meta.xml",
                "canvas_cartridge/course_settings/media_tracks.xml"
            })
    void what_lies_beside_questions_holds_none(String file) {
        var path = existing("qti/instructure_qti/" + file);

        assertThatExceptionOfType(UnreadableFile.class)
                .isThrownBy(() -> Items.read(path, new InMemoryMedia()))
                .withMessageContaining("no item of QTI");
    }

    /**
     * In the first package a word, alone exact; a statement, a table of facts and an essay with
     * three pictures, whose field has a size of its own; a choice with a drawing and a style sheet;
     * the fifth resource is the test itself. In the second one picture, whose address is written
     * from the root; water, which is worth 2 by its mapping and 1 by what it says; an adaptive item
     * whose first part asks nothing that is right or wrong.
     */
    @ParameterizedTest
    @CsvSource({"test_qti_2.1.zip, 1, 3, 1, 1, 4", "test_qti_2.2.zip, 1, 1, 3, 1, 1"})
    void a_converters_packages_give_so_many_of_each_outcome(
            String file, int exact, int normalised, int lossy, int refused, int pictures)
            throws Exception {
        var media = new InMemoryMedia();
        var readings = Items.read(existing("qti/instructure_qti/" + file), media);

        assertCounts(readings, exact, normalised, lossy, refused);
        assertThat(media.count()).isEqualTo(pictures);
    }

    /**
     * Rules that set nothing are none, so choices are normalised where no script draws a molecule
     * into them; a number is scored by rules of its own. The test of a package is no question.
     */
    @ParameterizedTest
    @CsvSource({
        "biochemistry__topic01__blackboard_qti_v2_1-WOMC-bond_types.zip, 23, 0",
        "biochemistry__topic03__blackboard_qti_v2_1-alpha_amino_acid_identification.zip, 0, 71",
        "biochemistry__topic03__blackboard_qti_v2_1-which_amino_acid-MC-7_choices.zip, 0, 20",
        "biochemistry__topic06__blackboard_qti_v2_1-exergonic_endergonic_reactions.zip, 128, 0",
        "biochemistry__topic09__blackboard_qti_v2_1-feedback_merging_pathway.zip, 66, 0",
        "biochemistry__topic20__blackboard_qti_v2_1-photosynthetic_light_pigments.zip, 199, 0",
        "genetics__topic03__blackboard_qti_v2_1-overhang_type-end_type.zip, 99, 0",
        "genetics__topic06__blackboard_qti_v2_1-x_linked_tortoiseshell.zip, 12, 0",
        "laboratory__topic03__blackboard_qti_v2_1-dilution_factor_calc_numeric.zip, 0, 199"
    })
    void banks_for_blackboard_give_so_many_of_each_outcome(String file, int normalised, int lossy)
            throws Exception {
        var path = existing("banks/biology_problems/blackboard_qti_v2_1/" + file);

        assertCounts(Items.read(path, new InMemoryMedia()), 0, normalised, lossy, 1);
    }

    private static void assertCounts(
            List<Reading> readings, int exact, int normalised, int lossy, int refused) {
        var counts = new TreeMap<String, Integer>();
        readings.forEach(reading -> counts.merge(outcome(reading), 1, Integer::sum));
        var expected = new TreeMap<String, Integer>();
        expected.put("exact", exact);
        expected.put("normalised", normalised);
        expected.put("lossy", lossy);
        expected.put("refused", refused);
        expected.values().removeIf(Predicate.isEqual(0));
        assertThat(counts).as("%s", readings).isEqualTo(expected);
        readings.stream()
                .filter(Reading.Question.class::isInstance)
                .map(Reading.Question.class::cast)
                .forEach(Items::assertSound);
    }
}

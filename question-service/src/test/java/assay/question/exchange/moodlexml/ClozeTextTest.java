package assay.question.exchange.moodlexml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.question.content.Gap;
import assay.question.content.GapKey;
import assay.question.content.QuestionContent.Choice;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ClozeTextTest {
    private static final Path EXAMPLES = Path.of("../../shared/examples");
    private static final Path BROKEN =
            EXAMPLES.resolve(
                    "moodle/other_formats/multianswer/tests/fixtures/broken_multianswer_2.txt");

    /** Moodle calls it broken, since no answer earns everything; the rules of questions say so. */
    @Test
    void moodles_own_example_is_read() throws Exception {
        assumeTrue(Files.isDirectory(EXAMPLES), "skipped: no example files beside the checkout");

        var text = ClozeText.of(Files.readString(BROKEN));

        assertThat(text.stem()).isEqualTo("Please select the fruits [[a]]");
        assertThat(text.gaps())
                .containsExactly(
                        new Gap.Selection(
                                "a",
                                List.of(new Choice("a", "Pear"), new Choice("b", "Apple")),
                                false));
        assertThat(text.keys())
                .containsExactly(
                        new GapKey.Selection(
                                "a",
                                BigDecimal.ONE,
                                Map.of("b", new BigDecimal("0.5")),
                                Map.of("a", "Incorrect", "b", "Correct")));
    }

    @Test
    void brackets_that_look_like_a_gap_of_this_service_are_no_gap() throws Exception {
        assertThat(ClozeText.of("[[b]] {1:SA:=x}").stem()).isEqualTo("[&#91;b]] [[a]]");
    }

    @Test
    void a_weight_left_out_is_one() throws Exception {
        assertThat(ClozeText.of("{:SA:=x}").keys().getFirst().weight()).isEqualTo(BigDecimal.ONE);
    }

    @Test
    void a_character_reference_is_no_feedback() throws Exception {
        var key = (GapKey.Text) ClozeText.of("{1:SA:=&#8364; 5#ok}").keys().getFirst();

        assertThat(key.texts().accepted().getFirst().text()).isEqualTo("€ 5");
        assertThat(key.texts().accepted().getFirst().feedback()).isEqualTo("ok");
    }
}

package assay.question.exchange.moodlexml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.question.content.AcceptedNumber;
import assay.question.content.AcceptedText;
import assay.question.content.Gap;
import assay.question.content.GapKey;
import assay.question.content.QuestionContent.Choice;
import assay.question.content.Tolerance;
import assay.question.exchange.Refusal;
import assay.question.exchange.Remark;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ClozeTextTest {
    private static final Path EXAMPLES = Path.of("../../shared/examples");
    private static final Path BROKEN =
            EXAMPLES.resolve(
                    "moodle/other_formats/multianswer/tests/fixtures/broken_multianswer_2.txt");

    /** Moodle calls it broken, since no answer earns everything: the best one does here. */
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
                                Map.of("b", BigDecimal.ONE),
                                Map.of("a", "Incorrect", "b", "Correct")));
        assertThat(text.remarks())
                .containsExactly(
                        Remark.lossy(
                                "No answer of gap a earned more than 50 %; credits are scaled so"
                                        + " that the best one earns everything."));
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

    @ParameterizedTest
    @CsvSource({
        "SHORTANSWER, text",
        "SA, text",
        "MW, text",
        "SHORTANSWER_C, text",
        "SAC, text",
        "MWC, text",
        "NUMERICAL, number",
        "NM, number",
        "MULTICHOICE, selection",
        "MC, selection",
        "MULTICHOICE_V, selection",
        "MCV, selection",
        "MULTICHOICE_H, selection",
        "MCH, selection",
        "MULTICHOICE_S, shuffled",
        "MCS, shuffled",
        "MULTICHOICE_VS, shuffled",
        "MCVS, shuffled",
        "MULTICHOICE_HS, shuffled",
        "MCHS, shuffled",
        "MULTIRESPONSE, several",
        "MR, several",
        "MULTIRESPONSE_H, several",
        "MRH, several",
        "MULTIRESPONSE_S, several shuffled",
        "MRS, several shuffled",
        "MULTIRESPONSE_HS, several shuffled",
        "MRHS, several shuffled"
    })
    void every_spelling_of_a_kind_is_known(String name, String kind) throws Exception {
        var text = ClozeText.of("{1:%s:=1~%%50%%2~3}".formatted(name));

        var found =
                text.several().isEmpty()
                        ? switch (text.gaps().getFirst()) {
                            case Gap.Text _ -> "text";
                            case Gap.Numeric _ -> "number";
                            case Gap.Selection(_, _, var shuffle) ->
                                    shuffle ? "shuffled" : "selection";
                        }
                        : text.several().getFirst().shuffle() ? "several shuffled" : "several";
        assertThat(found).isEqualTo(kind);
    }

    @Test
    void answers_may_stand_on_lines_of_their_own_and_empty_ones_are_none() throws Exception {
        var text = ClozeText.of("{1:MC:\n~=one\n~two \\} <br>\n~\n}");

        assertThat(text.gaps())
                .containsExactly(
                        new Gap.Selection(
                                "a",
                                List.of(new Choice("a", "one"), new Choice("b", "two }")),
                                false));
    }

    @Test
    void a_tolerance_may_have_a_comma() throws Exception {
        var key = (GapKey.Numeric) ClozeText.of("{2:NM:=3,14:0,005}").keys().getFirst();

        assertThat(key.weight()).isEqualTo(BigDecimal.TWO);
        assertThat(key.numbers().accepted())
                .containsExactly(
                        new AcceptedNumber.Value(
                                new BigDecimal("3.14"),
                                new Tolerance.Absolute(new BigDecimal("0.005")),
                                BigDecimal.ONE,
                                ""));
    }

    @Test
    void credits_below_everything_are_scaled_by_the_best_one() throws Exception {
        var text = ClozeText.of("{1:SA:%40%a~%10%b~c}");

        var key = (GapKey.Text) text.keys().getFirst();
        assertThat(key.texts().accepted())
                .extracting(AcceptedText::credit)
                .containsExactly(BigDecimal.ONE, new BigDecimal("0.25"), BigDecimal.ZERO);
        assertThat(text.remarks()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{1:SA:a~b}", "{1:MC:%0%a~b}", "{1:MR:a~%-50%b}", "{1:NM:3}"})
    void a_gap_in_which_nothing_is_right_is_refused(String text) {
        assertThatThrownBy(() -> ClozeText.of(text))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("gap a earns anything");
    }

    /** Expected shares: Moodle's qtype_multianswer_extract_question. */
    @Test
    void several_right_choices_share_the_points_and_wrong_ones_cost_one_of_them() throws Exception {
        var even = ClozeText.of("{1:MR:=a~=b~c#no}").several().getFirst();
        var said = ClozeText.of("{3:MRS:%100%a~%50%b~%-20%c~d}").several().getFirst();

        assertThat(even.options())
                .containsExactly(
                        new ClozeText.Option("a", new BigDecimal("0.5"), ""),
                        new ClozeText.Option("b", new BigDecimal("0.5"), ""),
                        new ClozeText.Option("c", new BigDecimal("-0.5"), "no"));
        assertThat(said.weight()).isEqualTo(BigDecimal.valueOf(3));
        assertThat(said.options())
                .extracting(ClozeText.Option::share)
                .containsExactly(
                        new BigDecimal("0.666666667"),
                        new BigDecimal("0.333333333"),
                        new BigDecimal("-0.2"),
                        BigDecimal.ZERO);
    }
}

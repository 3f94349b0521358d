package assay.question.exchange.qti;

import static assay.question.exchange.qti.Items.question;
import static assay.question.exchange.qti.Items.response;
import static org.assertj.core.api.Assertions.assertThat;

import assay.question.content.AcceptedNumber;
import assay.question.content.AcceptedNumber.Numbers;
import assay.question.content.AcceptedNumber.Units;
import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.Explanation;
import assay.question.content.AnswerKey.Overall;
import assay.question.content.AnswerKey.Rounding;
import assay.question.content.Interaction;
import assay.question.content.QuestionContent;
import assay.question.content.QuestionDraft;
import assay.question.content.TextFormat;
import assay.question.content.Tolerance;
import assay.question.content.UnitEntry;
import assay.question.content.Variables;
import assay.question.exchange.DraftSamples;
import assay.question.exchange.Fidelity;
import assay.question.exchange.Format;
import assay.question.exchange.InMemoryMedia;
import assay.question.exchange.Outgoing;
import assay.question.exchange.Reading;
import assay.question.exchange.Remark;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calculated questions as items whose values are drawn, and such items as calculated questions. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class QtiCalculatedTest {
    private static final Tolerance EXACT = new Tolerance.Absolute(BigDecimal.ZERO);

    @TempDir Path folder;

    private static BigDecimal number(String value) {
        return new BigDecimal(value);
    }

    private static AcceptedNumber formula(
            String formula, Tolerance tolerance, String credit, String told) {
        return new AcceptedNumber.Formula(formula, tolerance, number(credit), told);
    }

    private static QuestionDraft draft(
            String stem,
            Variables variables,
            @Nullable Rounding rounding,
            AcceptedNumber... accepted) {
        var sample = new DraftSamples(1, new InMemoryMedia()).draft(Interaction.CALCULATED);
        return Sayable.of(
                new QuestionDraft(
                        "Worked out",
                        sample.difficulty(),
                        List.of(),
                        List.of(),
                        "en",
                        null,
                        number("3"),
                        TextFormat.HTML,
                        new QuestionContent.Calculated(stem, variables, new UnitEntry.None()),
                        new AnswerKey.Calculated(
                                new Numbers(List.of(accepted), Units.NONE),
                                rounding,
                                new Explanation(
                                        "Because.",
                                        List.of(),
                                        new Overall("Well done.", "", "No."),
                                        List.of(),
                                        List.of(),
                                        null)),
                        "",
                        Map.of(),
                        null));
    }

    private static Variables ranges() {
        return new Variables(
                List.of(
                        new Variables.Range("a", number("1"), number("10"), 0),
                        new Variables.Range("SCORE", number("-0.5"), number("2.25"), 2)),
                List.of());
    }

    private static Variables table() {
        return new Variables(
                List.of(new Variables.Range("ROW", number("1"), number("3"), 0)),
                List.of(
                        Map.of("m", number("1.5"), "v", number("2")),
                        Map.of("m", number("-3"), "v", number("0.25"))));
    }

    private Reading.Question sentAndRead(Format format, QuestionDraft draft, Told told)
            throws Exception {
        var media = new InMemoryMedia();
        var file = folder.resolve("package.zip");
        try (var out = Files.newOutputStream(file)) {
            new QtiWriter(format)
                    .write(List.of(new Outgoing("calc", "bank", draft)).stream(), media, out, told);
        }
        var readings = new ArrayList<Reading>();
        new QtiReader(format).read(file, media, readings::add);
        return (Reading.Question) readings.getFirst();
    }

    private String xml() throws Exception {
        try (var zip = new ZipFile(folder.resolve("package.zip").toFile());
                var in = zip.getInputStream(zip.getEntry("items/calc.xml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"QTI_2_1", "QTI_2_2", "QTI_3_0"})
    void formulas_over_ranges_come_back_with_credits_feedback_and_rounding(Format format)
            throws Exception {
        var draft =
                draft(
                        "<p>What is {a} times {SCORE}, and {b}?</p>",
                        ranges(),
                        new Rounding(Rounding.Mode.SIGNIFICANT_FIGURES, 3),
                        formula(
                                "{a} * {SCORE}",
                                new Tolerance.Relative(number("0.05")),
                                "1",
                                "Yes."),
                        formula(
                                "{a} + {SCORE}",
                                new Tolerance.Geometric(number("0.1")),
                                "0.5",
                                "Times, not plus."),
                        new AcceptedNumber.Range(
                                number("-9"), number("-8"), number("0.25"), "Odd."),
                        new AcceptedNumber.Anything(BigDecimal.ZERO, "Try again."));
        var told = new Told();

        var read = sentAndRead(format, draft, told);

        assertThat(Sayable.normal(read.draft())).isEqualTo(Sayable.normal(draft));
        assertThat(read.fidelity()).isNotEqualTo(Fidelity.LOSSY);
        assertThat(told.texts()).containsExactly("A geometric tolerance is written as its bounds.");
    }

    @ParameterizedTest
    @EnumSource(names = {"QTI_2_1", "QTI_2_2", "QTI_3_0"})
    void rows_of_a_table_are_drawn_together(Format format) throws Exception {
        var draft =
                draft(
                        "{m} kg at {v} m/s",
                        table(),
                        null,
                        formula("{m} * {v} / 2 + {ROW}", EXACT, "1", ""));

        var read = sentAndRead(format, draft, new Told());

        assertThat(Sayable.normal(read.draft())).isEqualTo(Sayable.normal(draft));
        assertThat(xml().replace("qti-", "").replace("-", "").toLowerCase(java.util.Locale.ROOT))
                .contains("<randominteger min=\"1\" max=\"2\"/>")
                .contains("<index n=\"row_\"><ordered>");
    }

    @Test
    void what_a_program_of_another_needs_is_written() throws Exception {
        sentAndRead(
                Format.QTI_2_1,
                draft("<p>{a} and {SCORE}</p>", ranges(), null, formula("{a} + 1", EXACT, "1", "")),
                new Told());

        assertThat(xml())
                .contains(
                        "<templateDeclaration identifier=\"a\" cardinality=\"single\""
                                + " baseType=\"integer\"/>")
                .contains(
                        "<setTemplateValue identifier=\"V_SCORE\"><divide><randomInteger"
                                + " min=\"-50\" max=\"225\"/>")
                .contains("<printedVariable identifier=\"a\"/>")
                .contains("<printedVariable identifier=\"V_SCORE\" format=\"%.2f\"/>")
                .contains(
                        "<setCorrectResponse identifier=\"RESPONSE\"><variable"
                                + " identifier=\"ANSWER_3\"/></setCorrectResponse>")
                .contains(
                        "<equal toleranceMode=\"exact\"><variable identifier=\"ANSWER_3\"/><variable"
                                + " identifier=\"RESPONSE\"/></equal>");
    }

    @Test
    void what_is_written_otherwise_and_what_cannot_be_said_is_told() throws Exception {
        var told = new Told();
        sentAndRead(
                Format.QTI_2_2,
                draft(
                        "<p><a href=\"https://example.org/{a}\">{a}</a></p>",
                        new Variables(
                                List.of(new Variables.Range("a", number("0.5"), number("3"), 0)),
                                List.of()),
                        null,
                        formula("{a}^2", EXACT, "1", "")),
                told);

        assertThat(told.texts())
                .containsExactlyInAnyOrder(
                        "The bounds of {a} are written as the first and the last value that it can"
                                + " have.",
                        "Its formula {a}^2 is written as pow({a}, 2).",
                        "A drawn value within the attribute href of a is not put in.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"decbin({a})", "{a} % 2"})
    void a_formula_that_qti_has_not_is_left_out_with_its_name(String formula) throws Exception {
        var told = new Told();
        new QtiWriter(Format.QTI_3_0)
                .write(
                        List.of(
                                new Outgoing(
                                        "calc",
                                        "bank",
                                        draft(
                                                "{a}",
                                                ranges(),
                                                null,
                                                formula(formula, EXACT, "1", ""))))
                                .stream(),
                        new InMemoryMedia(),
                        new ByteArrayOutputStream(),
                        told);

        assertThat(told.leftOut).singleElement().asString().contains(formula);
    }

    private static final String ASKED =
            """
            <itemBody><p><printedVariable identifier="a"/> and <printedVariable identifier="b"/>:
            <textEntryInteraction responseIdentifier="RESPONSE"/></p></itemBody>
            """;

    private static String drawing(String rules, String comparison) {
        return response("single", "float", "")
                + """
                <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
                <templateDeclaration identifier="a" cardinality="single" baseType="float"/>
                <templateDeclaration identifier="b" cardinality="single" baseType="float"/>
                <templateDeclaration identifier="i" cardinality="single" baseType="integer"/>
                <templateProcessing>%s<setCorrectResponse identifier="RESPONSE"><product><variable identifier="a"/>
                <variable identifier="b"/></product></setCorrectResponse></templateProcessing>
                """
                        .formatted(rules)
                + ASKED
                + """
                <responseProcessing><responseCondition><responseIf>%s
                <setOutcomeValue identifier="SCORE"><baseValue baseType="float">2</baseValue></setOutcomeValue>
                </responseIf></responseCondition></responseProcessing>
                """
                        .formatted(comparison);
    }

    private static String set(String identifier, String value) {
        return "<setTemplateValue identifier=\"%s\">%s</setTemplateValue>"
                .formatted(identifier, value);
    }

    private static String list(String operator, String... values) {
        var list = new StringBuilder("<").append(operator).append('>');
        for (var value : values) {
            list.append("<baseValue baseType=\"float\">").append(value).append("</baseValue>");
        }
        return list.append("</").append(operator).append('>').toString();
    }

    private static final String EQUAL =
            "<equal toleranceMode=\"absolute\" tolerance=\"0.1 0.1\"><variable identifier=\"RESPONSE\"/><correct"
                    + " identifier=\"RESPONSE\"/></equal>";

    @Test
    void lists_that_are_drawn_from_each_on_its_own_become_all_their_combinations()
            throws Exception {
        var read =
                question(
                        drawing(
                                set("a", "<random>" + list("multiple", "1", "2") + "</random>")
                                        + set(
                                                "b",
                                                "<randomInteger min=\"0\" max=\"10\" step=\"5\"/>"),
                                EQUAL));

        var asked = (QuestionContent.Calculated) read.draft().content();
        assertThat(asked.variables().ranges()).isEmpty();
        assertThat(asked.variables().rows())
                .hasSize(6)
                .contains(Map.of("a", number("2"), "b", number("5")));
        assertThat(read.draft().points()).isEqualTo(number("2"));
        assertThat(((AnswerKey.Calculated) read.draft().key()).numbers().accepted())
                .containsExactly(
                        formula("{a} * {b}", new Tolerance.Absolute(number("0.1")), "1", ""));
    }

    @Test
    void lists_that_go_by_one_number_become_rows() throws Exception {
        var read =
                question(
                        drawing(
                                set("i", "<randomInteger min=\"1\" max=\"2\"/>")
                                        + set(
                                                "a",
                                                "<index n=\"i\">"
                                                        + list("ordered", "1", "2")
                                                        + "</index>")
                                        + set(
                                                "b",
                                                "<index n=\"i\">"
                                                        + list("ordered", "3", "4")
                                                        + "</index>"),
                                EQUAL));

        var asked = (QuestionContent.Calculated) read.draft().content();
        assertThat(asked.variables().ranges()).isEmpty();
        assertThat(asked.variables().rows())
                .containsExactly(
                        Map.of("a", number("1"), "b", number("3")),
                        Map.of("a", number("2"), "b", number("4")));
    }

    @Test
    void a_tolerance_that_is_a_share_of_the_response_is_lossy() throws Exception {
        var drawn =
                set("a", "<randomInteger min=\"1\" max=\"9\"/>")
                        + set("b", "<randomInteger min=\"1\" max=\"9\"/>");
        var operands = "<variable identifier=\"RESPONSE\"/><correct identifier=\"RESPONSE\"/>";
        var turned = "<correct identifier=\"RESPONSE\"/><variable identifier=\"RESPONSE\"/>";
        var relative = "<equal toleranceMode=\"relative\" tolerance=\"5\">%s</equal>";

        assertThat(question(drawing(drawn, relative.formatted(operands))).remarks())
                .contains(Remark.lossy(Bounds.FROM_RESPONSE));
        assertThat(question(drawing(drawn, relative.formatted(turned))).remarks())
                .doesNotContain(Remark.lossy(Bounds.FROM_RESPONSE));
    }
}

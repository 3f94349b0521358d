package assay.question.exchange.qti;

import static org.assertj.core.api.Assertions.assertThat;

import assay.question.content.AcceptedNumber;
import assay.question.content.AcceptedNumber.Numbers;
import assay.question.content.AcceptedNumber.Units;
import assay.question.content.AcceptedText;
import assay.question.content.AcceptedText.Matching;
import assay.question.content.AcceptedText.Texts;
import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.Explanation;
import assay.question.content.AnswerKey.Pair;
import assay.question.content.AnswerKey.ScoringRule;
import assay.question.content.Difficulty;
import assay.question.content.Origin;
import assay.question.content.QuestionContent;
import assay.question.content.QuestionContent.Choice;
import assay.question.content.QuestionContent.Label;
import assay.question.content.QuestionDraft;
import assay.question.content.TextFormat;
import assay.question.content.Tolerance;
import assay.question.content.UnitEntry;
import assay.question.exchange.Format;
import assay.question.exchange.InMemoryMedia;
import assay.question.exchange.Outgoing;
import assay.question.exchange.Reading;
import assay.question.exchange.Remark;
import assay.question.exchange.file.TextFile;
import assay.question.exchange.xml.SecureXml;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What QTI cannot say of a question is told at export, field by field. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class QtiLossesTest {
    @TempDir Path folder;

    private static BigDecimal number(String value) {
        return new BigDecimal(value);
    }

    private static QuestionDraft draft(
            QuestionContent content, AnswerKey key, TextFormat format, @Nullable Origin origin) {
        return new QuestionDraft(
                "A title",
                Difficulty.EASY,
                List.of(),
                List.of(),
                "en",
                null,
                BigDecimal.ONE,
                format,
                content,
                key,
                "",
                Map.of(),
                origin);
    }

    private static List<Remark> told(Format format, QuestionDraft draft) throws Exception {
        var told = new Told();
        new QtiWriter(format)
                .write(
                        List.of(new Outgoing("q", "bank", draft)).stream(),
                        new InMemoryMedia(),
                        new ByteArrayOutputStream(),
                        told);
        return told.written.getOrDefault("q", List.of());
    }

    private static QuestionDraft said(String stem, TextFormat format, @Nullable Origin origin) {
        return draft(
                new QuestionContent.Description(stem),
                new AnswerKey.Description(Explanation.NONE),
                format,
                origin);
    }

    private static QuestionDraft asked(boolean caseSensitive, AcceptedText... accepted) {
        return draft(
                new QuestionContent.ShortAnswer("Where?", 0),
                new AnswerKey.ShortAnswer(
                        new Texts(List.of(accepted), new Matching(caseSensitive, true, false)),
                        Explanation.NONE),
                TextFormat.HTML,
                null);
    }

    private static AcceptedText text(String text, String credit, String feedback) {
        return new AcceptedText(text, number(credit), feedback);
    }

    @ParameterizedTest
    @EnumSource(names = {"QTI_2_1", "QTI_2_2", "QTI_3_0"})
    void of_texts_that_differ_in_case_alone_the_better_is_written_and_the_other_told(Format format)
            throws Exception {
        var remarks =
                told(
                        format,
                        asked(
                                false,
                                text("York", "0.5", "Nearly."),
                                text("YORK", "1", ""),
                                text("Leeds", "0.5", ""),
                                text("leeds", "0.5", "")));

        assertThat(remarks)
                .containsExactlyInAnyOrder(
                        Remark.lossy(
                                "The accepted text \"York\" is not written: it differs from another"
                                        + " in case alone, which does not matter. Nor is what is"
                                        + " told after it."),
                        Remark.normalised(
                                "The accepted text \"leeds\" is not written: it differs from another"
                                        + " in case alone, which does not matter."));
    }

    @Test
    void texts_that_differ_in_case_are_all_written_where_case_matters() throws Exception {
        assertThat(
                        told(
                                Format.QTI_2_2,
                                asked(true, text("York", "1", "Yes."), text("york", "0.5", ""))))
                .isEmpty();
    }

    @Test
    void what_only_the_imported_file_says_is_told() throws Exception {
        assertThat(
                        told(
                                Format.QTI_3_0,
                                said(
                                        "Text",
                                        TextFormat.HTML,
                                        new Origin("qti-2.1", "x", "<assessmentItem/>", Map.of()))))
                .containsExactly(
                        Remark.lossy(
                                "What the file it was imported from says beyond it is not written."));
        assertThat(
                        told(
                                Format.QTI_3_0,
                                said(
                                        "Text",
                                        TextFormat.HTML,
                                        new Origin("qti-2.1", "x", "", Map.of()))))
                .isEmpty();
    }

    @Test
    void that_markdown_becomes_html_is_told() throws Exception {
        assertThat(told(Format.QTI_2_1, said("**Bold**", TextFormat.MARKDOWN, null)))
                .containsExactly(
                        Remark.normalised("Its texts are Markdown and are written as HTML."));
    }

    @Test
    void characters_that_no_xml_holds_are_told() throws Exception {
        assertThat(told(Format.QTI_2_1, said("a\u0001b", TextFormat.HTML, null)))
                .containsExactly(Remark.lossy("Characters that XML cannot hold are not written."));
    }

    @ParameterizedTest
    @CsvSource({"QTI_2_1, 1", "QTI_2_2, 1", "QTI_3_0, 0"})
    void what_a_dragged_picture_loses_is_told(Format format, int losses) throws Exception {
        var picture =
                "<img src=\"https://example.org/a.png\" alt=\"A\" longdesc=\"https://example.org/a\">";
        var remarks =
                told(
                        format,
                        draft(
                                new QuestionContent.GapMatch(
                                        "See [[g]]",
                                        List.of(new Label("a", picture, 1), new Label("b", "B", 1)),
                                        List.of("g"),
                                        false),
                                new AnswerKey.GapMatch(
                                        List.of(new Pair("a", "g")),
                                        new ScoringRule.AllOrNothing(),
                                        Explanation.NONE),
                                TextFormat.HTML,
                                null));

        assertThat(remarks)
                .filteredOn(remark ->
                        remark.equals(
                                Remark.lossy(
                                        "The longdesc of a picture that is dragged is not written.")))
                .hasSize(losses);
    }

    private static QuestionDraft matching(ScoringRule scoring) {
        return draft(
                new QuestionContent.Matching(
                        "Match",
                        List.of(new Choice("a", "A"), new Choice("b", "B")),
                        List.of(new Choice("x", "X"), new Choice("y", "Y")),
                        0,
                        0,
                        false),
                new AnswerKey.Matching(
                        List.of(new Pair("a", "x"), new Pair("b", "y")), scoring, Explanation.NONE),
                TextFormat.HTML,
                null);
    }

    @Test
    void that_too_many_pairs_cost_points_is_written_where_all_pairs_weigh_the_same()
            throws Exception {
        var file = folder.resolve("package.zip");
        try (var out = Files.newOutputStream(file)) {
            new QtiWriter(Format.QTI_2_1)
                    .write(
                            List.of(
                                    new Outgoing(
                                            "q",
                                            "bank",
                                            matching(new ScoringRule.PartialCredit(Map.of()))))
                                    .stream(),
                            new InMemoryMedia(),
                            out,
                            new Told());
        }
        var item = folder.resolve("item.xml");
        try (var zip = new ZipFile(file.toFile());
                var in = zip.getInputStream(zip.getEntry("items/q.xml"))) {
            Files.copy(in, item);
        }
        var written = Documents.tree(SecureXml.document(TextFile.of(item), ""));
        var processing = Processing.of(written, Declarations.of(written));

        assertThat(score(processing, "S_a T_x", "S_b T_y")).isEqualByComparingTo("1");
        assertThat(score(processing, "S_a T_x", "S_a T_y")).isEqualByComparingTo("0.5");
        assertThat(score(processing, "S_a T_x", "S_b T_y", "S_a T_y")).isEqualByComparingTo("0.5");
        assertThat(score(processing, "S_a T_x", "S_b T_y", "S_a T_y", "S_b T_x"))
                .isEqualByComparingTo("0");
        assertThat(score(processing)).isEqualByComparingTo("0");
    }

    private static BigDecimal score(Processing processing, String... pairs) throws Exception {
        return processing.run(Map.of("RESPONSE", new ArrayList<Object>(List.of(pairs)))).score();
    }

    @Test
    void that_too_many_pairs_cost_points_is_told_where_pairs_weigh_differently() throws Exception {
        var weights = Map.of("a x", number("0.25"), "b y", number("0.75"));

        assertThat(told(Format.QTI_2_2, matching(new ScoringRule.PartialCredit(weights))))
                .containsExactly(
                        Remark.lossy(
                                "That pairs beyond the number of right ones take points away is not"
                                        + " written."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.02e120", "1.6e-90", "0.5"})
    void a_number_of_any_size_comes_back(String value) throws Exception {
        var key =
                new AnswerKey.Numerical(
                        new Numbers(
                                List.of(
                                        new AcceptedNumber.Value(
                                                number(value),
                                                new Tolerance.Absolute(number(value)),
                                                BigDecimal.ONE,
                                                "")),
                                Units.NONE),
                        Explanation.NONE);
        var content = new QuestionContent.Numerical("How many?", new UnitEntry.None());
        var file = folder.resolve("package.zip");
        try (var out = Files.newOutputStream(file)) {
            new QtiWriter(Format.QTI_3_0)
                    .write(
                            List.of(
                                    new Outgoing(
                                            "q",
                                            "bank",
                                            draft(content, key, TextFormat.HTML, null)))
                                    .stream(),
                            new InMemoryMedia(),
                            out,
                            new Told());
        }

        var read = (Reading.Question) Items.read(file, new InMemoryMedia()).getFirst();

        assertThat(((AnswerKey.Numerical) read.draft().key()).numbers().accepted())
                .singleElement()
                .satisfies(one ->
                        assertThat(((AcceptedNumber.Value) one).value())
                                .isEqualByComparingTo(value));
    }
}

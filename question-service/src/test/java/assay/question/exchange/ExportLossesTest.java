package assay.question.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import assay.question.content.AcceptedNumber;
import assay.question.content.AcceptedText;
import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.Explanation;
import assay.question.content.AnswerKey.Pair;
import assay.question.content.AnswerKey.ScoringRule;
import assay.question.content.Difficulty;
import assay.question.content.Gap;
import assay.question.content.GapKey;
import assay.question.content.Marking;
import assay.question.content.Origin;
import assay.question.content.Picture;
import assay.question.content.QuestionContent;
import assay.question.content.QuestionContent.Choice;
import assay.question.content.QuestionContent.Label;
import assay.question.content.QuestionContent.Region;
import assay.question.content.QuestionDraft;
import assay.question.content.Shape;
import assay.question.content.TextFormat;
import assay.question.content.Tolerance;
import assay.question.content.UnitEntry;
import assay.question.content.Variables;
import assay.question.exchange.csv.CsvWriter;
import assay.question.exchange.gift.GiftReader;
import assay.question.exchange.gift.GiftWriter;
import assay.question.exchange.moodlexml.MoodleXmlReader;
import assay.question.exchange.moodlexml.MoodleXmlWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What a file cannot say is said in the report of its export. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExportLossesTest {
    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final AcceptedNumber.Numbers THREE =
            new AcceptedNumber.Numbers(
                    List.of(
                            new AcceptedNumber.Value(
                                    BigDecimal.valueOf(3),
                                    new Tolerance.Absolute(BigDecimal.ZERO),
                                    ONE,
                                    "")),
                    AcceptedNumber.Units.NONE);

    private static final AnswerKey DOUBLED =
            new AnswerKey.Calculated(
                    new AcceptedNumber.Numbers(
                            List.of(
                                    new AcceptedNumber.Formula(
                                            "2 * {x}",
                                            new Tolerance.Absolute(BigDecimal.ZERO),
                                            ONE,
                                            "")),
                            AcceptedNumber.Units.NONE),
                    null,
                    Explanation.NONE);

    private final InMemoryMedia media = new InMemoryMedia();
    private final Readings.Told told = new Readings.Told();

    @Test
    void moodle_has_no_expected_length_of_a_gap() throws Exception {
        moodle(
                new QuestionContent.Cloze("[[a]]", List.of(new Gap.Text("a", 12))),
                new AnswerKey.Cloze(List.of(textGap("a", "1")), Explanation.NONE));

        said(Remark.lossy("The expected length of gap a is not kept."));
    }

    @Test
    void moodle_asks_for_no_unit_in_a_gap() throws Exception {
        moodle(
                new QuestionContent.Cloze(
                        "[[a]]", List.of(new Gap.Numeric("a", new UnitEntry.Written()))),
                new AnswerKey.Cloze(
                        List.of(new GapKey.Numeric("a", ONE, THREE)), Explanation.NONE));

        said(Remark.lossy("Units of a gap are not kept."));
    }

    @Test
    void a_unit_that_is_asked_for_and_never_looked_at_is_said_to_get_lost() throws Exception {
        moodle(
                new QuestionContent.Numerical("?", new UnitEntry.Picked(List.of("m", "s"))),
                new AnswerKey.Numerical(THREE, Explanation.NONE));

        said(Remark.lossy("That a unit is asked for, which none is right for, is not kept."));
    }

    @Test
    void weights_with_a_fraction_are_multiplied_and_the_points_are_their_sum() throws Exception {
        var xml =
                moodle(
                        new QuestionContent.Cloze(
                                "[[a]] [[b]]", List.of(new Gap.Text("a", 0), new Gap.Text("b", 0))),
                        new AnswerKey.Cloze(
                                List.of(textGap("a", "0.5"), textGap("b", "1.25")),
                                Explanation.NONE));

        assertThat(xml).contains("{50:SHORTANSWER:=x} {125:SHORTANSWER:=x}");
        said(Remark.normalised("Weights of gaps are whole numbers in Moodle: all are multiplied."));
        said(Remark.lossy("Moodle makes it worth the sum of its weights, 175."));
    }

    @Test
    void weights_are_scaled_to_what_a_text_with_gaps_is_worth_if_they_stay_whole()
            throws Exception {
        var xml =
                moodle(
                        new QuestionContent.Cloze(
                                "[[a]] [[b]]", List.of(new Gap.Text("a", 0), new Gap.Text("b", 0))),
                        new AnswerKey.Cloze(
                                List.of(textGap("a", "0.25"), textGap("b", "0")),
                                Explanation.NONE));

        assertThat(xml)
                .contains("{1:SHORTANSWER:=x} {0:SHORTANSWER:=x}")
                .doesNotContain("<defaultgrade>");
        assertThat(told.remarks)
                .containsExactly(
                        List.of(
                                Remark.normalised(
                                        "Weights of gaps are scaled to sum to its points.")));
    }

    @Test
    void a_weight_of_three_is_scaled_to_one_point() throws Exception {
        var xml =
                moodle(
                        new QuestionContent.Cloze("[[a]]", List.of(new Gap.Text("a", 0))),
                        new AnswerKey.Cloze(List.of(textGap("a", "3")), Explanation.NONE));

        assertThat(xml).contains("{1:SHORTANSWER:=x}");
        said(Remark.normalised("Weights of gaps are scaled to sum to its points."));
    }

    @Test
    void what_is_told_of_a_gap_in_markdown_stays_as_it_is_written() throws Exception {
        var key = new GapKey.Selection("a", ONE, Map.of("a", ONE), Map.of("b", "**Sorry**"));
        write(
                new MoodleXmlWriter(),
                draft(
                        TextFormat.MARKDOWN,
                        new QuestionContent.Cloze(
                                "[[a]]", List.of(new Gap.Selection("a", choices("x", "y"), true))),
                        new AnswerKey.Cloze(List.of(key), Explanation.NONE),
                        null));

        said(
                Remark.normalised(
                        "Moodle shows what is told of a gap as it is written, in Markdown."));
    }

    @Test
    void shares_that_moodle_has_no_grade_for_are_named() throws Exception {
        moodle(
                new QuestionContent.SingleChoice("?", choices("a", "b"), true),
                new AnswerKey.SingleChoice(
                        "a", Map.of("b", new BigDecimal("0.35")), Explanation.NONE));

        said(
                Remark.normalised(
                        "35 % is none of Moodle's grades: let it take the nearest when it"
                                + " imports."));
    }

    @Test
    void a_negative_credit_that_costs_nothing_here_costs_points_in_moodle() throws Exception {
        moodle(
                new QuestionContent.SingleChoice("?", choices("a", "b"), true),
                new AnswerKey.SingleChoice(
                        "a", Map.of("b", new BigDecimal("-0.25")), Explanation.NONE));

        said(
                Remark.lossy(
                        "A choice with a negative credit costs points in Moodle, and none here."));
    }

    @Test
    void a_range_is_written_with_values_since_moodle_draws_none() throws Exception {
        var range = new Variables.Range("x", new BigDecimal("-0.25"), new BigDecimal("1.5"), 1);
        var content =
                new QuestionContent.Calculated(
                        "{x}", new Variables(List.of(range), List.of()), new UnitEntry.None());

        var xml = moodle(content, DOUBLED);

        said(Remark.lossy("In Moodle x has one of 50 values, which were drawn for the file."));
        assertThat(moodle(content, DOUBLED)).isEqualTo(xml);
        assertThat(xml)
                .contains("<itemcount>50</itemcount>", "<number_of_items>50</number_of_items>");
        var read = Readings.one(new MoodleXmlReader(), xml).draft().content();
        assertThat(((QuestionContent.Calculated) read).variables().rows())
                .hasSize(50)
                .allSatisfy(row -> {
                    var value = row.getOrDefault("x", BigDecimal.TEN);
                    assertThat(value).isBetween(new BigDecimal("-0.2"), new BigDecimal("1.5"));
                    assertThat(value.scale()).isLessThanOrEqualTo(1);
                });
    }

    @Test
    void a_range_beside_rows_has_a_value_for_each_row() throws Exception {
        var range = new Variables.Range("x", BigDecimal.ONE, BigDecimal.TEN, 0);
        var rows = List.of(Map.of("y", BigDecimal.ONE), Map.of("y", BigDecimal.TWO));
        var xml =
                moodle(
                        new QuestionContent.Calculated(
                                "{x} {y}",
                                new Variables(List.of(range), rows),
                                new UnitEntry.None()),
                        DOUBLED);

        var read = Readings.one(new MoodleXmlReader(), xml).draft().content();
        assertThat(((QuestionContent.Calculated) read).variables().rows())
                .hasSize(2)
                .allSatisfy(row -> assertThat(row).containsOnlyKeys("x", "y"));
    }

    @Test
    void places_on_a_picture_are_shuffled_in_moodle_only_if_they_are_here() throws Exception {
        assertThat(labelled("heart", false)).doesNotContain("shuffleanswers");
        assertThat(labelled("heart", true)).contains("<shuffleanswers/>");
    }

    @Test
    void a_label_that_is_a_picture_keeps_what_it_shows() throws Exception {
        var hash = kept(2);

        var xml = labelled("<img src=\"asset:%s\" alt=\"5 &lt; 7\">".formatted(hash), true);

        var read =
                (Reading.Question)
                        Readings.of(
                                        new MoodleXmlReader(),
                                        xml.getBytes(StandardCharsets.UTF_8),
                                        media)
                                .getFirst();
        assertThat(((QuestionContent.LabelImage) read.draft().content()).labels().getFirst().text())
                .isEqualTo("<img src=\"asset:%s\" alt=\"5 &lt; 7\">".formatted(hash));
        assertThat(told.remarks.getFirst())
                .doesNotContain(
                        Remark.lossy(
                                "Of a label with a picture and more, Moodle shows the picture"
                                        + " alone."));
    }

    @Test
    void what_a_label_says_beside_its_picture_is_lost() throws Exception {
        labelled("A <img src=\"asset:%s\" alt=\"\">".formatted(kept(2)), true);

        said(Remark.lossy("Of a label with a picture and more, Moodle shows the picture alone."));
    }

    private String labelled(String label, boolean shuffle) throws Exception {
        return moodle(
                new QuestionContent.LabelImage(
                        "Where?",
                        new Picture(kept(1), "", 640, 480),
                        List.of(new Label("a", label, 1)),
                        List.of(new Region("a", new Shape.Rectangle(1, 1, 9, 9), "")),
                        shuffle),
                new AnswerKey.LabelImage(
                        List.of(new Pair("a", "a")),
                        new ScoringRule.PartialCredit(Map.of()),
                        Explanation.NONE));
    }

    private String kept(int picture) throws IOException {
        var bytes = InMemoryMedia.picture(picture);
        media.keep("picture", new ByteArrayInputStream(bytes));
        return InMemoryMedia.hash(bytes);
    }

    @Test
    void thirds_are_grades_of_moodle() throws Exception {
        moodle(
                new QuestionContent.MultipleChoice("?", choices("a", "b", "c", "d"), 1, 4, true),
                new AnswerKey.MultipleChoice(
                        List.of("a", "b", "c"),
                        new ScoringRule.PartialCredit(Map.of()),
                        Explanation.NONE));

        assertThat(told.remarks).containsExactly(List.of());
    }

    @Test
    void a_share_with_more_digits_than_are_written_is_rounded() throws Exception {
        moodle(
                new QuestionContent.ShortAnswer("?", 0),
                new AnswerKey.ShortAnswer(
                        new AcceptedText.Texts(
                                List.of(
                                        new AcceptedText("x", ONE, ""),
                                        new AcceptedText("y", new BigDecimal("0.50000000001"), "")),
                                new AcceptedText.Matching(false, true, false)),
                        Explanation.NONE));

        said(Remark.normalised("Shares are rounded to seven places of a percent."));
    }

    @Test
    void an_answer_to_match_loses_its_markdown_and_reads_the_same_as_another() throws Exception {
        var pairs = List.of(new Pair("a", "a"), new Pair("b", "b"));
        write(
                new MoodleXmlWriter(),
                draft(
                        TextFormat.MARKDOWN,
                        new QuestionContent.Matching(
                                "?", choices("x", "y"), choices("**one**", "one"), 1, 0, true),
                        new AnswerKey.Matching(
                                pairs, new ScoringRule.PartialCredit(Map.of()), Explanation.NONE),
                        null));

        said(Remark.lossy("An answer to match with loses its markup."));
        said(Remark.lossy("Answers to match with that read the same become one."));
    }

    @Test
    void an_answer_to_match_that_is_a_picture_is_left_out_of_moodle() throws Exception {
        moodle(
                new QuestionContent.Matching(
                        "?", choices("x"), choices("<img src=\"a.png\" alt=\"\">"), 1, 0, true),
                new AnswerKey.Matching(
                        List.of(new Pair("a", "a")),
                        new ScoringRule.PartialCredit(Map.of()),
                        Explanation.NONE));

        assertThat(told.leftOut).hasSize(1);
    }

    @Test
    void points_on_a_picture_lose_what_moodles_markers_do_not_have() throws Exception {
        moodle(
                new QuestionContent.SelectPoint(
                        "?", new Picture("0".repeat(64), "a map", 100, 100), 1, 2),
                new AnswerKey.SelectPoint(
                        List.of(new AnswerKey.Area(new Shape.Circle(5, 5, 2), ONE)),
                        new BigDecimal("-0.5"),
                        Explanation.NONE));

        said(Remark.lossy("What the picture shows, for those who do not see it, is not kept."));
        said(Remark.lossy("How many points are to be set at least is not kept."));
        said(Remark.lossy("What a point outside of all areas costs is not kept."));
    }

    @Test
    void a_control_character_is_replaced_and_said() throws Exception {
        var xml =
                moodle(
                        new QuestionContent.Description("a\u0001b"),
                        new AnswerKey.Description(Explanation.NONE));

        assertThat(xml).contains("a\uFFFDb");
        said(
                Remark.lossy(
                        "Control characters, which XML cannot hold, become replacement"
                                + " characters."));
    }

    @Test
    void groups_of_media_types_are_called_as_moodle_calls_them() throws Exception {
        var content =
                new QuestionContent.FileUpload(
                        "?", 1, 1_000, List.of("audio/*", "image/*", "application/pdf"));
        var xml =
                moodle(
                        content,
                        new AnswerKey.FileUpload(new Marking("", List.of()), Explanation.NONE));

        assertThat(xml).contains("<filetypeslist>audio,image,application/pdf</filetypeslist>");
        assertThat(Readings.one(new MoodleXmlReader(), xml).draft().content()).isEqualTo(content);
    }

    @Test
    void what_a_question_was_imported_from_stays_behind() throws Exception {
        var draft =
                draft(
                        TextFormat.HTML,
                        new QuestionContent.TrueFalse("?"),
                        new AnswerKey.TrueFalse(true, Explanation.NONE),
                        new Origin("qti-2.2", "", "<assessmentItem/>", Map.of()));

        write(new MoodleXmlWriter(), draft);
        write(new GiftWriter(), draft);
        write(new CsvWriter(), draft);

        assertThat(told.remarks)
                .containsExactly(
                        List.of(Remark.lossy("What it was imported from is not kept.")),
                        List.of(Remark.lossy("What it was imported from is lost.")),
                        List.of(Remark.lossy("What it was imported from is lost.")));
    }

    @Test
    void a_picture_in_feedback_gets_lost_as_one_in_a_text_does() throws Exception {
        var draft =
                draft(
                        TextFormat.HTML,
                        new QuestionContent.TrueFalse("?"),
                        new AnswerKey.TrueFalse(
                                true,
                                new Explanation(
                                        "<img src=\"asset:%s\">".formatted("0".repeat(64)),
                                        List.of(),
                                        AnswerKey.Overall.NONE,
                                        List.of(),
                                        List.of(),
                                        null)),
                        null);

        write(new GiftWriter(), draft);
        write(new CsvWriter(), draft);

        assertThat(told.remarks)
                .containsExactly(
                        List.of(
                                Remark.lossy(
                                        "GIFT carries no pictures: they are links that no other"
                                                + " platform can follow.")),
                        List.of(Remark.lossy("A table carries no pictures.")));
    }

    @Test
    void gift_has_no_bound_below_that_gives_points_for_nothing() throws Exception {
        write(
                new GiftWriter(),
                draft(
                        TextFormat.HTML,
                        new QuestionContent.MultipleChoice("?", choices("a", "b"), 1, 2, true),
                        new AnswerKey.MultipleChoice(
                                List.of("a"),
                                new ScoringRule.Mapped(
                                        Map.of("a", ONE),
                                        BigDecimal.ZERO,
                                        new BigDecimal("0.25"),
                                        null,
                                        ONE),
                                Explanation.NONE),
                        null));

        said(Remark.lossy("Bounds of the mapping are lost."));
    }

    @Test
    void a_target_is_written_to_gift_without_a_format_and_reads_back_as_it_was() throws Exception {
        var content =
                new QuestionContent.Matching(
                        "?", choices("x", "y"), choices("R&amp;D", "&lt;b&gt;"), 1, 0, true);
        var gift =
                write(
                        new GiftWriter(),
                        draft(
                                TextFormat.HTML,
                                content,
                                new AnswerKey.Matching(
                                        List.of(new Pair("a", "a"), new Pair("b", "b")),
                                        new ScoringRule.PartialCredit(Map.of()),
                                        Explanation.NONE),
                                null));

        assertThat(gift).contains("=x -> R&D\n").contains("=y -> &lt;b&gt;\n");
        assertThat(told.remarks).containsExactly(List.of());
        assertThat(Readings.one(new GiftReader(), gift).draft().content()).isEqualTo(content);
    }

    @Test
    void what_earns_more_goes_first_to_moodle_where_a_response_may_fit_both() throws Exception {
        var numbers =
                new AcceptedNumber.Numbers(
                        List.of(ten("2", "0.5"), ten("0", "1")), AcceptedNumber.Units.NONE);
        var texts =
                new AcceptedText.Texts(
                        List.of(
                                new AcceptedText("Nobody", new BigDecimal("0.5"), ""),
                                new AcceptedText("nobody", ONE, "")),
                        new AcceptedText.Matching(false, true, false));

        var numerical =
                moodle(
                        new QuestionContent.Numerical("?", new UnitEntry.None()),
                        new AnswerKey.Numerical(numbers, Explanation.NONE));
        var shortAnswer =
                moodle(
                        new QuestionContent.ShortAnswer("?", 0),
                        new AnswerKey.ShortAnswer(texts, Explanation.NONE));
        var gaps =
                moodle(
                        new QuestionContent.Cloze(
                                "[[a]] [[b]]",
                                List.of(
                                        new Gap.Numeric("a", new UnitEntry.None()),
                                        new Gap.Text("b", 0))),
                        new AnswerKey.Cloze(
                                List.of(
                                        new GapKey.Numeric("a", ONE, numbers),
                                        new GapKey.Text("b", ONE, texts)),
                                Explanation.NONE));

        assertThat(numerical).containsSubsequence("fraction=\"100\"", "fraction=\"50\"");
        assertThat(shortAnswer).containsSubsequence("nobody", "Nobody");
        assertThat(gaps).contains("NUMERICAL:=10:0~%50%10:2", "SHORTANSWER:=nobody~%50%Nobody");
        assertThat(told.remarks)
                .hasSize(3)
                .allSatisfy(remarks ->
                        assertThat(remarks)
                                .contains(
                                        Remark.normalised(
                                                "Answers that earn more go first: Moodle"
                                                        + " takes the first that fits.")));
    }

    private static AcceptedNumber ten(String margin, String credit) {
        return new AcceptedNumber.Value(
                BigDecimal.TEN,
                new Tolerance.Absolute(new BigDecimal(margin)),
                new BigDecimal(credit),
                "");
    }

    @Test
    void what_any_other_number_is_told_is_written_last_in_gift() throws Exception {
        var other = new AcceptedNumber.Anything(BigDecimal.ZERO, "No.");
        var gift =
                write(
                        new GiftWriter(),
                        draft(
                                TextFormat.HTML,
                                new QuestionContent.Numerical("?", new UnitEntry.None()),
                                new AnswerKey.Numerical(
                                        new AcceptedNumber.Numbers(
                                                List.of(other, THREE.accepted().getFirst()),
                                                AcceptedNumber.Units.NONE),
                                        Explanation.NONE),
                                null));

        assertThat(gift).contains("{#\n\t=3:0\n\t~#No.\n}");
        said(
                Remark.normalised(
                        "Answers that earn more go first: Moodle takes the first that fits."));
    }

    @Test
    void gift_would_take_an_answer_with_an_arrow_for_a_pair() throws Exception {
        var gift = "";
        for (var accepted :
                List.of(
                        new AcceptedText("a -> b", ONE, ""),
                        new AcceptedText("a", ONE, "Since a -> b."))) {
            gift =
                    write(
                            new GiftWriter(),
                            draft(
                                    TextFormat.HTML,
                                    new QuestionContent.ShortAnswer("?", 0),
                                    new AnswerKey.ShortAnswer(
                                            new AcceptedText.Texts(
                                                    List.of(accepted),
                                                    new AcceptedText.Matching(false, true, true)),
                                            Explanation.NONE),
                                    null));
        }

        assertThat(told.leftOut).hasSize(1);
        assertThat(gift).contains("[plain]a#Since a -&gt; b.");
        said(Remark.normalised("An arrow in a text is written as a reference."));
    }

    private static GapKey.Text textGap(String id, String weight) {
        return new GapKey.Text(
                id,
                new BigDecimal(weight),
                new AcceptedText.Texts(
                        List.of(new AcceptedText("x", ONE, "")),
                        new AcceptedText.Matching(false, true, false)));
    }

    private static List<Choice> choices(String... texts) {
        return IntStream.range(0, texts.length)
                .mapToObj(i -> new Choice(ShortId.of(i), texts[i]))
                .toList();
    }

    private String moodle(QuestionContent content, AnswerKey key) throws Exception {
        return write(new MoodleXmlWriter(), draft(TextFormat.HTML, content, key, null));
    }

    private String write(QuestionWriter writer, QuestionDraft draft) throws Exception {
        var outgoing = new Outgoing("name", "bank", draft);
        return new String(
                Readings.written(writer, List.of(outgoing), media, told), StandardCharsets.UTF_8);
    }

    private void said(Remark remark) {
        assertThat(told.remarks).hasSize(1);
        assertThat(told.remarks.getFirst()).contains(remark);
    }

    private static QuestionDraft draft(
            TextFormat format, QuestionContent content, AnswerKey key, @Nullable Origin origin) {
        return new QuestionDraft(
                "Title",
                Difficulty.MEDIUM,
                List.of(),
                List.of(),
                "und",
                null,
                ONE,
                format,
                content,
                key,
                "",
                Map.of(),
                origin);
    }
}

package assay.question.exchange.gift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.question.content.AcceptedNumber;
import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.ScoringRule;
import assay.question.content.QuestionContent;
import assay.question.content.QuestionDraft;
import assay.question.content.QuestionRules;
import assay.question.content.TextFormat;
import assay.question.exchange.Fidelity;
import assay.question.exchange.InMemoryMedia;
import assay.question.exchange.Reading;
import assay.question.exchange.Readings;
import assay.question.exchange.Remark;
import assay.question.exchange.html.Html;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GiftReaderTest {
    private static final Path EXAMPLES = Path.of("../../shared/examples");

    private static Reading.Question one(String gift) throws Exception {
        return Readings.one(new GiftReader(), gift);
    }

    private static String refusal(String gift) throws Exception {
        return ((Reading.Refused) Readings.of(new GiftReader(), gift).getFirst()).reason();
    }

    static Stream<String> hostile() {
        return Stream.of(
                "Is it?" + " ".repeat(500_000) + "x{T}",
                "Is it?{=" + " ".repeat(500_000) + "yes}",
                "Match.{=a" + " ".repeat(500_000) + "-> b\n=c -> d}",
                "Which?{" + "=a\n\n".repeat(150_000),
                "Which?{" + "=%50%a*\n".repeat(100_000) + "}",
                "Which?{#" + "=%50%1:1\n".repeat(100_000) + "=1}",
                "Order.{>" + " ".repeat(500_000) + "2\na\nb}",
                "Order.{>2" + " ALL".repeat(200_000) + "\na\nb}",
                "Is it?" + "<\n".repeat(100_000) + "{T}",
                "<a".repeat(300_000) + "{T}",
                "[html]" + "<a".repeat(30_000) + "\\\\( {T}",
                "[html]\\\\(<" + "a".repeat(300_000) + "\\\\)Is it?{T}",
                "// [id:"
                        + "a".repeat(500_000)
                        + "]\n// [tag:"
                        + "\\\\".repeat(9_000)
                        + "\nIs it?{T}",
                "Is it?<img src=\"data:image/png" + ";a".repeat(100_000) + ";base64,\">{T}");
    }

    /** A guard against hanging and against a stack that ends, not a measure of speed. */
    @ParameterizedTest
    @MethodSource("hostile")
    void no_text_keeps_the_reader_busy(String gift) {
        assertThat(
                        assertTimeoutPreemptively(
                                Duration.ofSeconds(20), () -> Readings.of(new GiftReader(), gift)))
                .isNotEmpty();
    }

    @Test
    void one_right_choice_is_a_single_choice_question() throws Exception {
        var read = one("::Grant's tomb::Who's buried there?{~Grant ~%50%Julia #half\n=no one#yes}");

        assertThat(read.name()).isEqualTo("Grant's tomb");
        assertThat(read.draft().content().choices())
                .extracting(choice -> choice.text())
                .containsExactly("Grant", "Julia", "no one");
        assertThat(read.draft().key())
                .isEqualTo(
                        new AnswerKey.SingleChoice(
                                "c",
                                Map.of("b", new BigDecimal("0.5")),
                                new AnswerKey.Explanation(
                                        "",
                                        List.of(
                                                new AnswerKey.Feedback("b", "half"),
                                                new AnswerKey.Feedback("c", "yes")),
                                        AnswerKey.Overall.NONE,
                                        List.of(),
                                        List.of(),
                                        null)));
        assertThat(read.fidelity()).isEqualTo(Fidelity.EXACT);
    }

    @Test
    void percentages_that_do_not_sum_to_a_hundred_are_kept_as_they_are_and_said() throws Exception {
        var read = one("Q?{~%33.333%a ~%33.333%b ~%33.333%c ~%-50%d}");

        var key = (AnswerKey.MultipleChoice) read.draft().key();
        assertThat(key.correct()).containsExactly("a", "b", "c");
        assertThat(key.scoring())
                .isInstanceOfSatisfying(
                        ScoringRule.Mapped.class,
                        rule -> {
                            assertThat(rule.full()).isEqualByComparingTo("99.999");
                            assertThat(rule.values().get("d")).isEqualByComparingTo("-50");
                        });
        assertThat(read.fidelity()).isEqualTo(Fidelity.NORMALISED);
    }

    @Test
    void numbers_have_margins_ranges_and_shares() throws Exception {
        var key =
                (AnswerKey.Numerical)
                        one("When?{#=1822:0 #right\n=%50%1820..1825\n~#no}").draft().key();

        assertThat(key.numbers().accepted())
                .hasSize(3)
                .last()
                .isEqualTo(new AcceptedNumber.Anything(BigDecimal.ZERO, "no"));
    }

    @Test
    void the_answers_may_stand_in_the_middle_of_a_text() throws Exception {
        assertThat(one("Two plus two equals {=four =4} today.").draft().content().stem())
                .isEqualTo("Two plus two equals _____ today.");
    }

    @Test
    void an_arrow_without_a_source_is_a_distractor() throws Exception {
        var content =
                (QuestionContent.Matching)
                        one("Match.{=a -> 1\n=b -> 2\n= -> 3}").draft().content();

        assertThat(content.sources()).hasSize(2);
        assertThat(content.targets()).hasSize(3);
    }

    @Test
    void a_less_than_sign_is_no_tag() throws Exception {
        assertThat(one("Is x<y and a & b?{T}").draft().content().stem())
                .isEqualTo("Is x&lt;y and a & b?");
        assertThat(one("[plain]Is <b>?{T}").draft().content().stem()).isEqualTo("Is &lt;b&gt;?");
        assertThat(one("[markdown]Is **b**?{T}").draft().textFormat())
                .isEqualTo(TextFormat.MARKDOWN);
    }

    @Test
    void comments_give_id_and_tags() throws Exception {
        var read = one("// [id:q-1] [tag:easy] [tag:Long Tag]\n::Name::Q?{T}");

        assertThat(read.name()).isEqualTo("q-1");
        assertThat(read.draft().tags()).containsExactly("easy", "long-tag");
        assertThat(read.draft().title()).isEqualTo("Name");
    }

    @Test
    void a_brace_that_is_not_closed_eats_no_other_question() throws Exception {
        var readings = Readings.of(new GiftReader(), "A?{=x\n\n::Next::B?{T}\n\nC?{F}");

        assertThat(readings).hasSize(3);
        assertThat(readings.getFirst())
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused -> {
                            assertThat(refused.place().line()).isEqualTo(1);
                            assertThat(refused.reason()).contains("not closed");
                        });
        assertThat(readings.get(1).place().line()).isEqualTo(3);
    }

    @Test
    void what_cannot_be_a_question_is_refused_with_its_reason() throws Exception {
        assertThat(refusal("Q?{~a}")).contains("two choices");
        assertThat(refusal("Q?{~a ~b}")).contains("earns anything");
        assertThat(refusal("Q?{#abc}")).contains("no number");
        assertThat(refusal("Q?{=%50%a}")).contains("100 %");
        assertThat(refusal("{T}")).contains("asks nothing");
    }

    @Test
    void a_line_without_an_end_costs_no_memory_and_is_refused() throws Exception {
        var readings = Readings.of(new GiftReader(), "x".repeat(3_000_000) + "\n\nNext?{T}");

        assertThat(readings).hasSize(2);
        assertThat(readings.getFirst()).isInstanceOf(Reading.Refused.class);
    }

    @Test
    void moodles_own_file_is_read_whole() throws Exception {
        var file = EXAMPLES.resolve("moodle/gift/tests/fixtures/questions.gift.txt");
        assumeTrue(Files.isDirectory(EXAMPLES), "skipped: no example files beside the checkout");

        var readings = Readings.of(new GiftReader(), file, new InMemoryMedia());

        assertThat(readings).hasSize(9);
        assertThat(readings.stream().filter(Reading.Refused.class::isInstance)).hasSize(0);
        assertAllKeepTheRules(readings);
    }

    @Test
    void the_examples_of_the_documentation_are_read_whole() throws Exception {
        var file = EXAMPLES.resolve("moodle/gift/examples.txt");
        assumeTrue(Files.isDirectory(EXAMPLES), "skipped: no example files beside the checkout");

        var readings = Readings.of(new GiftReader(), file, new InMemoryMedia());

        assertThat(readings.stream().filter(Reading.Refused.class::isInstance)).isEmpty();
        assertAllKeepTheRules(readings);
    }

    private static void assertAllKeepTheRules(List<Reading> readings) {
        for (var reading : readings) {
            if (reading instanceof Reading.Question question) {
                var draft = question.draft();
                assertThat(QuestionRules.findings(draft.content(), draft.key()))
                        .as("%s", draft)
                        .isEmpty();
            }
        }
    }

    static Stream<Path> pairs() {
        var folder = EXAMPLES.resolve("gift_pegjs");
        if (!Files.isDirectory(EXAMPLES)) {
            return Stream.of(folder);
        }
        try (var files = Files.list(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".gift"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void a_question_is_what_the_grammars_golden_parse_says(Path gift) throws Exception {
        assumeTrue(Files.isDirectory(EXAMPLES), "skipped: no example files beside the checkout");
        var golden =
                StreamSupport.stream(
                                new ObjectMapper()
                                        .readTree(
                                                gift.resolveSibling(
                                                                gift.getFileName()
                                                                        .toString()
                                                                        .replace(".gift", ".json"))
                                                        .toFile())
                                        .spliterator(),
                                false)
                        .filter(question -> !question.path("type").asText().equals("Category"))
                        .toList();

        var readings = Readings.of(new GiftReader(), gift, new InMemoryMedia());

        assertThat(readings).hasSameSizeAs(golden);
        for (var i = 0; i < golden.size(); i++) {
            assertThat(readings.get(i))
                    .as("%s", golden.get(i))
                    .isInstanceOf(Reading.Question.class);
            assertIs(golden.get(i), ((Reading.Question) readings.get(i)).draft());
        }
    }

    private static void assertIs(JsonNode golden, QuestionDraft draft) {
        if (!golden.path("title").isNull()) {
            assertThat(draft.title()).isEqualTo(golden.path("title").asText().strip());
        }
        assertThat(words(draft.content().stem()))
                .isEqualTo(words(golden.at("/stem/text").asText()));
        var type = golden.path("type").asText();
        switch (draft.content()) {
            case QuestionContent.Description _ -> assertThat(type).isEqualTo("Description");
            case QuestionContent.Essay _ -> assertThat(type).isEqualTo("Essay");
            case QuestionContent.TrueFalse _ -> {
                assertThat(type).isEqualTo("TF");
                assertThat(((AnswerKey.TrueFalse) draft.key()).correct())
                        .isEqualTo(golden.path("isTrue").asBoolean());
            }
            case QuestionContent.Numerical _ -> assertThat(type).isEqualTo("Numerical");
            case QuestionContent.ShortAnswer _ -> {
                assertThat(type).isEqualTo("Short");
                assertThat(((AnswerKey.ShortAnswer) draft.key()).texts().accepted())
                        .hasSize(golden.path("choices").size());
            }
            case QuestionContent.Matching matching -> {
                assertThat(type).isEqualTo("Matching");
                assertThat(
                                StreamSupport.stream(golden.path("matchPairs").spliterator(), false)
                                        .map(pair -> words(pair.path("subanswer").asText()))
                                        .distinct())
                        .containsExactlyElementsOf(
                                matching.targets().stream()
                                        .map(target -> words(target.text()))
                                        .toList());
            }
            case QuestionContent content -> {
                assertThat(type).isEqualTo("MC");
                assertThat(content.choices().stream().map(choice -> words(choice.text())))
                        .containsExactlyElementsOf(
                                StreamSupport.stream(golden.path("choices").spliterator(), false)
                                        .map(choice -> words(choice.at("/text/text").asText()))
                                        .toList());
            }
        }
    }

    /** Markup and white space are written differently. */
    private static String words(String text) {
        return Html.text(text.replace("<br>", " ").replace("\\n", " "))
                .replaceAll("\\s+", " ")
                .replace(" .", ".")
                .strip();
    }

    @Test
    void shares_that_sum_to_more_than_everything_earn_everything_as_soon_as_they_reach_it()
            throws Exception {
        var read = one("Which?{~%50%a ~%50%b ~%50%c ~%-100%d}");

        assertThat(((AnswerKey.MultipleChoice) read.draft().key()).scoring())
                .isInstanceOfSatisfying(
                        AnswerKey.ScoringRule.Mapped.class,
                        mapped -> assertThat(mapped.full()).isEqualByComparingTo("100"));
    }

    @Test
    void a_question_without_an_empty_line_before_it_begins_on_the_line_after_the_answers()
            throws Exception {
        var readings =
                Readings.of(
                        new GiftReader(),
                        """
                        ::One:: First? {=a ~b}
                        // [id:second]
                        ::Two:: Second?
                        {
                        =c
                        ~d
                        }
                        Third? {T}
                        $CATEGORY: top/Later
                        Fourth {} stays essay.
                        """);

        assertThat(readings)
                .extracting(reading -> reading.place().line())
                .containsExactly(1, 3, 8, 10);
        var questions = readings.stream().map(Reading.Question.class::cast).toList();
        assertThat(questions)
                .extracting(question -> question.draft().content().stem())
                .containsExactly("First?", "Second?", "Third?", "Fourth _____ stays essay.");
        assertThat(questions.get(1).name()).isEqualTo("second");
        assertThat(questions.get(1).fidelity()).isEqualTo(Fidelity.NORMALISED);
        assertThat(questions.get(3).category()).containsExactly("Later");
    }

    @Test
    void answers_with_an_empty_line_within_may_be_followed_at_once_by_the_next_question()
            throws Exception {
        var readings =
                Readings.of(new GiftReader(), "First? {\n=a\n\n~b\n}\n::Two:: Second? {=c ~d}\n");

        assertThat(readings).hasSize(2).allMatch(Reading.Question.class::isInstance);
    }

    @Test
    void braces_of_a_program_do_not_end_a_question() throws Exception {
        assertThat(
                        Readings.of(
                                new GiftReader(),
                                "What does it return?\nint f() {\n  return 1;\n}\nSay: {=1}"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused ->
                                assertThat(refused.reason())
                                        .isEqualTo("It has more than one block of answers."));
    }

    @Test
    void signs_in_tags_and_in_character_references_need_no_escape() throws Exception {
        var read = one("Which?{=<b class=\"x\">don&#39;t</b>#Feedback ~a <i>x</i>=\"y\" ~<br>z}");

        assertThat(read.draft().content().choices().stream().map(choice -> choice.text()))
                .containsExactly("<b class=\"x\">don&#39;t</b>", "a <i>x</i>", "\"y\"", "<br>z");
        assertThat(read.draft().key().explanation().feedback())
                .containsExactly(new AnswerKey.Feedback("a", "Feedback"));
    }

    @Test
    void tags_lose_their_accents_and_not_their_letters() throws Exception {
        assertThat(one("// [tag:Übung Größe]\nIs it?{T}").draft().tags())
                .containsExactly("ubung-grosse");
    }

    private static List<String> remarks(String gift) throws Exception {
        return one(gift).remarks().stream().map(Remark::text).toList();
    }

    @Test
    void that_a_wrong_choice_costs_points_is_told_to_be_lost() throws Exception {
        assertThat(remarks("Which?{=a ~%-25%b}"))
                .containsExactly("A wrong choice cost points and costs nothing here.");
        assertThat(remarks("Which?{=a ~%25%b ~c}")).isEmpty();
    }

    @Test
    void a_pair_keeps_its_sharps() throws Exception {
        var languages =
                (QuestionContent.Matching)
                        one("Match.{=C# -> Microsoft =Java -> Sun}").draft().content();
        var colours =
                (QuestionContent.Matching)
                        one("Match.{=#ff0000 -> red =blue -> #0000ff}").draft().content();

        assertThat(languages.sources())
                .extracting(source -> source.text())
                .containsExactly("C#", "Java");
        assertThat(colours.sources())
                .extracting(source -> source.text())
                .containsExactly("#ff0000", "blue");
        assertThat(colours.targets())
                .extracting(target -> target.text())
                .containsExactly("red", "#0000ff");
        assertThat(remarks("Match.{=C# -> Microsoft =Java -> Sun}")).isEmpty();
    }

    @Test
    void an_arrow_in_the_feedback_of_a_single_answer_makes_no_pair() throws Exception {
        assertThat(one("Which?{=yes#since a -> b}").draft().content())
                .isInstanceOf(QuestionContent.ShortAnswer.class);
        assertThat(refusal("Match.{=a -> 1 =b -> 2 =c}")).contains("no arrow");
    }

    @Test
    void the_format_that_earlier_exports_gave_to_targets_is_left_out_and_told() throws Exception {
        var match = "[html]Match.{=a -> [plain]x =b -> R&amp;D}";
        var content = (QuestionContent.Matching) one(match).draft().content();

        assertThat(content.targets())
                .extracting(target -> target.text())
                .containsExactly("x", "R&amp;D");
        assertThat(remarks(match)).containsExactly("A [plain] before a target is left out.");
    }

    @Test
    void things_to_put_in_order_stand_one_a_line_as_moodle_exports_them() throws Exception {
        var read =
                one(
                        """
                        // [id:myid]
                        ::Moodle::[html]Put these words in order.{>2     none
                        Modular
                        Object
                        Oriented
                        }
                        """);

        assertThat(read.draft().content())
                .isEqualTo(
                        new QuestionContent.Ordering(
                                "Put these words in order.",
                                List.of(
                                        new QuestionContent.Choice("a", "Modular"),
                                        new QuestionContent.Choice("b", "Object"),
                                        new QuestionContent.Choice("c", "Oriented"))));
        assertThat(((AnswerKey.Ordering) read.draft().key()).scoring())
                .isEqualTo(AnswerKey.OrderScoring.ADJACENT_PAIRS);
        assertThat(read.remarks())
                .containsExactly(
                        Remark.lossy("Moodle showed some of the items, here all are shown."));
    }

    @Test
    void how_an_order_is_scored_and_how_much_of_it_is_shown_is_kept_or_told() throws Exception {
        var exact = one("Order.{>3 ALL VERTICAL ALL_OR_NOTHING HIDE\na\nb\nc\nd\n}");

        assertThat(((AnswerKey.Ordering) exact.draft().key()).scoring())
                .isEqualTo(AnswerKey.OrderScoring.EXACT);
        assertThat(exact.remarks()).isEmpty();
        assertThat(remarks("Order.{>3 RANDOM VERTICAL RELATIVE_TO_CORRECT SHOW\na\nb\nc\nd\n}"))
                .containsExactly(
                        "Moodle showed some of the items, here all are shown.",
                        "Orders are not scored RELATIVE_TO_CORRECT here but by neighbouring items.");
        assertThat(((QuestionContent.Ordering) one("Order.{>3 a\nb\nc}").draft().content()).items())
                .hasSize(3);
        assertThat(refusal("Order.{>3\na\n}")).contains("fewer than two");
    }

    @Test
    void several_lines_without_marks_are_no_answer() throws Exception {
        assertThat(refusal("Is it?\n{ // so\n    // not\n    F // then\n}")).contains("no marks");
        assertThat(one("Who?{no one}").draft().content())
                .isInstanceOf(QuestionContent.ShortAnswer.class);
        assertThat(one("Who?{\nno one\n}").draft().content())
                .isInstanceOf(QuestionContent.ShortAnswer.class);
    }

    @Test
    void a_comment_belongs_to_the_question_that_follows_without_an_empty_line() throws Exception {
        var read = one("// [id:q1] [tag:old]\n\n// [tag:new]\n::Q2::Is it?{F}");

        assertThat(read.name()).isEqualTo("Q2");
        assertThat(read.draft().tags()).containsExactly("new");
    }

    @Test
    void lines_end_where_they_do_in_the_file_as_moodle_shows_them() throws Exception {
        assertThat(one("What does\n   x = 1\n<br>\nprint?{\n=1#a\nb}").draft().content().stem())
                .isEqualTo("What does<br>x = 1 <br> print?");
        assertThat(one("[plain]a\nb{T}").draft().content().stem()).isEqualTo("a<br>b");
        assertThat(one("[html]a\nb{T}").draft().content().stem()).isEqualTo("a\nb");
        assertThat(one("Who was\nit?{=no\none}").draft().title()).isEqualTo("Who was it?");
    }

    @Test
    void numbers_may_have_their_thousands_parted_and_powers_of_ten() throws Exception {
        var key =
                (AnswerKey.Numerical)
                        one("How many?{#=1,234.5:0.5 =2,456,789 =1 000 =1.5*10^3}").draft().key();

        assertThat(key.numbers().accepted())
                .extracting(number -> ((AcceptedNumber.Value) number).value().toPlainString())
                .containsExactly("1234.5", "2456789", "1000", "1500");
        assertThat(remarks("How many?{#12,500}")).containsExactly("\"12,500\" is taken for 12.5.");
        assertThat(remarks("How many?{#12,5}")).isEmpty();
    }

    @Test
    void that_the_first_answer_that_fits_counts_in_moodle_is_told_where_it_matters()
            throws Exception {
        var told = "Moodle took the first answer that fits, here the best one counts.";

        assertThat(remarks("When?{#=%50%1822:2 =1822:0}")).containsExactly(told);
        assertThat(remarks("When?{#=%50%1800..1810 =1822:0 ~#no}")).isEmpty();
        assertThat(remarks("When?{#=1822:0 =%50%1822:2}")).isEmpty();
        assertThat(remarks("Who?{=%50%no* =nobody}")).containsExactly(told);
        assertThat(remarks("Who?{=%50%Nobody =nobody}")).containsExactly(told);
        assertThat(remarks("Who?{=nobody =%50%no*}")).isEmpty();
        assertThat(remarks("Which?{=%0%not good#No =*good*}")).containsExactly(told);
        assertThat(remarks("Which?{=%0%bad#No =*good*}")).isEmpty();
    }
}

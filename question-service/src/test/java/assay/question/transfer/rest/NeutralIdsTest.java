package assay.question.transfer.rest;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.Explanation;
import assay.question.content.AnswerKey.Feedback;
import assay.question.content.AnswerKey.OrderScoring;
import assay.question.content.AnswerKey.Overall;
import assay.question.content.AnswerKey.Pair;
import assay.question.content.AnswerKey.PartKey;
import assay.question.content.AnswerKey.ScoringRule;
import assay.question.content.Difficulty;
import assay.question.content.Gap;
import assay.question.content.GapKey;
import assay.question.content.Origin;
import assay.question.content.Picture;
import assay.question.content.QuestionContent;
import assay.question.content.QuestionContent.Choice;
import assay.question.content.QuestionContent.Label;
import assay.question.content.QuestionContent.Part;
import assay.question.content.QuestionContent.Region;
import assay.question.content.QuestionDraft;
import assay.question.content.QuestionRules;
import assay.question.content.Shape;
import assay.question.content.TextFormat;
import assay.question.exchange.ShortId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NeutralIdsTest {
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final List<String> FOUR = List.of("a", "b", "c", "d");

    private static QuestionDraft draft(QuestionContent content, AnswerKey key) {
        return new QuestionDraft(
                "A title",
                Difficulty.MEDIUM,
                List.of(),
                List.of(),
                "en",
                null,
                BigDecimal.ONE,
                TextFormat.MARKDOWN,
                content,
                key,
                "",
                Map.of(),
                new Origin(
                        "qti-2.2",
                        "item",
                        "",
                        Map.of("a", "FIRST", "b", "SECOND", "x/a", "FIRST of x")));
    }

    private static List<Choice> choices(String kind, int seed) {
        return IntStream.range(0, 4)
                .mapToObj(i -> new Choice(ShortId.of(i), "%s %d of %d".formatted(kind, i, seed)))
                .toList();
    }

    private static List<Label> labels(int seed) {
        return choices("Word", seed).stream()
                .map(choice -> new Label(choice.id(), choice.text(), 1))
                .toList();
    }

    private static List<Region> regions(int seed) {
        return IntStream.range(0, 4)
                .mapToObj(i ->
                        new Region(
                                ShortId.of(i),
                                new Shape.Circle(10 * i + 5, 10 + seed % 50, 4),
                                "Region %d".formatted(i)))
                .toList();
    }

    private static Picture picture() {
        return new Picture("0".repeat(64), "A map.", 100, 100);
    }

    private static Explanation saying() {
        return new Explanation(
                "",
                List.of(new Feedback("a", "Of the first.")),
                Overall.NONE,
                List.of(),
                List.of(),
                null);
    }

    private static List<Pair> sideBySide() {
        return FOUR.stream().map(id -> new Pair(id, id)).toList();
    }

    private static QuestionDraft choosing(int seed) {
        return draft(
                new QuestionContent.SingleChoice("Which?", choices("Choice", seed), true),
                new AnswerKey.SingleChoice("a", Map.of("b", HALF), saying()));
    }

    private static QuestionDraft choosingSome(int seed) {
        return draft(
                new QuestionContent.MultipleChoice("Which?", choices("Choice", seed), 0, 4, true),
                new AnswerKey.MultipleChoice(
                        List.of("a", "b"),
                        new ScoringRule.PartialCredit(
                                Map.of("a", HALF, "b", HALF, "c", HALF.negate())),
                        saying()));
    }

    private static QuestionDraft matching(int seed) {
        return draft(
                new QuestionContent.Matching(
                        "Match.", choices("Source", seed), choices("Target", seed), 1, 1, true),
                new AnswerKey.Matching(
                        sideBySide(),
                        new ScoringRule.PartialCredit(
                                Map.of("a a", HALF, "b b", HALF, "a b", HALF.negate())),
                        saying()));
    }

    private static QuestionDraft ordering(int seed) {
        return draft(
                new QuestionContent.Ordering("Order.", choices("Step", seed)),
                new AnswerKey.Ordering(FOUR, OrderScoring.EXACT, saying()));
    }

    private static QuestionDraft sorting(int seed) {
        return draft(
                new QuestionContent.Categorise(
                        "Sort.", choices("Category", seed), choices("Item", seed), true),
                new AnswerKey.Categorise(sideBySide(), new ScoringRule.AllOrNothing(), saying()));
    }

    private static QuestionDraft words(int seed) {
        return draft(
                new QuestionContent.GapMatch("[[a]] [[b]] [[c]] [[d]]", labels(seed), FOUR, true),
                new AnswerKey.GapMatch(sideBySide(), new ScoringRule.AllOrNothing(), saying()));
    }

    private static QuestionDraft labelling(int seed) {
        return draft(
                new QuestionContent.LabelImage(
                        "Label.", picture(), labels(seed), regions(seed), true),
                new AnswerKey.LabelImage(sideBySide(), new ScoringRule.AllOrNothing(), saying()));
    }

    private static QuestionDraft pointing(int seed) {
        return draft(
                new QuestionContent.Hotspot("Where?", picture(), regions(seed), 1, 1),
                new AnswerKey.Hotspot(List.of("a"), new ScoringRule.AllOrNothing(), saying()));
    }

    private static QuestionDraft gaps(int seed) {
        return draft(
                new QuestionContent.Cloze(
                        "It is [[x]].",
                        List.of(new Gap.Selection("x", choices("Choice", seed), true))),
                new AnswerKey.Cloze(
                        List.of(
                                new GapKey.Selection(
                                        "x",
                                        BigDecimal.ONE,
                                        Map.of("a", BigDecimal.ONE),
                                        Map.of("a", "Of the first."))),
                        Explanation.NONE));
    }

    private static QuestionDraft together(int seed) {
        var part = matching(seed);
        return draft(
                new QuestionContent.Composite(
                        "About this:", List.of(new Part("x", BigDecimal.ONE, part.content()))),
                new AnswerKey.Composite(List.of(new PartKey("x", part.key())), Explanation.NONE));
    }

    private static final Map<String, IntFunction<QuestionDraft>> NUMBERED =
            Map.of(
                    "choosing", NeutralIdsTest::choosing,
                    "choosing some", NeutralIdsTest::choosingSome,
                    "matching", NeutralIdsTest::matching,
                    "ordering", NeutralIdsTest::ordering,
                    "sorting", NeutralIdsTest::sorting,
                    "words for gaps", NeutralIdsTest::words,
                    "labels", NeutralIdsTest::labelling,
                    "regions", NeutralIdsTest::pointing,
                    "gaps with choices", NeutralIdsTest::gaps,
                    "parts", NeutralIdsTest::together);

    /** The ids that the key names as right, whatever the kind of key. */
    private static List<String> right(AnswerKey key) {
        return switch (key) {
            case AnswerKey.Matching matching -> elements(matching.correct());
            case AnswerKey.Categorise sorting -> elements(sorting.correct());
            case AnswerKey.GapMatch text -> elements(text.correct());
            case AnswerKey.LabelImage image -> elements(image.correct());
            case AnswerKey.Ordering ordering -> ordering.correct();
            case AnswerKey.Cloze text ->
                    text.gaps().stream()
                            .map(GapKey.Selection.class::cast)
                            .flatMap(gap -> gap.credits().keySet().stream())
                            .toList();
            case AnswerKey.Composite composite -> right(composite.parts().getFirst().key());
            default -> key.rightChoices();
        };
    }

    private static List<String> elements(List<Pair> pairs) {
        return pairs.stream().map(Pair::element).toList();
    }

    @Test
    void ids_do_not_tell_the_key() {
        NUMBERED.forEach((kind, numbered) -> {
            var keys = new HashMap<Set<String>, Integer>();
            var orders = new HashSet<List<String>>();
            for (var seed = 0; seed < 240; seed++) {
                var key = right(NeutralIds.of(numbered.apply(seed)).key());
                keys.merge(Set.copyOf(key), 1, Integer::sum);
                orders.add(key);
            }

            assertThat(orders).as("keys of four elements: " + kind).hasSizeGreaterThan(3);
            if (!kind.equals("ordering")) {
                assertThat(keys.values())
                        .as("how often each key stands: " + kind)
                        .allSatisfy(often -> assertThat(often).isLessThan(240 / 2));
            }
        });
    }

    @Test
    void ids_do_not_tell_the_right_order() {
        var orders = new HashSet<List<String>>();
        for (var seed = 0; seed < 200; seed++) {
            orders.add(right(NeutralIds.of(ordering(seed)).key()));
        }

        assertThat(orders).as("of 24 orders of four ids").hasSizeGreaterThan(20);
    }

    @Test
    void ids_come_from_what_is_shown_and_not_from_the_place_in_the_file() {
        var steps = choices("Step", 3);
        var turned = new ArrayList<Choice>();
        var reversed = steps.reversed();
        for (var i = 0; i < reversed.size(); i++) {
            turned.add(new Choice(ShortId.of(i), reversed.get(i).text()));
        }

        assertThat(shown(NeutralIds.of(ordering(3)).content()))
                .isEqualTo(
                        shown(
                                NeutralIds.of(
                                                draft(
                                                        new QuestionContent.Ordering(
                                                                "Order.", turned),
                                                        new AnswerKey.Ordering(
                                                                FOUR,
                                                                OrderScoring.EXACT,
                                                                saying())))
                                        .content()));
    }

    private static Map<String, String> shown(QuestionContent content) {
        var shown = new HashMap<String, String>();
        ((QuestionContent.Ordering) content)
                .items()
                .forEach(item -> shown.put(item.id(), item.text()));
        return shown;
    }

    @Test
    void the_question_is_the_same_but_for_its_ids() {
        NUMBERED.forEach((kind, numbered) -> {
            var draft = numbered.apply(7);
            var neutral = NeutralIds.of(draft);

            assertThat(neutral.content().texts()).as(kind).isEqualTo(draft.content().texts());
            assertThat(QuestionRules.findings(neutral.content(), neutral.key()))
                    .as(kind)
                    .isEqualTo(QuestionRules.findings(draft.content(), draft.key()));
            assertThat(NeutralIds.of(neutral)).as("again: " + kind).isEqualTo(neutral);
        });
    }

    @Test
    void weights_feedback_and_the_names_of_the_file_go_with_their_elements() {
        var neutral = NeutralIds.of(matching(7));
        var content = (QuestionContent.Matching) neutral.content();
        var key = (AnswerKey.Matching) neutral.key();
        var first = idOf(content.sources(), "Source 0 of 7");
        var second = idOf(content.sources(), "Source 1 of 7");
        var target = idOf(content.targets(), "Target 0 of 7");
        var other = idOf(content.targets(), "Target 1 of 7");

        assertThat(key.correct()).contains(new Pair(first, target), new Pair(second, other));
        assertThat(((ScoringRule.PartialCredit) key.scoring()).weights())
                .isEqualTo(
                        Map.of(
                                first + " " + target, HALF,
                                second + " " + other, HALF,
                                first + " " + other, HALF.negate()));
        assertThat(key.explanation().feedback())
                .containsExactly(new Feedback(first, "Of the first."));
        assertThat(requireNonNull(neutral.origin()).identifiers())
                .containsEntry(first, "FIRST")
                .containsEntry(second, "SECOND");
    }

    @Test
    void names_of_the_file_go_with_the_choices_of_a_gap() {
        var neutral = NeutralIds.of(gaps(7));
        var gap = (Gap.Selection) ((QuestionContent.Cloze) neutral.content()).gaps().getFirst();
        var key = (GapKey.Selection) ((AnswerKey.Cloze) neutral.key()).gaps().getFirst();
        var first = idOf(gap.choices(), "Choice 0 of 7");

        assertThat(key.credits()).containsOnlyKeys(first);
        assertThat(key.feedback()).containsOnlyKeys(first);
        assertThat(requireNonNull(neutral.origin()).identifiers())
                .containsEntry("x/" + first, "FIRST of x");
    }

    private static String idOf(List<Choice> choices, String text) {
        return choices.stream()
                .filter(choice -> choice.text().equals(text))
                .findFirst()
                .orElseThrow()
                .id();
    }
}

package assay.grading.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ScorerTest {
    private static final List<ChoiceId> PAPER = List.copyOf(choices("a b c d e"));

    @ParameterizedTest(name = "right is {0}, chosen {1}: {2}")
    @CsvSource({"c, c, 1", "c, a, 0", "a, e, 0"})
    void the_right_choice_earns_everything_and_any_other_nothing(
            String correct, String chosen, String points) {
        var verdict =
                score(
                        AnswerKey.SingleChoice.of(new ChoiceId(correct)),
                        new Response.SingleChoice(new ChoiceId(chosen)),
                        "1");

        assertThat(pointsOf(verdict)).isEqualTo(Points.of(points));
    }

    @ParameterizedTest(name = "right are {0}, chosen {1}: {2} of 3")
    @CsvSource({
        "b e, b e, 3",
        "b e, e b, 3",
        "b e, b, 0",
        "b e, b d, 0",
        "b e, b d e, 0",
        "b e, a b c d e, 0",
        "b e, a c, 0",
        "b, b, 3"
    })
    void all_or_nothing_wants_exactly_the_right_ones(String correct, String chosen, String points) {
        assertThat(points(new ScoringRule.AllOrNothing(), correct, chosen, "3"))
                .isEqualTo(Points.of(points));
    }

    @ParameterizedTest(name = "right are {0}, chosen {1}: {2} of {3}")
    @CsvSource({
        "b e, b e, 1, 1",
        "b e, b, 0.5, 1",
        "b e, b d, 0, 1",
        "b e, b d e, 0.5, 1",
        "b e, a b c d e, 0, 1",
        "b e, a c, 0, 1",
        "a b c, a, 0.333333, 1",
        "a b c, a b, 0.666667, 1",
        "a b c, a b c, 1, 1",
        "a b c, a, 1, 3",
        "a b c, a b, 2, 3",
        "a b c, a b d, 1, 3",
        "a b c d e, a, 0.2, 1"
    })
    void one_wrong_tick_cancels_one_right_tick(
            String correct, String chosen, String points, String full) {
        assertThat(points(new ScoringRule.EvenShares(), correct, chosen, full))
                .isEqualTo(Points.of(points));
    }

    @ParameterizedTest(name = "chosen {0}: {1} of 2")
    @CsvSource({"b e, 2", "b, 1", "a b, 0", "a b e, 1", "a, 0", "c, 0", "b c, 1", "a b c d e, 1"})
    void weights_add_up_within_nothing_and_everything(String chosen, String points) {
        var rule =
                new ScoringRule.Weighted(
                        Map.of(
                                new ChoiceId("a"), new BigDecimal("-0.5"),
                                new ChoiceId("b"), new BigDecimal("0.5"),
                                new ChoiceId("e"), new BigDecimal("0.5")));

        assertThat(points(rule, "b e", chosen, "2")).isEqualTo(Points.of(points));
    }

    @Test
    void three_thirds_written_short_are_everything() {
        var third = new BigDecimal("0.333");
        var rule =
                new ScoringRule.Weighted(
                        Map.of(
                                new ChoiceId("a"), third,
                                new ChoiceId("b"), third,
                                new ChoiceId("c"), third));

        assertThat(points(rule, "a b c", "a b c", "1")).isEqualTo(Points.of("1"));
        assertThat(points(rule, "a b c", "a b", "1")).isEqualTo(Points.of("0.666"));
    }

    @Test
    void weights_that_do_not_let_a_perfect_response_earn_everything_are_refused() {
        var rule = new ScoringRule.Weighted(Map.of(new ChoiceId("a"), new BigDecimal("0.9")));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AnswerKey.MultipleChoice(choices("a"), rule))
                .withMessageContaining("sum up to 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new ScoringRule.Weighted(Map.of(new ChoiceId("a"), new BigDecimal("1.1"))));
    }

    @Test
    void what_was_not_answered_is_unanswered_and_worth_nothing() {
        var single = AnswerKey.SingleChoice.of(new ChoiceId("a"));
        var multiple = new AnswerKey.MultipleChoice(choices("a"), new ScoringRule.AllOrNothing());

        assertThat(score(single, null, "1")).isInstanceOf(Verdict.Unanswered.class);
        assertThat(score(multiple, null, "1")).isInstanceOf(Verdict.Unanswered.class);
        assertThat(score(multiple, new Response.MultipleChoice(Set.of()), "1"))
                .isInstanceOf(Verdict.Unanswered.class);
    }

    @Test
    void a_response_of_another_kind_is_reported_not_thrown_and_not_zero() {
        var single = AnswerKey.SingleChoice.of(new ChoiceId("a"));

        assertThat(score(single, new Response.MultipleChoice(choices("a")), "1"))
                .isEqualTo(
                        new Verdict.Unscorable(
                                "A response of the kind multiple-choice cannot be measured by a key of the kind single-choice."));
    }

    @Test
    void a_choice_that_was_not_offered_is_reported() {
        assertThat(
                        score(
                                AnswerKey.SingleChoice.of(new ChoiceId("a")),
                                new Response.SingleChoice(new ChoiceId("z")),
                                "1"))
                .isInstanceOf(Verdict.Unscorable.class);
    }

    @Test
    void a_key_that_calls_something_right_that_was_not_offered_is_reported() {
        assertThat(
                        score(
                                AnswerKey.SingleChoice.of(new ChoiceId("z")),
                                new Response.SingleChoice(new ChoiceId("a")),
                                "1"))
                .isEqualTo(
                        new Verdict.Unscorable(
                                "The key calls z right, which the paper does not offer."));
    }

    @Test
    void what_was_not_answered_is_worth_nothing_even_where_the_key_measures_nothing() {
        var misfit = AnswerKey.SingleChoice.of(new ChoiceId("z"));

        assertThat(score(misfit, null, "1")).isInstanceOf(Verdict.Unanswered.class);
        assertThat(Scorer.withoutKey(null, "There is no key."))
                .isInstanceOf(Verdict.Unanswered.class);
        assertThat(Scorer.withoutKey(new Response.MultipleChoice(Set.of()), "There is no key."))
                .isInstanceOf(Verdict.Unanswered.class);
        assertThat(Scorer.withoutKey(new Response.MultipleChoice(choices("a")), "There is no key."))
                .isEqualTo(new Verdict.Unscorable("There is no key."));
    }

    @Test
    void a_score_explains_itself() {
        var verdict =
                (Verdict.Scored)
                        score(
                                new AnswerKey.MultipleChoice(
                                        choices("a c"), new ScoringRule.EvenShares()),
                                new Response.MultipleChoice(choices("c d")),
                                "2");

        assertThat(verdict.explanation())
                .isEqualTo(
                        new Explanation(
                                Explanation.Rule.EVEN_SHARES,
                                List.of(
                                        new Explanation.Contribution(
                                                "c",
                                                true,
                                                new BigDecimal("0.500000"),
                                                Explanation.Kind.CHOICE),
                                        new Explanation.Contribution(
                                                "d",
                                                false,
                                                new BigDecimal("-0.500000"),
                                                Explanation.Kind.CHOICE)),
                                "Chosen: c, d; right: a, c. Each right one adds a share of 1/2, each wrong one takes one away.",
                                List.of(),
                                ""));
    }

    private static Points points(ScoringRule rule, String correct, String chosen, String full) {
        return pointsOf(
                score(
                        new AnswerKey.MultipleChoice(choices(correct), rule),
                        new Response.MultipleChoice(choices(chosen)),
                        full));
    }

    private static Verdict score(AnswerKey key, @Nullable Response response, String full) {
        return Scorer.score(key, response, Shown.of(PAPER), Points.of(full));
    }

    private static Points pointsOf(Verdict verdict) {
        return ((Verdict.Scored) verdict).points();
    }

    private static Set<ChoiceId> choices(String ids) {
        return Arrays.stream(ids.split(" ", -1))
                .map(ChoiceId::new)
                .collect(Collectors.toUnmodifiableSet());
    }
}

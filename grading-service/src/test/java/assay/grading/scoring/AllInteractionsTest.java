package assay.grading.scoring;

import static assay.grading.scoring.ScoringSamples.decimal;
import static assay.grading.scoring.ScoringSamples.ids;
import static assay.grading.scoring.ScoringSamples.marking;
import static assay.grading.scoring.ScoringSamples.number;
import static assay.grading.scoring.ScoringSamples.order;
import static assay.grading.scoring.ScoringSamples.pairs;
import static assay.grading.scoring.ScoringSamples.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import assay.grading.scoring.Explanation.Kind;
import assay.grading.scoring.ScoringSamples.Sample;
import assay.grading.scoring.Shape.Point;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AllInteractionsTest {
    private static final Points SIX = Points.of("6");

    static List<Sample> samples() {
        return ScoringSamples.all();
    }

    @Test
    void the_samples_are_complete() {
        assertThat(ScoringSamples.keys().stream().map(Object::getClass).distinct())
                .hasSize(AnswerKey.class.getPermittedSubclasses().length);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_perfect_response_earns_everything_or_awaits_a_marker(Sample sample) {
        var verdict = score(sample.key(), sample.perfect());

        if (sample.key() instanceof AnswerKey.Essay
                || sample.key() instanceof AnswerKey.FileUpload) {
            assertThat(verdict).isInstanceOf(Verdict.AwaitingMarker.class);
        } else {
            assertThat(verdict).isInstanceOf(Verdict.Scored.class);
            assertThat(((Verdict.Scored) verdict).points()).isEqualTo(SIX);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void no_response_is_unanswered(Sample sample) {
        assertThat(score(sample.key(), null)).isInstanceOf(Verdict.Unanswered.class);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_response_of_any_other_kind_is_reported_and_never_thrown(Sample sample) {
        for (var other : ScoringSamples.responses()) {
            if (other.getClass() != sample.perfect().getClass()) {
                assertThat(score(sample.key(), other)).isInstanceOf(Verdict.Unscorable.class);
            }
        }
    }

    @Test
    void a_description_asks_nothing() {
        assertThat(score(new AnswerKey.Description(), null)).isInstanceOf(Verdict.Unanswered.class);
    }

    static Stream<Response> blanks() {
        return Stream.of(
                new Response.MultipleChoice(ids("")),
                new Response.Hotspot(ids("")),
                new Response.Hottext(ids("")),
                new Response.ShortAnswer(" \t"),
                new Response.Numerical(" ", "m"),
                new Response.Matching(pairs("")),
                new Response.Ordering(List.of()),
                new Response.SelectPoint(List.of()),
                new Response.Essay("\n"),
                new Response.FileUpload(List.of()),
                new Response.Cloze(List.of(new Response.Written("a", ""))),
                new Response.Composite(List.of(new Response.ToPart("p", new Response.Essay("")))));
    }

    @ParameterizedTest
    @MethodSource("blanks")
    void a_response_that_says_nothing_is_no_answer(Response blank) {
        assertThat(blank.saysNothing()).isTrue();
    }

    @ParameterizedTest(name = "{0} earns {1} of 6")
    @CsvSource({"b, 6", "c, 3", "d, 0", "a, 0"})
    void another_choice_may_earn_a_part_and_never_less_than_nothing(String choice, String points) {
        var key =
                new AnswerKey.SingleChoice(
                        new ChoiceId("b"),
                        Map.of(
                                new ChoiceId("c"), decimal("0.5"),
                                new ChoiceId("d"), decimal("-1")));

        assertThat(points(key, new Response.SingleChoice(new ChoiceId(choice))))
                .isEqualTo(Points.of(points));
    }

    @ParameterizedTest(name = "{0} was called {1}: {2}")
    @CsvSource({"true, true, 6", "true, false, 0", "false, true, 0", "false, false, 6"})
    void a_statement_is_true_or_false(boolean correct, boolean calledTrue, String points) {
        assertThat(points(new AnswerKey.TrueFalse(correct), new Response.TrueFalse(calledTrue)))
                .isEqualTo(Points.of(points));
    }

    @ParameterizedTest(name = "{0}: {1} by shares, {2} at once")
    @CsvSource({
        "a-x b-y c-z, 6, 6",
        "a-x b-y, 4, 0",
        "a-x b-y c-x, 4, 0",
        "a-x b-y c-z c-x, 4, 0",
        "a-x b-y c-x c-y, 2, 0",
        "a-x a-y a-z b-x b-y b-z c-x c-y c-z, 0, 0",
        "a-y b-x c-z, 2, 0",
        "a-y b-x, 0, 0"
    })
    void each_right_pair_adds_a_share_and_those_beyond_their_number_cost_one(
            String given, String shares, String atOnce) {
        var right = pairs("a-x b-y c-z");
        var response = new Response.Matching(pairs(given));

        assertThat(points(new AnswerKey.Matching(right, new ScoringRule.EvenShares()), response))
                .isEqualTo(Points.of(shares));
        assertThat(points(new AnswerKey.Matching(right, new ScoringRule.AllOrNothing()), response))
                .isEqualTo(Points.of(atOnce));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "a-x b-x, 6",
        "a-x, 3",
        "a-x b-y, 3",
        "a-x c-x, 3",
        "a-x b-x c-y, 3",
        "a-x c-x d-x, 0"
    })
    void items_are_put_into_categories(String given, String points) {
        var key = new AnswerKey.Categorise(pairs("a-x b-x"), new ScoringRule.EvenShares());

        assertThat(points(key, new Response.Categorise(pairs(given)))).isEqualTo(Points.of(points));
    }

    @Test
    void an_item_in_two_categories_does_not_fit() {
        var key = new AnswerKey.Categorise(pairs("a-x"), new ScoringRule.EvenShares());

        assertThat(score(key, new Response.Categorise(pairs("a-x a-y"))))
                .isEqualTo(new Verdict.Unscorable("The response uses a twice."));
    }

    @ParameterizedTest(name = "{0}: {1} by shares, {2} at once")
    @CsvSource({
        // x takes a or b, y takes c; z is a gap that stays empty
        "a-x c-y, 6, 6",
        "b-x c-y, 6, 6",
        "a-x, 3, 0",
        "a-x b-y, 3, 0",
        "a-x c-y d-z, 3, 0",
        "c-x a-y, 0, 0"
    })
    void any_of_several_right_words_fills_a_gap(String given, String shares, String atOnce) {
        var right = pairs("a-x b-x c-y");

        for (var response :
                List.of(
                        new Response.GapMatch(pairs(given)),
                        new Response.LabelImage(pairs(given)))) {
            var isGapMatch = response instanceof Response.GapMatch;
            assertThat(
                            points(
                                    isGapMatch
                                            ? new AnswerKey.GapMatch(
                                                    right, new ScoringRule.EvenShares())
                                            : new AnswerKey.LabelImage(
                                                    right, new ScoringRule.EvenShares()),
                                    response))
                    .isEqualTo(Points.of(shares));
            assertThat(
                            points(
                                    isGapMatch
                                            ? new AnswerKey.GapMatch(
                                                    right, new ScoringRule.AllOrNothing())
                                            : new AnswerKey.LabelImage(
                                                    right, new ScoringRule.AllOrNothing()),
                                    response))
                    .isEqualTo(Points.of(atOnce));
        }
    }

    @Test
    void two_words_in_one_gap_do_not_fit() {
        var key = new AnswerKey.GapMatch(pairs("a-x b-x"), new ScoringRule.EvenShares());

        assertThat(score(key, new Response.GapMatch(pairs("a-x b-x"))))
                .isInstanceOf(Verdict.Unscorable.class);
    }

    @Test
    void pairs_may_have_weights_of_their_own() {
        var rule =
                new ScoringRule.Weighted(
                        Map.of(
                                new ChoiceId("a x"), decimal("0.75"),
                                new ChoiceId("b y"), decimal("0.25"),
                                new ChoiceId("b x"), decimal("-0.5")));
        var key = new AnswerKey.Matching(pairs("a-x b-y"), rule);

        assertThat(points(key, new Response.Matching(pairs("a-x")))).isEqualTo(Points.of("4.5"));
        assertThat(points(key, new Response.Matching(pairs("a-x b-x"))))
                .isEqualTo(Points.of("1.5"));
        assertThat(points(key, new Response.Matching(pairs("b-x")))).isEqualTo(Points.ZERO);
    }

    @Test
    void with_weights_too_all_pairs_together_earn_nothing() {
        var right = pairs("a-x b-y c-z");
        var rule =
                new ScoringRule.Weighted(
                        Map.of(
                                new ChoiceId("a x"), decimal("0.5"),
                                new ChoiceId("b y"), decimal("0.25"),
                                new ChoiceId("c z"), decimal("0.25"),
                                new ChoiceId("c x"), decimal("0")));
        var key = new AnswerKey.Matching(right, rule);

        assertThat(points(key, new Response.Matching(pairs("a-x a-y a-z b-x b-y b-z c-x c-y c-z"))))
                .isEqualTo(Points.ZERO);
        // a wrong pair in place of a right one costs nothing more
        assertThat(points(key, new Response.Matching(pairs("a-x b-y c-y"))))
                .isEqualTo(Points.of("4.5"));
        // one beyond takes a third; one whose weight is said to be nothing takes nothing
        assertThat(points(key, new Response.Matching(pairs("a-x b-y c-z a-y"))))
                .isEqualTo(Points.of("4"));
        assertThat(points(key, new Response.Matching(pairs("a-x b-y c-z c-x"))))
                .isEqualTo(Points.of("6"));
    }

    @Test
    void what_an_explanation_adds_up_is_what_is_earned() {
        var verdict =
                score(
                        new AnswerKey.Matching(pairs("a-x b-y"), new ScoringRule.EvenShares()),
                        new Response.Matching(pairs("a-x b-y a-y")));

        assertThat(((Verdict.Scored) verdict).points()).isEqualTo(Points.of("3"));
        assertThat(((Verdict.Scored) verdict).explanation().contributions())
                .extracting(Explanation.Contribution::weight)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(decimal("0.5"), decimal("-0.5"), decimal("0.5"));
    }

    @ParameterizedTest(name = "{0}: {1} of 6 between {2} and {3}")
    @CsvSource({
        // a 2, b 1, c -2, all others -1; 3 earns everything
        "a b, 6, 0, ''",
        "a, 4, 0, ''",
        "a d, 2, 0, ''",
        "a c, 0, 0, ''",
        "c, 0, '', ''",
        // held at 2 from above, at 1 from below
        "a b, 4, 0, 2",
        "c, 2, 1, 2"
    })
    void mapped_values_add_up_within_their_bounds(
            String given, String points, String lower, String upper) {
        var rule =
                new ScoringRule.Mapped(
                        Map.of(
                                new ChoiceId("a"), decimal("2"),
                                new ChoiceId("b"), decimal("1"),
                                new ChoiceId("c"), decimal("-2")),
                        decimal("-1"),
                        bound(lower),
                        bound(upper),
                        decimal("3"));

        assertThat(
                        points(
                                new AnswerKey.Hotspot(ids("a b"), rule),
                                new Response.Hotspot(ids(given))))
                .isEqualTo(Points.of(points));
    }

    private static @Nullable BigDecimal bound(String text) {
        return text.isEmpty() ? null : decimal(text);
    }

    @ParameterizedTest(name = "{0}: exact {1}, neighbours {2}, places {3}")
    @CsvSource({
        "a b c d, 6, 6, 6",
        "b c d a, 0, 4, 0",
        "d c b a, 0, 0, 0",
        "a c b d, 0, 0, 3",
        "b a c d, 0, 2, 3",
        "a b c, 0, 4, 4.5",
        "a, 0, 0, 1.5",
        "b c, 0, 2, 0"
    })
    void an_order_earns_by_its_rule(String given, String exact, String neighbours, String places) {
        var response = new Response.Ordering(order(given));

        assertThat(points(ordering("a b c d", OrderScoring.EXACT), response))
                .isEqualTo(Points.of(exact));
        assertThat(points(ordering("a b c d", OrderScoring.ADJACENT_PAIRS), response))
                .isEqualTo(Points.of(neighbours));
        assertThat(points(ordering("a b c d", OrderScoring.POSITION), response))
                .isEqualTo(Points.of(places));
    }

    @Test
    void an_order_of_one_item_is_right_when_it_is_there() {
        assertThat(
                        points(
                                ordering("a", OrderScoring.ADJACENT_PAIRS),
                                new Response.Ordering(order("a"))))
                .isEqualTo(SIX);
    }

    @Test
    void an_order_with_a_strange_item_or_one_twice_does_not_fit() {
        var key = ordering("a b", OrderScoring.POSITION);

        assertThat(score(key, new Response.Ordering(order("a z"))))
                .isInstanceOf(Verdict.Unscorable.class);
        assertThat(score(key, new Response.Ordering(order("a a"))))
                .isInstanceOf(Verdict.Unscorable.class);
    }

    private static AnswerKey ordering(String correct, OrderScoring scoring) {
        return new AnswerKey.Ordering(order(correct), scoring);
    }

    @Test
    void gaps_earn_by_their_weights() {
        var key =
                new AnswerKey.Cloze(
                        List.of(
                                new GapKey.Written("a", decimal("2"), texts("Paris")),
                                new GapKey.Measured("b", decimal("1"), number("1")),
                                new GapKey.Selected(
                                        "c",
                                        decimal("1"),
                                        Map.of(
                                                new ChoiceId("x"),
                                                BigDecimal.ONE,
                                                new ChoiceId("y"),
                                                decimal("0.5")),
                                        Map.of(new ChoiceId("y"), "nearly"))));

        var verdict =
                (Verdict.Scored)
                        score(
                                key,
                                new Response.Cloze(
                                        List.of(
                                                new Response.Written("a", "paris"),
                                                new Response.Selected("c", new ChoiceId("y")))));

        // (2 * 1 + 1 * 0 + 1 * 0.5) / 4 of 6
        assertThat(verdict.points()).isEqualTo(Points.of("3.75"));
        assertThat(verdict.explanation().shares().stream().map(Explanation.Share::name))
                .containsExactly("a", "b", "c");
        assertThat(verdict.explanation().shares().get(1).verdict())
                .isInstanceOf(Verdict.Unanswered.class);
        assertThat(feedbackOf(verdict.explanation().shares().get(0).verdict()))
                .isEqualTo("fits Paris");
        assertThat(feedbackOf(verdict.explanation().shares().get(2).verdict())).isEqualTo("nearly");
    }

    private static String feedbackOf(Verdict verdict) {
        return ((Verdict.Scored) verdict).explanation().feedback();
    }

    @Test
    void a_gap_that_does_not_exist_is_of_another_kind_or_filled_twice_does_not_fit() {
        var key =
                new AnswerKey.Cloze(
                        List.of(new GapKey.Written("a", BigDecimal.ONE, texts("Paris"))));

        for (var gaps :
                List.<List<Response.InGap>>of(
                        List.of(new Response.Written("z", "Paris")),
                        List.of(new Response.Measured("a", "1", null)),
                        List.of(
                                new Response.Written("a", "Paris"),
                                new Response.Written("a", "London")))) {
            assertThat(score(key, new Response.Cloze(gaps))).isInstanceOf(Verdict.Unscorable.class);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "'5,5', 3",
        "'5,5 50,50', 6",
        // the second point in an area adds nothing, nor does it cost anything
        "'5,5 6,6', 3",
        // in no area: minus a quarter
        "'5,5 200,200', 1.5",
        "'200,200', 0",
        // where two areas overlap, the first of the list
        "'10,10', 3",
        "'95,5', 0"
    })
    void points_earn_by_the_areas_they_are_in(String given, String points) {
        var key =
                new AnswerKey.SelectPoint(
                        List.of(
                                new AnswerKey.Area(
                                        new Shape.Rectangle(0, 0, 10, 10), decimal("0.5")),
                                new AnswerKey.Area(
                                        new Shape.Rectangle(10, 10, 10, 10), decimal("-1")),
                                new AnswerKey.Area(new Shape.Circle(50, 50, 5), decimal("0.5")),
                                new AnswerKey.Area(
                                        new Shape.Rectangle(90, 0, 10, 10), decimal("-0.5"))),
                        decimal("-0.25"));

        assertThat(
                        points(
                                key,
                                new Response.SelectPoint(
                                        Arrays.stream(given.split(" ", -1))
                                                .map(one -> one.split(",", -1))
                                                .map(xy ->
                                                        new Point(
                                                                Integer.parseInt(xy[0]),
                                                                Integer.parseInt(xy[1])))
                                                .toList())))
                .isEqualTo(Points.of(points));
    }

    @Test
    void parts_earn_by_the_weights_on_the_paper() {
        var key =
                new AnswerKey.Composite(
                        List.of(
                                new AnswerKey.PartKey("p", new AnswerKey.TrueFalse(true)),
                                new AnswerKey.PartKey(
                                        "q",
                                        new AnswerKey.MultipleChoice(
                                                ids("a b c"), new ScoringRule.EvenShares()))));
        var response =
                new Response.Composite(
                        List.of(
                                new Response.ToPart("p", new Response.TrueFalse(true)),
                                new Response.ToPart("q", new Response.MultipleChoice(ids("a")))));

        // (2 + 1/3) / 3 of 9, exactly
        assertThat(Scorer.score(key, response, ScoringSamples.shown(), Points.of("9")))
                .extracting(verdict -> ((Verdict.Scored) verdict).points())
                .isEqualTo(Points.of("7"));
        assertThat(Scorer.score(key, response, Shown.of(List.of()), Points.of("9")))
                .isEqualTo(
                        new Verdict.Unscorable("The paper does not say what the part p weighs."));
    }

    @Test
    void the_values_of_a_parts_variables_are_its_own() {
        var numbers =
                new AcceptedNumber.Numbers(
                        List.of(
                                new AcceptedNumber.Formula(
                                        "{a}", Tolerance.Absolute.EXACT, BigDecimal.ONE, "")),
                        AcceptedNumber.Units.NONE);
        var key =
                new AnswerKey.Composite(
                        List.of(
                                new AnswerKey.PartKey("p", new AnswerKey.Calculated(numbers, null)),
                                new AnswerKey.PartKey(
                                        "q", new AnswerKey.Calculated(numbers, null))));
        var shown =
                new Shown(
                        List.of(),
                        Map.of("p/a", decimal("1"), "q/a", decimal("2")),
                        Map.of("p", BigDecimal.ONE, "q", BigDecimal.ONE));

        var verdict =
                Scorer.score(
                        key,
                        new Response.Composite(
                                List.of(
                                        new Response.ToPart(
                                                "p", new Response.Calculated("1", null)),
                                        new Response.ToPart(
                                                "q", new Response.Calculated("1", null)))),
                        shown,
                        SIX);

        assertThat(((Verdict.Scored) verdict).points()).isEqualTo(Points.of("3"));
    }

    @Test
    void a_part_that_awaits_a_marker_makes_the_whole_await_until_it_has_its_mark() {
        var key =
                new AnswerKey.Composite(
                        List.of(
                                new AnswerKey.PartKey("p", new AnswerKey.Essay(marking())),
                                new AnswerKey.PartKey("q", new AnswerKey.TrueFalse(true))));
        var response =
                new Response.Composite(
                        List.of(
                                new Response.ToPart("p", new Response.Essay("text")),
                                new Response.ToPart("q", new Response.TrueFalse(false))));

        var waiting = Scorer.score(key, response, ScoringSamples.shown(), SIX);

        assertThat(waiting).isInstanceOf(Verdict.AwaitingMarker.class);
        assertThat(Marks.in(waiting, SIX))
                .containsExactly(new Marks.Marked("p", Points.of("4"), null));
        var mark = mark("1", "2");
        var marked = Marks.put(waiting, "p", mark, SIX);
        assertThat(((Verdict.Scored) marked).points()).isEqualTo(Points.of("2"));
        assertThat(Marks.in(marked, SIX))
                .containsExactly(new Marks.Marked("p", Points.of("4"), mark));
        // Marked again, and carried over to a fresh verdict.
        var better = Marks.put(marked, "p", mark("1", "1"), SIX);
        assertThat(((Verdict.Scored) better).points()).isEqualTo(Points.of("4"));
        assertThat(Marks.carriedOver(better, waiting, SIX)).isEqualTo(better);
        // No mark where there is nothing to mark.
        assertThat(Marks.put(waiting, "q", mark, SIX)).isEqualTo(waiting);
        assertThat(Marks.put(waiting, null, mark, SIX)).isEqualTo(waiting);
    }

    @Test
    void a_part_without_a_response_earns_nothing_and_awaits_nobody() {
        var key =
                new AnswerKey.Composite(
                        List.of(
                                new AnswerKey.PartKey("p", new AnswerKey.Essay(marking())),
                                new AnswerKey.PartKey("q", new AnswerKey.TrueFalse(true))));

        var verdict =
                score(
                        key,
                        new Response.Composite(
                                List.of(new Response.ToPart("q", new Response.TrueFalse(true)))));

        assertThat(((Verdict.Scored) verdict).points()).isEqualTo(Points.of("2"));
    }

    @Test
    void an_essay_is_worth_what_its_mark_says() {
        var waiting = score(new AnswerKey.Essay(marking()), new Response.Essay("text"));
        var mark = mark("2", "3");

        assertThat(((Verdict.Marked) Marks.put(waiting, null, mark, SIX)).points())
                .isEqualTo(Points.of("4"));
    }

    private static Mark mark(String part, String whole) {
        return new Mark(
                new Credit(decimal(part), decimal(whole)),
                Map.of(),
                "",
                "ines",
                Instant.parse("2026-11-24T08:00:00Z"));
    }

    @Test
    void an_explanation_says_which_pair_did_what() {
        var verdict =
                (Verdict.Scored)
                        score(
                                new AnswerKey.Matching(
                                        pairs("a-x b-y"), new ScoringRule.EvenShares()),
                                new Response.Matching(pairs("a-x b-x")));

        assertThat(verdict.explanation().contributions())
                .containsExactly(
                        new Explanation.Contribution("a x", true, decimal("0.500000"), Kind.PAIR),
                        new Explanation.Contribution("b x", false, BigDecimal.ZERO, Kind.PAIR));
    }

    @Test
    void keys_that_nobody_can_score_by_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AnswerKey.Ordering(order("a a"), OrderScoring.EXACT));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AnswerKey.Ordering(List.of(), OrderScoring.EXACT));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new AnswerKey.Cloze(
                                List.of(new GapKey.Written("a", BigDecimal.ZERO, texts("Paris")))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AnswerKey.GapMatch(pairs(""), new ScoringRule.EvenShares()));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new ScoringRule.Mapped(
                                Map.of(), BigDecimal.ZERO, null, null, BigDecimal.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AnswerKey.SelectPoint(List.of(), decimal("0.5")));
    }

    private static Verdict score(AnswerKey key, @Nullable Response response) {
        return Scorer.score(key, response, ScoringSamples.shown(), SIX);
    }

    private static Points points(AnswerKey key, Response response) {
        return ((Verdict.Scored) score(key, response)).points();
    }
}

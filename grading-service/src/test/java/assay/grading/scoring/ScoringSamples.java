package assay.grading.scoring;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A key of every interaction, a perfect response to each, and what scoring makes of them. */
public final class ScoringSamples {
    private ScoringSamples() {}

    /** A key with a response that earns everything, or that people mark. */
    public record Sample(AnswerKey key, Response perfect) {}

    static Set<ChoiceId> ids(String names) {
        return Arrays.stream(names.split(" ", -1))
                .filter(name -> !name.isEmpty())
                .map(ChoiceId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    static List<ChoiceId> order(String names) {
        return Arrays.stream(names.split(" ", -1))
                .filter(name -> !name.isEmpty())
                .map(ChoiceId::new)
                .toList();
    }

    /** Pairs as {@code a-x b-y}. */
    static Set<Pair> pairs(String pairs) {
        return Arrays.stream(pairs.split(" ", -1))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> Pair.of(pair.split("-", -1)[0], pair.split("-", -1)[1]))
                .collect(Collectors.toUnmodifiableSet());
    }

    static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    static AcceptedText.Texts texts(String... accepted) {
        return new AcceptedText.Texts(
                Stream.of(accepted)
                        .map(text -> new AcceptedText(text, BigDecimal.ONE, "fits " + text))
                        .toList(),
                new AcceptedText.Matching(false, true, true));
    }

    static AcceptedNumber.Numbers number(String value) {
        return new AcceptedNumber.Numbers(
                List.of(
                        new AcceptedNumber.Value(
                                decimal(value),
                                Tolerance.Absolute.EXACT,
                                BigDecimal.ONE,
                                "fits " + value)),
                AcceptedNumber.Units.NONE);
    }

    static Marking marking() {
        return new Marking(
                "for markers",
                List.of(
                        new Marking.Criterion(
                                "a",
                                "A",
                                List.of(
                                        new Marking.Level(BigDecimal.ZERO, "none"),
                                        new Marking.Level(BigDecimal.ONE, "all")))));
    }

    public static List<Sample> all() {
        var even = new ScoringRule.EvenShares();
        var mapped =
                new ScoringRule.Mapped(
                        Map.of(new ChoiceId("a"), decimal("2"), new ChoiceId("b"), decimal("1")),
                        decimal("-1"),
                        BigDecimal.ZERO,
                        null,
                        decimal("3"));
        var formula =
                new AcceptedNumber.Numbers(
                        List.of(
                                new AcceptedNumber.Formula(
                                        "{a} * 2",
                                        new Tolerance.Relative(decimal("0.01")),
                                        BigDecimal.ONE,
                                        "")),
                        new AcceptedNumber.Units(
                                List.of(
                                        new AcceptedNumber.Unit("m", BigDecimal.ONE),
                                        new AcceptedNumber.Unit("km", decimal("1000"))),
                                decimal("0.1")));
        return List.of(
                new Sample(
                        new AnswerKey.SingleChoice(
                                new ChoiceId("b"), Map.of(new ChoiceId("c"), decimal("0.5"))),
                        new Response.SingleChoice(new ChoiceId("b"))),
                new Sample(
                        new AnswerKey.MultipleChoice(ids("a b"), mapped),
                        new Response.MultipleChoice(ids("a b"))),
                new Sample(new AnswerKey.TrueFalse(false), new Response.TrueFalse(false)),
                new Sample(
                        new AnswerKey.ShortAnswer(texts("colo*r")),
                        new Response.ShortAnswer("Colour")),
                new Sample(
                        new AnswerKey.Numerical(number("3.2")),
                        new Response.Numerical("3.20", null)),
                new Sample(
                        new AnswerKey.Matching(pairs("a-x b-y"), even),
                        new Response.Matching(pairs("a-x b-y"))),
                new Sample(
                        new AnswerKey.Ordering(order("c a b"), OrderScoring.ADJACENT_PAIRS),
                        new Response.Ordering(order("c a b"))),
                new Sample(
                        new AnswerKey.Categorise(pairs("a-x b-x"), even),
                        new Response.Categorise(pairs("a-x b-x"))),
                new Sample(
                        new AnswerKey.Cloze(
                                List.of(
                                        new GapKey.Written("a", decimal("2"), texts("Paris")),
                                        new GapKey.Measured("b", BigDecimal.ONE, number("1")),
                                        new GapKey.Selected(
                                                "c",
                                                BigDecimal.ONE,
                                                Map.of(new ChoiceId("x"), BigDecimal.ONE),
                                                Map.of(new ChoiceId("x"), "yes")))),
                        new Response.Cloze(
                                List.of(
                                        new Response.Written("a", "paris"),
                                        new Response.Measured("b", "1.0", null),
                                        new Response.Selected("c", new ChoiceId("x"))))),
                new Sample(
                        new AnswerKey.GapMatch(pairs("a-x b-x c-y"), even),
                        new Response.GapMatch(pairs("b-x c-y"))),
                new Sample(
                        new AnswerKey.Hotspot(ids("a b"), even), new Response.Hotspot(ids("a b"))),
                new Sample(
                        new AnswerKey.SelectPoint(
                                List.of(
                                        new AnswerKey.Area(
                                                new Shape.Rectangle(0, 0, 10, 10), decimal("0.5")),
                                        new AnswerKey.Area(
                                                new Shape.Circle(50, 50, 5), decimal("0.5")),
                                        new AnswerKey.Area(
                                                new Shape.Polygon(
                                                        List.of(
                                                                new Shape.Point(90, 90),
                                                                new Shape.Point(99, 90),
                                                                new Shape.Point(90, 99))),
                                                decimal("-1"))),
                                decimal("-0.25")),
                        new Response.SelectPoint(
                                List.of(new Shape.Point(10, 10), new Shape.Point(53, 54)))),
                new Sample(
                        new AnswerKey.LabelImage(pairs("a-x b-y"), new ScoringRule.AllOrNothing()),
                        new Response.LabelImage(pairs("a-x b-y"))),
                new Sample(new AnswerKey.Hottext(ids("a"), even), new Response.Hottext(ids("a"))),
                new Sample(new AnswerKey.Slider(number("40")), new Response.Slider("40", null)),
                new Sample(new AnswerKey.Essay(marking()), new Response.Essay("A queue ...")),
                new Sample(
                        new AnswerKey.FileUpload(marking()),
                        new Response.FileUpload(List.of("file"))),
                new Sample(
                        new AnswerKey.Calculated(
                                formula, new Rounding(Rounding.Mode.DECIMAL_PLACES, 2)),
                        new Response.Calculated("7", "m")),
                new Sample(
                        new AnswerKey.Composite(
                                List.of(
                                        new AnswerKey.PartKey("p", new AnswerKey.TrueFalse(true)),
                                        new AnswerKey.PartKey(
                                                "q", new AnswerKey.Numerical(number("1"))))),
                        new Response.Composite(
                                List.of(
                                        new Response.ToPart("p", new Response.TrueFalse(true)),
                                        new Response.ToPart(
                                                "q", new Response.Numerical("1", null))))));
    }

    /** What a paper that holds all of them at once shows. */
    public static Shown shown() {
        return new Shown(
                List.of(),
                Map.of("a", decimal("3.5")),
                Map.of("p", decimal("2"), "q", BigDecimal.ONE));
    }

    public static List<AnswerKey> keys() {
        return Stream.concat(
                        all().stream().map(Sample::key), Stream.of(new AnswerKey.Description()))
                .toList();
    }

    public static List<Response> responses() {
        return all().stream().map(Sample::perfect).toList();
    }

    public static List<Verdict> verdicts() {
        var scored =
                all().stream()
                        .map(sample ->
                                Scorer.score(
                                        sample.key(), sample.perfect(), shown(), Points.of("3")));
        var marked =
                new Verdict.Marked(
                        Points.of("1"),
                        new Mark(
                                new Credit(decimal("1"), decimal("3")),
                                Map.of("a", 1),
                                "well",
                                "ines",
                                Instant.parse("2026-11-24T08:00:00Z")),
                        Explanation.of(Explanation.Rule.MARKER, List.of(), "A person decides."));
        return Stream.concat(scored, Stream.of(marked, new Verdict.Unscorable("because"))).toList();
    }
}

package assay.grading.scoring;

import assay.grading.scoring.Explanation.Contribution;
import assay.grading.scoring.Explanation.Kind;
import assay.grading.scoring.Explanation.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Scores responses that are sets of elements.
 *
 * @param given what was chosen or paired
 * @param right what the key calls right
 * @param isPerfect whether {@code given} deserves everything
 * @param hits how many shares of the right ones were earned
 * @param shares how many there are
 * @param wrongCosts whether a wrong element takes a share away, under the rule of even shares
 */
record Elements(
        Kind kind,
        Set<ChoiceId> given,
        Set<ChoiceId> right,
        boolean isPerfect,
        int hits,
        int shares,
        boolean wrongCosts) {

    /** Choices, regions or words. */
    static Verdict chosen(Set<ChoiceId> right, ScoringRule rule, Set<ChoiceId> given, Points full) {
        return new Elements(
                        Kind.CHOICE,
                        given,
                        right,
                        given.equals(right),
                        inBoth(given, right),
                        right.size(),
                        true)
                .score(rule, full);
    }

    /** Pairs, each of which counts for itself. */
    static Verdict paired(Set<Pair> right, ScoringRule rule, Set<Pair> given, Points full) {
        var elements = elements(given);
        var rightElements = elements(right);
        return new Elements(
                        Kind.PAIR,
                        elements,
                        rightElements,
                        given.equals(right),
                        inBoth(elements, rightElements),
                        right.size(),
                        false)
                .score(rule, full);
    }

    /**
     * Pairs that fill targets, each of which takes one source. Any of its right sources fills a
     * target; perfect is who fills every target that has a right source, and no other.
     */
    static Verdict filled(Set<Pair> right, ScoringRule rule, Set<Pair> given, Points full) {
        var elements = elements(given);
        var rightElements = elements(right);
        var targets = right.stream().map(Pair::target).distinct().toList().size();
        var hits = inBoth(elements, rightElements);
        return new Elements(
                        Kind.PAIR,
                        elements,
                        rightElements,
                        hits == targets && given.size() == targets,
                        hits,
                        targets,
                        false)
                .score(rule, full);
    }

    private Verdict score(ScoringRule rule, Points full) {
        var facts =
                "%s: %s; right: %s."
                        .formatted(
                                kind == Kind.PAIR ? "Paired" : "Chosen",
                                listed(given),
                                listed(right));
        return switch (rule) {
            case ScoringRule.AllOrNothing() ->
                    scored(
                            isPerfect ? Credit.FULL : Credit.NONE,
                            full,
                            Rule.ALL_OR_NOTHING,
                            _ -> BigDecimal.ZERO,
                            facts + " Only exactly the right ones earn anything.");
            case ScoringRule.EvenShares() -> evenShares(full, facts);
            case ScoringRule.Weighted weighted ->
                    scored(
                            isPerfect
                                    ? Credit.FULL
                                    : Credit.clamped(weighted.sumOf(given), BigDecimal.ONE),
                            full,
                            Rule.WEIGHTED,
                            weighted::weightOf,
                            "%s The weights of the %s ones add up, held within 0 and 1."
                                    .formatted(facts, kind == Kind.PAIR ? "paired" : "chosen"));
            case ScoringRule.Mapped mapped ->
                    scored(
                            Credit.clamped(mapped.sumOf(given), mapped.full()),
                            full,
                            Rule.MAPPED,
                            element -> share(mapped.valueOf(element), mapped.full()),
                            "%s Their values add up to %s within the bounds; %s earns everything."
                                    .formatted(
                                            facts,
                                            mapped.sumOf(given).toPlainString(),
                                            mapped.full().toPlainString()));
        };
    }

    private Verdict evenShares(Points full, String facts) {
        var whole = BigDecimal.valueOf(shares);
        var misses = wrongCosts ? given.size() - hits : 0;
        var share = share(BigDecimal.ONE, whole);
        var wrong = wrongCosts ? share.negate() : BigDecimal.ZERO;
        return scored(
                Credit.clamped(BigDecimal.valueOf((long) hits - misses), whole),
                full,
                Rule.EVEN_SHARES,
                element -> right.contains(element) ? share : wrong,
                "%s Each right one adds a share of 1/%d, each wrong one %s."
                        .formatted(facts, shares, wrongCosts ? "takes one away" : "adds nothing"));
    }

    private Verdict scored(
            Credit credit,
            Points full,
            Rule rule,
            Function<ChoiceId, BigDecimal> weight,
            String text) {
        var contributions = new ArrayList<Contribution>();
        for (var element : new TreeSet<>(given)) {
            contributions.add(
                    new Contribution(
                            element.value(), right.contains(element), weight.apply(element), kind));
        }
        return Verdict.Scored.of(credit, full, Explanation.of(rule, contributions, text));
    }

    private static BigDecimal share(BigDecimal part, BigDecimal whole) {
        return part.divide(whole, Points.SCALE, Points.ROUNDING);
    }

    private static Set<ChoiceId> elements(Set<Pair> pairs) {
        return pairs.stream().map(Pair::element).collect(Collectors.toUnmodifiableSet());
    }

    private static int inBoth(Set<ChoiceId> one, Set<ChoiceId> other) {
        var both = new HashSet<>(one);
        both.retainAll(other);
        return both.size();
    }

    static String listed(Collection<ChoiceId> elements) {
        List<String> names = elements.stream().sorted().map(ChoiceId::value).toList();
        return names.isEmpty() ? "none" : String.join(", ", names);
    }
}

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
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Scores responses that are sets of elements.
 *
 * @param given what was chosen or paired
 * @param right what the key calls right
 * @param isPerfect whether {@code given} deserves everything
 * @param hits how many shares of the right ones were earned
 * @param shares how many there are
 * @param tolerated how many wrong elements cost nothing, since each takes the place of a right one
 */
record Elements(
        Kind kind,
        Set<ChoiceId> given,
        Set<ChoiceId> right,
        boolean isPerfect,
        int hits,
        int shares,
        int tolerated) {

    /** Choices, regions or words. */
    static Verdict chosen(Set<ChoiceId> right, ScoringRule rule, Set<ChoiceId> given, Points full) {
        return new Elements(
                        Kind.CHOICE,
                        given,
                        right,
                        given.equals(right),
                        inBoth(given, right),
                        right.size(),
                        0)
                .score(rule, full);
    }

    /** Pairs, each of which counts for itself. */
    static Verdict paired(Set<Pair> right, ScoringRule rule, Set<Pair> given, Points full) {
        var elements = elements(given);
        var rightElements = elements(right);
        var hits = inBoth(elements, rightElements);
        return new Elements(
                        Kind.PAIR,
                        elements,
                        rightElements,
                        given.equals(right),
                        hits,
                        right.size(),
                        right.size() - hits)
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
                        Math.max(0, targets - hits))
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
            case ScoringRule.Weighted weighted -> weighted(weighted, full, facts);
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
        var charged = charged(_ -> true);
        var share = share(BigDecimal.ONE, BigDecimal.valueOf(shares));
        return scored(
                Credit.clamped(
                        BigDecimal.valueOf((long) hits - charged.size()),
                        BigDecimal.valueOf(shares)),
                full,
                Rule.EVEN_SHARES,
                element ->
                        right.contains(element)
                                ? share
                                : charged.contains(element) ? share.negate() : BigDecimal.ZERO,
                "%s Each right one adds a share of 1/%d, each wrong one %s."
                        .formatted(
                                facts,
                                shares,
                                kind == Kind.PAIR
                                        ? "adds nothing, or takes one away beyond the number of right ones"
                                        : "takes one away"));
    }

    private Verdict weighted(ScoringRule.Weighted weighted, Points full, String facts) {
        var charged =
                kind == Kind.PAIR
                        ? charged(element -> !weighted.weights().containsKey(element))
                        : Set.<ChoiceId>of();
        var share = share(BigDecimal.ONE, BigDecimal.valueOf(shares));
        var whole = BigDecimal.valueOf(shares);
        var earned =
                weighted.sumOf(given).multiply(whole).subtract(BigDecimal.valueOf(charged.size()));
        return scored(
                isPerfect ? Credit.FULL : Credit.clamped(earned, whole),
                full,
                Rule.WEIGHTED,
                element -> charged.contains(element) ? share.negate() : weighted.weightOf(element),
                "%s The weights of the %s ones add up, held within 0 and 1.%s"
                        .formatted(
                                facts,
                                kind == Kind.PAIR ? "paired" : "chosen",
                                charged.isEmpty()
                                        ? ""
                                        : " Each of %d beyond the number of right ones takes 1/%d away."
                                                .formatted(charged.size(), shares)));
    }

    /** The wrong ones that cost a share, of those that may; in the order of their ids. */
    private Set<ChoiceId> charged(Predicate<ChoiceId> may) {
        return given.stream()
                .filter(element -> !right.contains(element) && may.test(element))
                .sorted()
                .skip(tolerated)
                .collect(Collectors.toUnmodifiableSet());
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

package assay.grading.scoring;

import assay.grading.scoring.Explanation.Contribution;
import assay.grading.scoring.Explanation.Kind;
import assay.grading.scoring.Explanation.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Scores orders; one may leave items out. */
final class Orders {
    private final List<ChoiceId> right;
    private final List<ChoiceId> given;

    Orders(List<ChoiceId> right, List<ChoiceId> given) {
        this.right = right;
        this.given = given;
    }

    Verdict score(OrderScoring scoring, Points full) {
        var facts = "Order: %s; right: %s.".formatted(listed(given), listed(right));
        return switch (scoring) {
            case EXACT ->
                    Verdict.Scored.of(
                            given.equals(right) ? Credit.FULL : Credit.NONE,
                            full,
                            Explanation.of(
                                    Rule.EXACT_ORDER,
                                    items(0),
                                    facts + " Only the right order earns anything."));
            case POSITION ->
                    Verdict.Scored.of(
                            share(
                                    items(right.size()).stream()
                                            .filter(Contribution::correct)
                                            .count(),
                                    right.size()),
                            full,
                            Explanation.of(
                                    Rule.POSITION,
                                    items(right.size()),
                                    "%s Each item at its place adds a share of 1/%d."
                                            .formatted(facts, right.size())));
            case ADJACENT_PAIRS -> right.size() == 1 ? alone(full, facts) : pairs(full, facts);
        };
    }

    /** One item has no neighbour: it is right when it is there. */
    private Verdict alone(Points full, String facts) {
        return Verdict.Scored.of(
                given.equals(right) ? Credit.FULL : Credit.NONE,
                full,
                Explanation.of(Rule.ADJACENT_PAIRS, items(1), facts));
    }

    private Verdict pairs(Points full, String facts) {
        var pairs = right.size() - 1;
        var contributions = new ArrayList<Contribution>();
        for (var i = 0; i < pairs; i++) {
            var at = given.indexOf(right.get(i));
            var follows =
                    at >= 0 && at + 1 < given.size() && given.get(at + 1).equals(right.get(i + 1));
            contributions.add(
                    new Contribution(
                            new Pair(right.get(i), right.get(i + 1)).element().value(),
                            follows,
                            follows ? share(1, pairs).decimal() : BigDecimal.ZERO,
                            Kind.PAIR));
        }
        return Verdict.Scored.of(
                share(contributions.stream().filter(Contribution::correct).count(), pairs),
                full,
                Explanation.of(
                        Rule.ADJACENT_PAIRS,
                        contributions,
                        "%s Each right neighbour adds a share of 1/%d.".formatted(facts, pairs)));
    }

    /**
     * The items as they were placed.
     *
     * @param shares among how many items at their place the points are shared; 0: they are not
     */
    private List<Contribution> items(int shares) {
        var items = new ArrayList<Contribution>();
        for (var i = 0; i < given.size(); i++) {
            var isThere = i < right.size() && given.get(i).equals(right.get(i));
            items.add(
                    new Contribution(
                            given.get(i).value(),
                            isThere,
                            isThere && shares > 0 ? share(1, shares).decimal() : BigDecimal.ZERO,
                            Kind.ITEM));
        }
        return items;
    }

    private static Credit share(long part, int whole) {
        return new Credit(BigDecimal.valueOf(part), BigDecimal.valueOf(whole));
    }

    private static String listed(List<ChoiceId> order) {
        return order.stream().map(ChoiceId::value).collect(Collectors.joining(", "));
    }
}

package assay.grading.scoring;

import assay.grading.scoring.Explanation.Contribution;
import assay.grading.scoring.Explanation.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Measures one response by one key. Knows no exam, no candidate, no time. */
public final class Scorer {
    private Scorer() {}

    /**
     * Measures {@code response} by {@code key}.
     *
     * @param response null when the candidate gave none
     * @param choicesOnPaper the choices that the candidate could see
     * @param full what a perfect response is worth
     */
    public static Verdict score(
            AnswerKey key,
            @Nullable Response response,
            Collection<ChoiceId> choicesOnPaper,
            Points full) {
        var paper = Set.copyOf(choicesOnPaper);
        var unknownToPaper = without(correctOf(key), paper);
        if (!unknownToPaper.isEmpty()) {
            return new Verdict.Unscorable(
                    "The key calls %s right, which the paper does not offer."
                            .formatted(listed(unknownToPaper)));
        }
        if (response == null || isBlank(response)) {
            return new Verdict.Unanswered(
                    new Explanation(ruleOf(key), List.of(), "Nothing was answered."));
        }
        var notOffered = without(chosenIn(response), paper);
        if (!notOffered.isEmpty()) {
            return new Verdict.Unscorable(
                    "The response names %s, which the paper does not offer."
                            .formatted(listed(notOffered)));
        }
        return switch (key) {
            case AnswerKey.SingleChoice(var correct)
                    when response instanceof Response.SingleChoice(var choice) ->
                    singleChoice(correct, choice, full);
            case AnswerKey.MultipleChoice(var correct, var rule)
                    when response instanceof Response.MultipleChoice(var choices) ->
                    multipleChoice(correct, rule, choices, full);
            case AnswerKey.SingleChoice _, AnswerKey.MultipleChoice _ ->
                    new Verdict.Unscorable(
                            "A %s response cannot be measured by a %s key."
                                    .formatted(nameOf(response), nameOf(key)));
        };
    }

    private static Verdict singleChoice(ChoiceId correct, ChoiceId choice, Points full) {
        var right = choice.equals(correct);
        var credit = right ? Credit.FULL : Credit.NONE;
        return scored(
                credit,
                full,
                Rule.SINGLE_CHOICE,
                List.of(new Contribution(choice, right, credit.decimal())),
                "Chosen: %s; right: %s.".formatted(choice, correct));
    }

    private static Verdict multipleChoice(
            Set<ChoiceId> correct, ScoringRule rule, Set<ChoiceId> choices, Points full) {
        var facts = "Chosen: %s; right: %s.".formatted(listed(choices), listed(correct));
        return switch (rule) {
            case ScoringRule.AllOrNothing() ->
                    scored(
                            choices.equals(correct) ? Credit.FULL : Credit.NONE,
                            full,
                            Rule.ALL_OR_NOTHING,
                            contributions(choices, correct, _ -> BigDecimal.ZERO),
                            facts + " Only exactly the right ones earn anything.");
            case ScoringRule.EvenShares() -> evenShares(correct, choices, full, facts);
            case ScoringRule.Weighted weighted ->
                    scored(
                            choices.equals(correct)
                                    ? Credit.FULL
                                    : Credit.clamped(weighted.sumOf(choices), BigDecimal.ONE),
                            full,
                            Rule.WEIGHTED,
                            contributions(choices, correct, weighted::weightOf),
                            facts + " The weights of the chosen ones add up, held within 0 and 1.");
        };
    }

    private static Verdict evenShares(
            Set<ChoiceId> correct, Set<ChoiceId> choices, Points full, String facts) {
        var hits = choices.stream().filter(correct::contains).count();
        var misses = choices.size() - hits;
        var whole = BigDecimal.valueOf(correct.size());
        var share = BigDecimal.ONE.divide(whole, Points.SCALE, Points.ROUNDING);
        return scored(
                Credit.clamped(BigDecimal.valueOf(hits - misses), whole),
                full,
                Rule.EVEN_SHARES,
                contributions(
                        choices,
                        correct,
                        choice -> correct.contains(choice) ? share : share.negate()),
                facts
                        + " Each right one adds a share of 1/%d, each wrong one takes one away."
                                .formatted(correct.size()));
    }

    private static Verdict scored(
            Credit credit, Points full, Rule rule, List<Contribution> contributions, String text) {
        return new Verdict.Scored(
                credit, credit.of(full), new Explanation(rule, contributions, text));
    }

    private static List<Contribution> contributions(
            Set<ChoiceId> choices, Set<ChoiceId> correct, Function<ChoiceId, BigDecimal> weight) {
        var contributions = new ArrayList<Contribution>();
        for (var choice : new TreeSet<>(choices)) {
            contributions.add(
                    new Contribution(choice, correct.contains(choice), weight.apply(choice)));
        }
        return contributions;
    }

    private static boolean isBlank(Response response) {
        return switch (response) {
            case Response.SingleChoice _ -> false;
            case Response.MultipleChoice(var choices) -> choices.isEmpty();
        };
    }

    private static Set<ChoiceId> chosenIn(Response response) {
        return switch (response) {
            case Response.SingleChoice(var choice) -> Set.of(choice);
            case Response.MultipleChoice(var choices) -> choices;
        };
    }

    private static Set<ChoiceId> correctOf(AnswerKey key) {
        return switch (key) {
            case AnswerKey.SingleChoice(var correct) -> Set.of(correct);
            case AnswerKey.MultipleChoice(var correct, _) -> correct;
        };
    }

    private static Rule ruleOf(AnswerKey key) {
        return switch (key) {
            case AnswerKey.SingleChoice _ -> Rule.SINGLE_CHOICE;
            case AnswerKey.MultipleChoice(_, ScoringRule.AllOrNothing()) -> Rule.ALL_OR_NOTHING;
            case AnswerKey.MultipleChoice(_, ScoringRule.EvenShares()) -> Rule.EVEN_SHARES;
            case AnswerKey.MultipleChoice(_, ScoringRule.Weighted _) -> Rule.WEIGHTED;
        };
    }

    private static String nameOf(Response response) {
        return switch (response) {
            case Response.SingleChoice _ -> "single-choice";
            case Response.MultipleChoice _ -> "multiple-choice";
        };
    }

    private static String nameOf(AnswerKey key) {
        return switch (key) {
            case AnswerKey.SingleChoice _ -> "single-choice";
            case AnswerKey.MultipleChoice _ -> "multiple-choice";
        };
    }

    private static Set<ChoiceId> without(Set<ChoiceId> choices, Set<ChoiceId> known) {
        return choices.stream()
                .filter(choice -> !known.contains(choice))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String listed(Collection<ChoiceId> choices) {
        return choices.stream().sorted().map(ChoiceId::value).collect(Collectors.joining(", "));
    }
}

package assay.grading.scoring;

import assay.grading.scoring.Explanation.Contribution;
import assay.grading.scoring.Explanation.Kind;
import assay.grading.scoring.Explanation.Rule;
import assay.grading.scoring.Explanation.Share;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
     * @param shown what the candidate could see
     * @param full what a perfect response is worth
     */
    public static Verdict score(
            AnswerKey key, @Nullable Response response, Shown shown, Points full) {
        if (response == null || response.saysNothing()) {
            return unanswered(ruleOf(key));
        }
        var misfit = misfit(key, response, Set.copyOf(shown.choices()));
        if (misfit != null) {
            return new Verdict.Unscorable(misfit);
        }
        return switch (key) {
            case AnswerKey.SingleChoice(var correct, var credits)
                    when response instanceof Response.SingleChoice(var choice) ->
                    singleChoice(correct, credits, choice, full);
            case AnswerKey.MultipleChoice(var correct, var rule)
                    when response instanceof Response.MultipleChoice(var choices) ->
                    Elements.chosen(correct, rule, choices, full);
            case AnswerKey.Hotspot(var correct, var rule)
                    when response instanceof Response.Hotspot(var choices) ->
                    Elements.chosen(correct, rule, choices, full);
            case AnswerKey.Hottext(var correct, var rule)
                    when response instanceof Response.Hottext(var choices) ->
                    Elements.chosen(correct, rule, choices, full);
            case AnswerKey.TrueFalse(var correct)
                    when response instanceof Response.TrueFalse(var calledTrue) ->
                    trueFalse(correct, calledTrue, full);
            case AnswerKey.ShortAnswer(var texts)
                    when response instanceof Response.ShortAnswer(var text) ->
                    Texts.score(texts, text, full);
            case AnswerKey.Numerical(var numbers)
                    when response instanceof Response.Numerical(var value, var unit) ->
                    new Numbers(numbers).score(value, unit, full);
            case AnswerKey.Slider(var numbers)
                    when response instanceof Response.Slider(var value, var unit) ->
                    new Numbers(numbers).score(value, unit, full);
            case AnswerKey.Calculated(var numbers, var rounding)
                    when response instanceof Response.Calculated(var value, var unit) ->
                    new Numbers(numbers, shown.values(), rounding).score(value, unit, full);
            case AnswerKey.Matching(var correct, var rule)
                    when response instanceof Response.Matching(var pairs) ->
                    Elements.paired(correct, rule, pairs, full);
            case AnswerKey.Categorise(var correct, var rule)
                    when response instanceof Response.Categorise(var pairs) ->
                    once(pairs, Pair::source, () -> Elements.paired(correct, rule, pairs, full));
            case AnswerKey.GapMatch(var correct, var rule)
                    when response instanceof Response.GapMatch(var pairs) ->
                    once(pairs, Pair::target, () -> Elements.filled(correct, rule, pairs, full));
            case AnswerKey.LabelImage(var correct, var rule)
                    when response instanceof Response.LabelImage(var pairs) ->
                    once(pairs, Pair::target, () -> Elements.filled(correct, rule, pairs, full));
            case AnswerKey.Ordering(var correct, var scoring)
                    when response instanceof Response.Ordering(var order) ->
                    ordering(correct, scoring, order, full);
            case AnswerKey.Cloze(var gaps) when response instanceof Response.Cloze(var given) ->
                    cloze(gaps, given, full);
            case AnswerKey.SelectPoint areas
                    when response instanceof Response.SelectPoint(var points) ->
                    Areas.score(areas, points, full);
            case AnswerKey.Composite(var parts)
                    when response instanceof Response.Composite(var given) ->
                    composite(parts, given, shown, full);
            case AnswerKey.Essay _ when response instanceof Response.Essay -> awaitingMarker();
            case AnswerKey.FileUpload _ when response instanceof Response.FileUpload ->
                    awaitingMarker();
            case AnswerKey.SingleChoice _,
                    AnswerKey.MultipleChoice _,
                    AnswerKey.TrueFalse _,
                    AnswerKey.ShortAnswer _,
                    AnswerKey.Numerical _,
                    AnswerKey.Matching _,
                    AnswerKey.Ordering _,
                    AnswerKey.Categorise _,
                    AnswerKey.Cloze _,
                    AnswerKey.GapMatch _,
                    AnswerKey.Hotspot _,
                    AnswerKey.SelectPoint _,
                    AnswerKey.LabelImage _,
                    AnswerKey.Hottext _,
                    AnswerKey.Slider _,
                    AnswerKey.Essay _,
                    AnswerKey.FileUpload _,
                    AnswerKey.Calculated _,
                    AnswerKey.Composite _,
                    AnswerKey.Description _ ->
                    new Verdict.Unscorable(
                            "A response of the kind %s cannot be measured by a key of the kind %s."
                                    .formatted(nameOf(response), nameOf(key)));
        };
    }

    /**
     * What becomes of {@code response} without a key to measure it by.
     *
     * @param response null when the candidate gave none
     * @param reason why there is no key, one sentence
     */
    public static Verdict withoutKey(@Nullable Response response, String reason) {
        return response == null || response.saysNothing()
                ? unanswered(Rule.NOTHING)
                : new Verdict.Unscorable(reason);
    }

    private static Verdict unanswered(Rule rule) {
        return new Verdict.Unanswered(Explanation.of(rule, List.of(), "Nothing was answered."));
    }

    /** One sentence if key or response speaks of a choice that the paper does not offer. */
    private static @Nullable String misfit(AnswerKey key, Response response, Set<ChoiceId> paper) {
        if (paper.isEmpty()) {
            return null;
        }
        var unknownToPaper = without(correctOf(key), paper);
        if (!unknownToPaper.isEmpty()) {
            return "The key calls %s right, which the paper does not offer."
                    .formatted(Elements.listed(unknownToPaper));
        }
        var notOffered = without(chosenIn(response), paper);
        return notOffered.isEmpty()
                ? null
                : "The response names %s, which the paper does not offer."
                        .formatted(Elements.listed(notOffered));
    }

    private static Verdict singleChoice(
            ChoiceId correct, Map<ChoiceId, BigDecimal> credits, ChoiceId choice, Points full) {
        var right = choice.equals(correct);
        var credit =
                right
                        ? Credit.FULL
                        : Credit.clamped(
                                credits.getOrDefault(choice, BigDecimal.ZERO), BigDecimal.ONE);
        return Verdict.Scored.of(
                credit,
                full,
                Explanation.of(
                        Rule.SINGLE_CHOICE,
                        List.of(
                                new Contribution(
                                        choice.value(), right, credit.decimal(), Kind.CHOICE)),
                        "Chosen: %s; right: %s.".formatted(choice, correct)));
    }

    private static Verdict trueFalse(boolean correct, boolean calledTrue, Points full) {
        var credit = calledTrue == correct ? Credit.FULL : Credit.NONE;
        return Verdict.Scored.of(
                credit,
                full,
                Explanation.of(
                        Rule.TRUE_FALSE,
                        List.of(
                                new Contribution(
                                        Boolean.toString(calledTrue),
                                        calledTrue == correct,
                                        credit.decimal(),
                                        Kind.CHOICE)),
                        "Chosen: %s; right: %s.".formatted(calledTrue, correct)));
    }

    private static Verdict awaitingMarker() {
        return new Verdict.AwaitingMarker(
                Explanation.of(Rule.MARKER, List.of(), "A person decides."));
    }

    private interface Measuring {
        Verdict score();
    }

    /** Sources, or targets, that may be used once only. */
    private static Verdict once(
            Set<Pair> pairs, Function<Pair, ChoiceId> end, Measuring measuring) {
        var seen = new HashSet<ChoiceId>();
        for (var pair : pairs) {
            if (!seen.add(end.apply(pair))) {
                return new Verdict.Unscorable(
                        "The response uses %s twice.".formatted(end.apply(pair)));
            }
        }
        return measuring.score();
    }

    private static Verdict ordering(
            List<ChoiceId> correct, OrderScoring scoring, List<ChoiceId> order, Points full) {
        var unknown = without(order, Set.copyOf(correct));
        if (!unknown.isEmpty()) {
            return new Verdict.Unscorable(
                    "The response names %s, which the key does not order."
                            .formatted(Elements.listed(unknown)));
        }
        if (Set.copyOf(order).size() < order.size()) {
            return new Verdict.Unscorable("The response places an item twice.");
        }
        return new Orders(correct, order).score(scoring, full);
    }

    private static Verdict cloze(List<GapKey> gaps, List<Response.InGap> given, Points full) {
        var byGap = new HashMap<String, Response.InGap>();
        for (var one : given) {
            if (byGap.put(one.gap(), one) != null) {
                return new Verdict.Unscorable("The gap %s is filled twice.".formatted(one.gap()));
            }
        }
        var whole = gaps.stream().map(GapKey::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        var shares = new ArrayList<Share>();
        for (var gap : gaps) {
            var worth = new Credit(gap.weight(), whole).of(full);
            shares.add(
                    new Share(gap.gap(), gap.weight(), inGap(gap, byGap.remove(gap.gap()), worth)));
        }
        return byGap.isEmpty()
                ? Mean.of(shares, full)
                : new Verdict.Unscorable(
                        "The response fills %s, which the key does not know."
                                .formatted(String.join(", ", new TreeSet<>(byGap.keySet()))));
    }

    private static Verdict inGap(GapKey key, Response.@Nullable InGap given, Points full) {
        if (given == null || Response.saysNothing(given)) {
            return unanswered(ruleOf(key));
        }
        return switch (key) {
            case GapKey.Written(_, _, var texts)
                    when given instanceof Response.Written(_, var text) ->
                    Texts.score(texts, text, full);
            case GapKey.Measured(_, _, var numbers)
                    when given instanceof Response.Measured(_, var value, var unit) ->
                    new Numbers(numbers).score(value, unit, full);
            case GapKey.Selected selected when given instanceof Response.Selected(_, var choice) ->
                    selected(selected, choice, full);
            case GapKey.Written _, GapKey.Measured _, GapKey.Selected _ ->
                    new Verdict.Unscorable("It takes another kind of response.");
        };
    }

    private static Verdict selected(GapKey.Selected key, ChoiceId choice, Points full) {
        var credit = Credit.of(key.credits().getOrDefault(choice, BigDecimal.ZERO));
        return Verdict.Scored.of(
                credit,
                full,
                new Explanation(
                        Rule.SINGLE_CHOICE,
                        List.of(
                                new Contribution(
                                        choice.value(),
                                        !credit.isNone(),
                                        credit.decimal(),
                                        Kind.CHOICE)),
                        "Chosen: %s.".formatted(choice),
                        List.of(),
                        key.feedback().getOrDefault(choice, "")));
    }

    private static Verdict composite(
            List<AnswerKey.PartKey> parts, List<Response.ToPart> given, Shown shown, Points full) {
        var byPart = new HashMap<String, Response>();
        for (var one : given) {
            if (byPart.put(one.part(), one.response()) != null) {
                return new Verdict.Unscorable(
                        "The part %s is answered twice.".formatted(one.part()));
            }
        }
        var weights = new ArrayList<BigDecimal>();
        for (var part : parts) {
            var weight = shown.weights().get(part.part());
            if (weight == null || weight.signum() <= 0) {
                return new Verdict.Unscorable(
                        "The paper does not say what the part %s weighs.".formatted(part.part()));
            }
            weights.add(weight);
        }
        var whole = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var shares = new ArrayList<Share>();
        for (var i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            var worth = new Credit(weights.get(i), whole).of(full);
            shares.add(
                    new Share(
                            part.part(),
                            weights.get(i),
                            score(
                                    part.key(),
                                    byPart.remove(part.part()),
                                    shown.of(part.part()),
                                    worth)));
        }
        return byPart.isEmpty()
                ? Mean.of(shares, full)
                : new Verdict.Unscorable(
                        "The response answers %s, which the key does not know."
                                .formatted(String.join(", ", new TreeSet<>(byPart.keySet()))));
    }

    private static Set<ChoiceId> chosenIn(Response response) {
        return switch (response) {
            case Response.SingleChoice(var choice) -> Set.of(choice);
            case Response.Choosing choosing -> choosing.choices();
            case Response.TrueFalse _,
                    Response.ShortAnswer _,
                    Response.Measuring _,
                    Response.Pairing _,
                    Response.Ordering _,
                    Response.Cloze _,
                    Response.SelectPoint _,
                    Response.Essay _,
                    Response.FileUpload _,
                    Response.Composite _ ->
                    Set.of();
        };
    }

    private static Set<ChoiceId> correctOf(AnswerKey key) {
        return switch (key) {
            case AnswerKey.SingleChoice(var correct, _) -> Set.of(correct);
            case AnswerKey.MultipleChoice(var correct, _) -> correct;
            case AnswerKey.Hotspot(var correct, _) -> correct;
            case AnswerKey.Hottext(var correct, _) -> correct;
            case AnswerKey.TrueFalse _,
                    AnswerKey.ShortAnswer _,
                    AnswerKey.Numerical _,
                    AnswerKey.Matching _,
                    AnswerKey.Ordering _,
                    AnswerKey.Categorise _,
                    AnswerKey.Cloze _,
                    AnswerKey.GapMatch _,
                    AnswerKey.SelectPoint _,
                    AnswerKey.LabelImage _,
                    AnswerKey.Slider _,
                    AnswerKey.Essay _,
                    AnswerKey.FileUpload _,
                    AnswerKey.Calculated _,
                    AnswerKey.Composite _,
                    AnswerKey.Description _ ->
                    Set.of();
        };
    }

    private static Rule ruleOf(AnswerKey key) {
        return switch (key) {
            case AnswerKey.SingleChoice _ -> Rule.SINGLE_CHOICE;
            case AnswerKey.MultipleChoice(_, var rule) -> ruleOf(rule);
            case AnswerKey.Hotspot(_, var rule) -> ruleOf(rule);
            case AnswerKey.Hottext(_, var rule) -> ruleOf(rule);
            case AnswerKey.Matching(_, var rule) -> ruleOf(rule);
            case AnswerKey.Categorise(_, var rule) -> ruleOf(rule);
            case AnswerKey.GapMatch(_, var rule) -> ruleOf(rule);
            case AnswerKey.LabelImage(_, var rule) -> ruleOf(rule);
            case AnswerKey.TrueFalse _ -> Rule.TRUE_FALSE;
            case AnswerKey.ShortAnswer _ -> Rule.ACCEPTED_TEXT;
            case AnswerKey.Numerical _, AnswerKey.Slider _, AnswerKey.Calculated _ ->
                    Rule.ACCEPTED_NUMBER;
            case AnswerKey.Ordering(_, var scoring) ->
                    switch (scoring) {
                        case EXACT -> Rule.EXACT_ORDER;
                        case ADJACENT_PAIRS -> Rule.ADJACENT_PAIRS;
                        case POSITION -> Rule.POSITION;
                    };
            case AnswerKey.SelectPoint _ -> Rule.AREAS;
            case AnswerKey.Cloze _, AnswerKey.Composite _ -> Rule.WEIGHTED_MEAN;
            case AnswerKey.Essay _, AnswerKey.FileUpload _ -> Rule.MARKER;
            case AnswerKey.Description _ -> Rule.NOTHING;
        };
    }

    private static Rule ruleOf(ScoringRule rule) {
        return switch (rule) {
            case ScoringRule.AllOrNothing _ -> Rule.ALL_OR_NOTHING;
            case ScoringRule.EvenShares _ -> Rule.EVEN_SHARES;
            case ScoringRule.Weighted _ -> Rule.WEIGHTED;
            case ScoringRule.Mapped _ -> Rule.MAPPED;
        };
    }

    private static Rule ruleOf(GapKey key) {
        return switch (key) {
            case GapKey.Written _ -> Rule.ACCEPTED_TEXT;
            case GapKey.Measured _ -> Rule.ACCEPTED_NUMBER;
            case GapKey.Selected _ -> Rule.SINGLE_CHOICE;
        };
    }

    /** {@code MultipleChoice} is {@code multiple-choice}. */
    private static String nameOf(Object kind) {
        return kind.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    private static Set<ChoiceId> without(Collection<ChoiceId> choices, Set<ChoiceId> known) {
        return choices.stream()
                .filter(choice -> !known.contains(choice))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

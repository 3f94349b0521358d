package assay.grading.scoring;

import assay.grading.scoring.formula.Formula;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is right. One record per interaction; sealed, so that a new one is a compile error in {@link
 * Scorer} until somebody decides how it is scored.
 */
public sealed interface AnswerKey {
    /**
     * One choice is right; others may earn something, as in Moodle's multiple choice with one
     * answer.
     *
     * @param credits what other choices earn, from -1 to 1; those not named earn nothing, and
     *     nobody earns less than nothing (with Moodle, one may)
     */
    record SingleChoice(ChoiceId correct, Map<ChoiceId, BigDecimal> credits) implements AnswerKey {
        public SingleChoice {
            // What was stored before there were credits has none.
            credits = credits == null ? Map.of() : Map.copyOf(credits);
            credits.values()
                    .forEach(credit ->
                            Shares.requireWithin(BigDecimal.ONE.negate(), credit, BigDecimal.ONE));
        }

        /** Only the right choice earns anything. */
        public static SingleChoice of(ChoiceId correct) {
            return new SingleChoice(correct, Map.of());
        }
    }

    /** One or more choices are right, worth what {@code rule} says. */
    record MultipleChoice(Set<ChoiceId> correct, ScoringRule rule) implements AnswerKey {
        /**
         * Checks that a perfect response earns everything.
         *
         * @throws IllegalArgumentException if no choice is right, or if a weighted rule does not
         *     give the right choices a sum of one
         */
        public MultipleChoice {
            correct = Set.copyOf(correct);
            requireReachable(correct, rule);
        }
    }

    /** The statement is true, or it is false: QTI's {@code match_correct}. */
    record TrueFalse(boolean correct) implements AnswerKey {}

    record ShortAnswer(AcceptedText.Texts texts) implements AnswerKey {}

    record Numerical(AcceptedNumber.Numbers numbers) implements AnswerKey {}

    /** Right pairs of a source and a target. */
    record Matching(Set<Pair> correct, ScoringRule rule) implements AnswerKey {
        public Matching {
            correct = Set.copyOf(correct);
            requireReachable(elements(correct), rule);
        }
    }

    /**
     * The right order.
     *
     * @param correct every item's id, the first first
     */
    record Ordering(List<ChoiceId> correct, OrderScoring scoring) implements AnswerKey {
        /**
         * Checks that there is an order.
         *
         * @throws IllegalArgumentException if there is no item, or one comes twice
         */
        public Ordering {
            correct = List.copyOf(correct);
            if (correct.isEmpty() || Set.copyOf(correct).size() < correct.size()) {
                throw new IllegalArgumentException("an order names each of its items once");
            }
        }
    }

    /** Right pairs of an item (source) and its category (target); an item without one stays out. */
    record Categorise(Set<Pair> correct, ScoringRule rule) implements AnswerKey {
        public Categorise {
            correct = Set.copyOf(correct);
            requireReachable(elements(correct), rule);
        }
    }

    /**
     * The credit is the mean of the gaps' credits, each with its weight: Moodle's embedded answers
     * (Cloze), {@code {weight:KIND:...}}.
     */
    record Cloze(List<GapKey> gaps) implements AnswerKey {
        public Cloze {
            gaps = List.copyOf(gaps);
            requireNamedOnce(gaps.stream().map(GapKey::gap).toList());
            requireWeight(gaps.stream().map(GapKey::weight).toList());
        }
    }

    /**
     * Right pairs of a word (source) and a gap (target). Any of several right words fills a gap.
     */
    record GapMatch(Set<Pair> correct, ScoringRule rule) implements AnswerKey {
        public GapMatch {
            correct = Set.copyOf(correct);
            requireRight(elements(correct));
        }
    }

    /** The right regions. */
    record Hotspot(Set<ChoiceId> correct, ScoringRule rule) implements AnswerKey {
        public Hotspot {
            correct = Set.copyOf(correct);
            requireReachable(correct, rule);
        }
    }

    /**
     * Areas that earn something when one of the points is in them. Each area counts once, and so
     * does each point: in the first area of the list that has it. The sum of credits, within 0 and
     * 1, is what is earned.
     *
     * @param otherwise what a point in no area adds, from -1 to 0
     */
    record SelectPoint(List<Area> areas, BigDecimal otherwise) implements AnswerKey {
        public SelectPoint {
            areas = List.copyOf(areas);
            Shares.requireWithin(BigDecimal.ONE.negate(), otherwise, BigDecimal.ZERO);
        }
    }

    /** An area and what a point in it adds, from -1 to 1. */
    record Area(Shape shape, BigDecimal credit) {
        public Area {
            Shares.requireWithin(BigDecimal.ONE.negate(), credit, BigDecimal.ONE);
        }
    }

    /** Right pairs of a label (source) and a region (target). */
    record LabelImage(Set<Pair> correct, ScoringRule rule) implements AnswerKey {
        public LabelImage {
            correct = Set.copyOf(correct);
            requireRight(elements(correct));
        }
    }

    /** The right words. */
    record Hottext(Set<ChoiceId> correct, ScoringRule rule) implements AnswerKey {
        public Hottext {
            correct = Set.copyOf(correct);
            requireReachable(correct, rule);
        }
    }

    /** Right places on a scale. */
    record Slider(AcceptedNumber.Numbers numbers) implements AnswerKey {}

    /** People mark it. */
    record Essay(Marking marking) implements AnswerKey {}

    /** People mark it. */
    record FileUpload(Marking marking) implements AnswerKey {}

    /**
     * Numbers that may be formulas.
     *
     * @param rounding how a formula's value is rounded before it is compared and shown; null: not
     */
    record Calculated(AcceptedNumber.Numbers numbers, @Nullable Rounding rounding)
            implements AnswerKey {
        /** What a formula comes to on this paper, rounded; null if it comes to nothing. */
        public static @Nullable BigDecimal worth(
                String formula, Shown shown, @Nullable Rounding rounding) {
            return switch (Numbers.worth(formula, shown.values(), rounding)) {
                case Formula.Outcome.Worth(var number) -> number;
                case Formula.Outcome.None _ -> null;
            };
        }
    }

    /**
     * The keys of the parts; their weights stand on the paper. The credit is the mean of the parts'
     * credits by weight. QTI's composite items add up the scores of their interactions; here each
     * is a share of the question's points.
     */
    record Composite(List<PartKey> parts) implements AnswerKey {
        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if there is none, one comes twice, or one has parts
         *     itself
         */
        public Composite {
            parts = List.copyOf(parts);
            requireNamedOnce(parts.stream().map(PartKey::part).toList());
            if (parts.stream().anyMatch(part -> part.key() instanceof Composite)) {
                throw new IllegalArgumentException("a part has no parts of its own");
            }
        }
    }

    /**
     * The key of one part.
     *
     * @param part id of the part
     */
    record PartKey(String part, AnswerKey key) {}

    /** Nothing is asked. */
    record Description() implements AnswerKey {}

    private static Set<ChoiceId> elements(Set<Pair> pairs) {
        var elements = new HashSet<ChoiceId>();
        pairs.forEach(pair -> elements.add(pair.element()));
        return elements;
    }

    private static void requireRight(Set<ChoiceId> correct) {
        if (correct.isEmpty()) {
            throw new IllegalArgumentException("a key calls at least one thing right");
        }
    }

    private static void requireReachable(Set<ChoiceId> correct, ScoringRule rule) {
        requireRight(correct);
        if (rule instanceof ScoringRule.Weighted weighted) {
            weighted.requireFullCreditFor(correct);
        }
    }

    private static void requireNamedOnce(List<String> names) {
        if (names.isEmpty() || Set.copyOf(names).size() < names.size()) {
            throw new IllegalArgumentException("a key names each gap or part once");
        }
    }

    private static void requireWeight(List<BigDecimal> weights) {
        var sum = BigDecimal.ZERO;
        for (var weight : weights) {
            if (weight.signum() < 0) {
                throw new IllegalArgumentException("a weight is not negative: " + weight);
            }
            sum = sum.add(weight);
        }
        if (sum.signum() == 0) {
            throw new IllegalArgumentException("some gap must weigh something");
        }
    }
}

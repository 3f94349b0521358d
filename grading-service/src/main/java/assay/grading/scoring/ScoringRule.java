package assay.grading.scoring;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a response that is a set of elements adds up to credit. An element is a choice, a region, a
 * word, or a pair by {@link Pair#element()}.
 */
public sealed interface ScoringRule {
    /**
     * All right elements and no other earn everything; anything else earns nothing: QTI's {@code
     * match_correct}.
     */
    record AllOrNothing() implements ScoringRule {}

    /**
     * With n right elements each right one adds a n-th. Where elements are chosen each wrong one
     * takes a n-th away, never below nothing: one wrong tick cancels one right tick, so that
     * ticking every box earns little: the "partial credit with penalty" of Canvas. Where they are
     * paired a wrong one adds nothing as long as it takes the place of a right one, as in Moodle's
     * matching; each beyond that, when there are more pairs than right ones (which Moodle does not
     * let happen), takes a n-th away, so that pairing everything with everything earns nothing.
     */
    record EvenShares() implements ScoringRule {}

    /**
     * Moodle's multiple choice with several answers: each element adds its weight, which Moodle
     * calls its fraction; one without a weight adds nothing. Only pairs without one that are given
     * beyond the number n of right ones take a n-th away each, as under {@link EvenShares}. The sum
     * is held within 0..1.
     *
     * @param weights each within -1..1
     */
    record Weighted(Map<ChoiceId, BigDecimal> weights) implements ScoringRule {
        /**
         * How far from one the right choices' weights may sum up: three thirds are written 0.333.
         */
        static final BigDecimal SLACK = new BigDecimal("0.01");

        /**
         * Checks each weight.
         *
         * @throws IllegalArgumentException if a weight is outside -1..1
         */
        public Weighted {
            weights = Map.copyOf(weights);
            for (var weight : weights.values()) {
                if (weight.abs().compareTo(BigDecimal.ONE) > 0) {
                    throw new IllegalArgumentException("a weight lies within -1..1: " + weight);
                }
            }
        }

        BigDecimal weightOf(ChoiceId choice) {
            return weights.getOrDefault(choice, BigDecimal.ZERO);
        }

        BigDecimal sumOf(Collection<ChoiceId> choices) {
            return choices.stream().map(this::weightOf).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        void requireFullCreditFor(Collection<ChoiceId> correct) {
            var sum = sumOf(correct);
            if (sum.subtract(BigDecimal.ONE).abs().compareTo(SLACK) > 0) {
                throw new IllegalArgumentException(
                        "the weights of the right choices must sum up to 1, not " + sum);
            }
        }
    }

    /**
     * QTI's {@code mapResponse}: each element adds its value, the sum is held within the bounds,
     * and its share of {@code full}, within 0 to 1, is earned.
     *
     * @param values by element; of any size
     * @param otherwise the value of an element that is not named, QTI's {@code defaultValue}
     * @param lowerBound null: none
     * @param upperBound null: none
     * @param full the sum that earns everything, more than 0
     */
    record Mapped(
            Map<ChoiceId, BigDecimal> values,
            BigDecimal otherwise,
            @Nullable BigDecimal lowerBound,
            @Nullable BigDecimal upperBound,
            BigDecimal full)
            implements ScoringRule {
        /**
         * Checks the whole.
         *
         * @throws IllegalArgumentException if {@code full} is not more than 0
         */
        public Mapped {
            values = Map.copyOf(values);
            if (full.signum() <= 0) {
                throw new IllegalArgumentException("what earns everything is more than 0: " + full);
            }
        }

        BigDecimal valueOf(ChoiceId element) {
            return values.getOrDefault(element, otherwise);
        }

        /** The sum of the values, within the bounds. */
        BigDecimal sumOf(Collection<ChoiceId> elements) {
            var sum = elements.stream().map(this::valueOf).reduce(BigDecimal.ZERO, BigDecimal::add);
            if (upperBound != null) {
                sum = sum.min(upperBound);
            }
            return lowerBound == null ? sum : sum.max(lowerBound);
        }
    }
}

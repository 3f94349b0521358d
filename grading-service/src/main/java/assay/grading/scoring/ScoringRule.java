package assay.grading.scoring;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;

/** How the choices of a multiple-choice question add up to credit. */
public sealed interface ScoringRule {
    /** Exactly the right choices earn everything; anything else earns nothing. */
    record AllOrNothing() implements ScoringRule {}

    /**
     * With n right choices each right one adds a n-th and each wrong one takes a n-th away, never
     * below nothing. One wrong tick cancels one right tick, so that ticking every box earns little.
     */
    record EvenShares() implements ScoringRule {}

    /**
     * Each choice adds its weight; one without a weight adds nothing. The sum is held within 0..1.
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
}

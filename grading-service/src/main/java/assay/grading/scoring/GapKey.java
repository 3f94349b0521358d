package assay.grading.scoring;

import java.math.BigDecimal;
import java.util.Map;

/** What is right in one gap of a cloze text. */
public sealed interface GapKey {
    /** Id of the gap. */
    String gap();

    /** The gap's share of the points beside the weights of the others; not negative. */
    BigDecimal weight();

    /** A gap that takes a text. */
    record Written(String gap, BigDecimal weight, AcceptedText.Texts texts) implements GapKey {}

    /** A gap that takes a number. */
    record Measured(String gap, BigDecimal weight, AcceptedNumber.Numbers numbers)
            implements GapKey {}

    /**
     * A gap with choices.
     *
     * @param credits share of the gap's points by choice, from 0 to 1; those not named earn nothing
     * @param feedback by choice
     */
    record Selected(
            String gap,
            BigDecimal weight,
            Map<ChoiceId, BigDecimal> credits,
            Map<ChoiceId, String> feedback)
            implements GapKey {
        public Selected {
            credits = Map.copyOf(credits);
            feedback = Map.copyOf(feedback);
            credits.values()
                    .forEach(credit ->
                            Shares.requireWithin(BigDecimal.ZERO, credit, BigDecimal.ONE));
        }
    }
}

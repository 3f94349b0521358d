package assay.grading.submission;

import assay.grading.scoring.Points;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Linear scaling: from {@code minimum} for nothing to {@code maximum} for everything. An
 * approximation where a certification body does not publish its own method; the description says
 * so.
 */
public record Scaling(BigDecimal minimum, BigDecimal maximum, String description) {
    /**
     * Checks that the scale rises.
     *
     * @throws IllegalArgumentException if {@code maximum} is not above {@code minimum}
     */
    public Scaling {
        minimum = Decimals.normal(minimum);
        maximum = Decimals.normal(maximum);
        if (maximum.compareTo(minimum) <= 0) {
            throw new IllegalArgumentException("a scale ends above its start");
        }
    }

    /**
     * {@code minimum + (maximum - minimum) x raw / rawMaximum}, rounded half up to a whole number.
     *
     * @throws IllegalArgumentException if {@code rawMaximum} is zero
     */
    public BigDecimal scale(Points raw, Points rawMaximum) {
        if (rawMaximum.isZero()) {
            throw new IllegalArgumentException("zero points cannot be scaled");
        }
        // One division at the end: rounding a share first would move a score across the pass mark.
        return minimum.multiply(rawMaximum.value())
                .add(maximum.subtract(minimum).multiply(raw.value()))
                .divide(rawMaximum.value(), 0, RoundingMode.HALF_UP);
    }
}

package assay.grading.scoring;

import java.math.BigDecimal;

/**
 * The share of a question's points that a response earns: {@code part / whole}, kept as a fraction,
 * so that a third of three points is one point and not 0.999999.
 *
 * @param part from 0 to {@code whole}
 * @param whole more than 0
 */
public record Credit(BigDecimal part, BigDecimal whole) {
    public static final Credit NONE = new Credit(BigDecimal.ZERO, BigDecimal.ONE);
    public static final Credit FULL = new Credit(BigDecimal.ONE, BigDecimal.ONE);

    public Credit {
        if (whole.signum() <= 0 || part.signum() < 0 || part.compareTo(whole) > 0) {
            throw new IllegalArgumentException("a credit lies within 0..1: " + part + "/" + whole);
        }
    }

    /**
     * A share that is written as a decimal number.
     *
     * @throws IllegalArgumentException if it is not within 0..1
     */
    static Credit of(BigDecimal share) {
        return new Credit(share, BigDecimal.ONE);
    }

    /**
     * {@code part / whole}, where less than nothing is nothing and more than everything is
     * everything.
     */
    static Credit clamped(BigDecimal part, BigDecimal whole) {
        if (part.signum() <= 0) {
            return NONE;
        }
        return part.compareTo(whole) >= 0 ? FULL : new Credit(part, whole);
    }

    /** This share of {@code full}, rounded once. */
    public Points of(Points full) {
        return new Points(full.value().multiply(part).divide(whole, Points.SCALE, Points.ROUNDING));
    }

    /** This share as a decimal number within 0..1, rounded half up to a millionth. */
    public BigDecimal decimal() {
        return new Points(part.divide(whole, Points.SCALE, Points.ROUNDING)).plain();
    }

    public boolean isFull() {
        return part.compareTo(whole) == 0;
    }

    public boolean isNone() {
        return part.signum() == 0;
    }
}

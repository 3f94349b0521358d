package assay.grading.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Points, exact to a millionth. Everything that rounds a point rounds it here, half up.
 *
 * @param value not negative; always of scale {@link #SCALE}, so that equal points are equal records
 */
public record Points(BigDecimal value) implements Comparable<Points> {
    /** Decimal places of a point. */
    public static final int SCALE = 6;

    /** How a point that has more places than {@link #SCALE} is rounded. */
    public static final RoundingMode ROUNDING = RoundingMode.HALF_UP;

    public static final Points ZERO = new Points(BigDecimal.ZERO);

    /**
     * Rounds to {@link #SCALE} places.
     *
     * @throws IllegalArgumentException if {@code value} is negative
     */
    public Points {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("points must not be negative: " + value);
        }
        value = value.setScale(SCALE, ROUNDING);
    }

    public static Points of(String decimal) {
        return new Points(new BigDecimal(decimal));
    }

    public Points plus(Points other) {
        return new Points(value.add(other.value));
    }

    public boolean isZero() {
        return value.signum() == 0;
    }

    /**
     * How many of {@code whole}'s hundred these points are, rounded half up to a hundredth.
     *
     * @throws IllegalArgumentException if {@code whole} is zero
     */
    public BigDecimal percentOf(Points whole) {
        if (whole.isZero()) {
            throw new IllegalArgumentException("nothing has a share of zero points");
        }
        return value.movePointRight(2).divide(whole.value, 2, ROUNDING);
    }

    /** As one writes it: {@code 1}, {@code 0.5}, {@code 0.333333}. */
    public BigDecimal plain() {
        return value.signum() == 0
                ? BigDecimal.ZERO
                : new BigDecimal(value.stripTrailingZeros().toPlainString());
    }

    @Override
    public int compareTo(Points other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return plain().toPlainString();
    }
}

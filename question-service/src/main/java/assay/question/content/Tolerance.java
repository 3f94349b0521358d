package assay.question.content;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** How far a number may be from the accepted value {@code v}. All bounds are included. */
public sealed interface Tolerance {
    /** More than any share that can be said. */
    BigDecimal SHARE_MAX = new BigDecimal("1e15");

    /**
     * Whether the number is near enough to the accepted value. A tolerance that is out of its own
     * range, which is a fault already, is held within it.
     */
    default boolean isMet(BigDecimal value, BigDecimal number) {
        return switch (this) {
            case Absolute(var margin) -> isWithin(value, number, margin);
            case Relative(var share) -> isWithin(value, number, value.abs().multiply(share));
            case Geometric(var share) -> {
                var factor = BigDecimal.ONE.add(share.max(BigDecimal.ZERO).min(SHARE_MAX));
                yield number.signum() == value.signum()
                        && number.abs().multiply(factor).compareTo(value.abs()) >= 0
                        && number.abs().compareTo(value.abs().multiply(factor)) <= 0;
            }
            case SignificantFigures(var figures) -> {
                var rounding = new MathContext(Math.clamp(figures, 1, 15), RoundingMode.HALF_UP);
                yield value.round(rounding).compareTo(number.round(rounding)) == 0;
            }
            case DecimalPlaces(var declared) -> {
                var places = Math.clamp(declared, 0, 15);
                yield value.setScale(places, RoundingMode.HALF_UP)
                                .compareTo(number.setScale(places, RoundingMode.HALF_UP))
                        == 0;
            }
        };
    }

    private static boolean isWithin(BigDecimal value, BigDecimal number, BigDecimal margin) {
        return number.subtract(value).abs().compareTo(margin) <= 0;
    }

    /** From {@code v - margin} to {@code v + margin}; 0 asks for the value itself. */
    record Absolute(BigDecimal margin) implements Tolerance {}

    /** From {@code v - |v| * share} to {@code v + |v| * share}. */
    record Relative(BigDecimal share) implements Tolerance {}

    /**
     * From {@code v / (1 + share)} to {@code v * (1 + share)}, the wrong way round for a negative
     * {@code v}: Moodle's geometric tolerance.
     */
    record Geometric(BigDecimal share) implements Tolerance {}

    /**
     * Both, rounded half up to so many significant figures, are the same: QTI's {@code
     * equalRounded}.
     *
     * @param figures 1 to 15
     */
    record SignificantFigures(int figures) implements Tolerance {}

    /**
     * Both, rounded half up to so many places after the point, are the same.
     *
     * @param places 0 to 15
     */
    record DecimalPlaces(int places) implements Tolerance {}
}

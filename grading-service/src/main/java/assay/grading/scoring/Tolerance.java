package assay.grading.scoring;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * How far a number may be from the accepted value {@code v}. All bounds are included, and none is
 * rounded: what is compared is exact.
 */
public sealed interface Tolerance {
    /** Whether {@code number} is near enough to {@code v}. */
    default boolean accepts(BigDecimal number, BigDecimal v) {
        return switch (this) {
            case Absolute(var margin) -> within(v.subtract(margin), number, v.add(margin));
            case Relative(var share) -> {
                var margin = v.abs().multiply(share);
                yield within(v.subtract(margin), number, v.add(margin));
            }
            case Geometric(var share) -> isGeometricallyNear(number, v, share);
            case SignificantFigures(var figures) -> {
                var rounding = new MathContext(figures, RoundingMode.HALF_UP);
                yield number.round(rounding).compareTo(v.round(rounding)) == 0;
            }
            case DecimalPlaces(var places) ->
                    number.setScale(places, RoundingMode.HALF_UP)
                                    .compareTo(v.setScale(places, RoundingMode.HALF_UP))
                            == 0;
        };
    }

    /**
     * From {@code v - margin} to {@code v + margin}; 0 asks for the value itself: QTI's {@code
     * equal} with the tolerance mode {@code absolute}, Moodle's nominal tolerance.
     */
    record Absolute(BigDecimal margin) implements Tolerance {
        public static final Absolute EXACT = new Absolute(BigDecimal.ZERO);

        public Absolute {
            requireNotNegative(margin);
        }
    }

    /**
     * From {@code v - |v| * share} to {@code v + |v| * share}: QTI's {@code equal} with the
     * tolerance mode {@code relative}, whose numbers are percents, and Moodle's relative tolerance.
     */
    record Relative(BigDecimal share) implements Tolerance {
        public Relative {
            requireNotNegative(share);
        }
    }

    /**
     * From {@code v / (1 + share)} to {@code v * (1 + share)}, the wrong way round for a negative
     * {@code v}: Moodle's geometric tolerance.
     */
    record Geometric(BigDecimal share) implements Tolerance {
        public Geometric {
            requireNotNegative(share);
        }
    }

    /**
     * Both, rounded half up to so many significant figures, are the same: QTI's {@code
     * equalRounded}.
     *
     * @param figures 1 to 15
     */
    record SignificantFigures(int figures) implements Tolerance {
        public SignificantFigures {
            if (figures < 1 || figures > 15) {
                throw new IllegalArgumentException("significant figures are 1 to 15: " + figures);
            }
        }
    }

    /**
     * Both, rounded half up to so many places after the point, are the same: QTI's {@code
     * equalRounded}.
     *
     * @param places 0 to 15
     */
    record DecimalPlaces(int places) implements Tolerance {
        public DecimalPlaces {
            if (places < 0 || places > 15) {
                throw new IllegalArgumentException("decimal places are 0 to 15: " + places);
            }
        }
    }

    private static boolean within(BigDecimal lowest, BigDecimal number, BigDecimal highest) {
        return number.compareTo(lowest) >= 0 && number.compareTo(highest) <= 0;
    }

    /** Multiplied out: a quotient would have to be rounded. */
    private static boolean isGeometricallyNear(BigDecimal number, BigDecimal v, BigDecimal share) {
        var factor = share.add(BigDecimal.ONE);
        return v.signum() >= 0
                ? number.multiply(factor).compareTo(v) >= 0
                        && number.compareTo(v.multiply(factor)) <= 0
                : number.multiply(factor).compareTo(v) <= 0
                        && number.compareTo(v.multiply(factor)) >= 0;
    }

    private static void requireNotNegative(BigDecimal size) {
        Decimal.requireOrdinary(size);
        if (size.signum() < 0) {
            throw new IllegalArgumentException("a tolerance is not negative: " + size);
        }
    }
}

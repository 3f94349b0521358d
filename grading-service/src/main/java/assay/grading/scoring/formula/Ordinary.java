package assay.grading.scoring.formula;

import java.math.BigDecimal;

/** Numbers of a size that can be computed with in no time. */
final class Ordinary {
    /** Sizes lie within 1e-300 and 1e300, as those of {@code double} do. */
    private static final int EXPONENT_MAX = 300;

    private Ordinary() {}

    /**
     * The number itself.
     *
     * @throws Unevaluable if it is too large, or too small and not 0
     */
    static BigDecimal checked(BigDecimal number) {
        if (number.signum() == 0) {
            return BigDecimal.ZERO;
        }
        var exponent = (long) number.precision() - number.scale() - 1;
        if (Math.abs(exponent) > EXPONENT_MAX
                || Math.abs((long) number.scale()) > 2 * EXPONENT_MAX) {
            throw new Unevaluable("a number in it is too large or too small");
        }
        return number;
    }

    /**
     * A {@code double} as the shortest decimal that stands for it.
     *
     * @throws Unevaluable if it is infinite or no number
     */
    static BigDecimal checked(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw new Unevaluable("a function in it has no value there");
        }
        return checked(BigDecimal.valueOf(number));
    }
}

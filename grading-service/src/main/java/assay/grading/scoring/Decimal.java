package assay.grading.scoring;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decimal numbers as candidates write them, kept to a size that can be computed with. */
final class Decimal {
    /** Longest text that is read as a number. */
    static final int LENGTH_MAX = 40;

    /**
     * Largest power of ten that is told from larger ones, and smallest from smaller ones: no key
     * comes near.
     */
    private static final int EXPONENT_MAX = 1_000;

    /** Numbers of keys lie within 1e-300 and 1e300. */
    private static final int KEY_EXPONENT_MAX = 300;

    private static final Pattern FORM =
            Pattern.compile("([+-]?[0-9]+(?:\\.[0-9]+)?)(?:[eE]([+-]?)([0-9]+))?");

    private Decimal() {}

    /**
     * The number that {@code text} writes. Powers of ten beyond a thousand are read as a thousand.
     *
     * @return empty if it is not {@code [+-]digits[.digits][e[+-]digits]}
     */
    static Optional<BigDecimal> parse(String text) {
        var trimmed = text.strip();
        var matcher = FORM.matcher(trimmed);
        if (trimmed.length() > LENGTH_MAX || !matcher.matches()) {
            return Optional.empty();
        }
        var mantissa = new BigDecimal(matcher.group(1));
        var exponent = exponent(matcher.group(3));
        return Optional.of(
                mantissa.scaleByPowerOfTen("-".equals(matcher.group(2)) ? -exponent : exponent));
    }

    private static int exponent(@Nullable String digits) {
        if (digits == null) {
            return 0;
        }
        var significant = digits.replaceFirst("^0+(?=.)", "");
        return significant.length() > 4
                ? EXPONENT_MAX
                : Math.min(Integer.parseInt(significant), EXPONENT_MAX);
    }

    /**
     * Refuses what would take long to compute with.
     *
     * @throws IllegalArgumentException if the number is not 0 and beyond 1e300, or below 1e-300
     */
    static void requireOrdinary(BigDecimal number) {
        if (!isWithin(number, KEY_EXPONENT_MAX)) {
            throw new IllegalArgumentException("a number of a key is too large or too small");
        }
    }

    /**
     * Whether the number is 0 or its size lies within {@code 1e-exponent} and {@code 1e+exponent}.
     */
    static boolean isWithin(BigDecimal number, int exponent) {
        return number.signum() == 0
                ? Math.abs((long) number.scale()) <= exponent
                : Math.abs((long) number.precision() - number.scale() - 1) <= exponent
                        && Math.abs((long) number.scale()) <= 2L * exponent;
    }
}

package assay.grading.submission;

import java.math.BigDecimal;

/**
 * One spelling for equal numbers, so that records of them are equal: 720, never 720.0 or 7.2E+2.
 */
final class Decimals {
    private Decimals() {}

    static BigDecimal normal(BigDecimal number) {
        return new BigDecimal(number.stripTrailingZeros().toPlainString());
    }
}

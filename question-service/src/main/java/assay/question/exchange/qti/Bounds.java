package assay.question.exchange.qti;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What QTI's {@code equal} takes as the same as its first operand: its tolerance modes, without
 * rounding. The second operand lies within {@code x - t0} and {@code x + t1}, or, if relative,
 * {@code x * (1 - t0 / 100)} and {@code x * (1 + t1 / 100)} (QTI 2.1: 15.3).
 */
record Bounds(BigDecimal lower, BigDecimal upper, boolean includesLower, boolean includesUpper) {
    /** What is to be remarked where the response comes first and the tolerance is a share. */
    static final String FROM_RESPONSE =
            "A tolerance is a share of the response; here it is one of the right number.";

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** What {@code equal} takes as the same as {@code value}. */
    static Bounds of(Element equal, BigDecimal value) {
        var includesLower = !equal.get("includeLowerBound").equals("false");
        var includesUpper = !equal.get("includeUpperBound").equals("false");
        var tolerance = tolerances(equal);
        if (tolerance.isEmpty() || equal.get("toleranceMode", "exact").equals("exact")) {
            return new Bounds(value, value, true, true);
        }
        var down = margin(equal, tolerance.getFirst(), value);
        var up = margin(equal, tolerance.getLast(), value);
        return new Bounds(value.subtract(down), value.add(up), includesLower, includesUpper);
    }

    /** One or two numbers; none when there is something else. */
    static List<BigDecimal> tolerances(Element equal) {
        var written = Stream.of(equal.get("tolerance").split("[\\s,]+")).limit(3).toList();
        var numbers = written.stream().map(Values::number).flatMap(Optional::stream).toList();
        return numbers.size() == written.size() && numbers.size() <= 2 ? numbers : List.of();
    }

    private static BigDecimal margin(Element equal, BigDecimal tolerance, BigDecimal value) {
        return equal.get("toleranceMode").equals("relative")
                ? value.abs().multiply(tolerance).divide(HUNDRED)
                : tolerance;
    }

    boolean hold(BigDecimal number) {
        var low = number.compareTo(lower);
        var high = number.compareTo(upper);
        return (includesLower ? low >= 0 : low > 0) && (includesUpper ? high <= 0 : high < 0);
    }
}

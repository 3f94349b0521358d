package assay.question.exchange.moodlexml;

import assay.question.content.Variables;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Values of a range, drawn once: Moodle draws none when it imports, and asks no question without.
 */
final class RangeValues {
    private static final BigInteger STEPS_MAX = BigInteger.valueOf(Long.MAX_VALUE - 1);

    private RangeValues() {}

    /** So many values, the same whenever the same question is written. */
    static List<BigDecimal> of(Variables.Range range, int count, String question) {
        var first = range.minimum().setScale(range.decimals(), RoundingMode.CEILING);
        var last = range.maximum().setScale(range.decimals(), RoundingMode.FLOOR).max(first);
        var steps = last.subtract(first).unscaledValue().min(STEPS_MAX).longValueExact();
        var random = new Random((question + " " + range.name()).hashCode());
        return IntStream.range(0, count)
                .mapToObj(_ ->
                        first.add(BigDecimal.valueOf(random.nextLong(steps + 1), range.decimals())))
                .toList();
    }
}

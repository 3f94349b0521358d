package assay.session.pool;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The values that a calculated question is drawn with: one row of {@code rows}, when there are any,
 * and a value of each of {@code ranges}.
 */
public record Variables(List<Range> ranges, List<Map<String, BigDecimal>> rows) {
    public static final Variables NONE = new Variables(List.of(), List.of());

    /** So many bits more than a range needs, that no value is seen to be more likely. */
    private static final int SPARE_BITS = 64;

    public Variables {
        ranges = List.copyOf(ranges);
        rows = rows.stream().map(Map::copyOf).toList();
    }

    /**
     * A variable with an even distribution.
     *
     * @param minimum included
     * @param maximum included
     * @param decimals places after the point of a drawn value
     */
    public record Range(String name, BigDecimal minimum, BigDecimal maximum, int decimals) {
        BigDecimal draw(Random random) {
            var first = minimum.setScale(decimals, RoundingMode.CEILING);
            var last = maximum.setScale(decimals, RoundingMode.FLOOR);
            var steps = last.subtract(first).unscaledValue();
            if (steps.signum() <= 0) {
                return first;
            }
            var step =
                    new BigInteger(steps.bitLength() + SPARE_BITS, random)
                            .mod(steps.add(BigInteger.ONE));
            return first.add(new BigDecimal(step, decimals));
        }
    }

    /** A value for every variable. The same random numbers give the same values. */
    public SortedMap<String, BigDecimal> draw(Random random) {
        var values = new TreeMap<String, BigDecimal>();
        if (!rows.isEmpty()) {
            values.putAll(rows.get(random.nextInt(rows.size())));
        }
        for (var range : ranges) {
            values.put(range.name(), range.draw(random));
        }
        return values;
    }

    /** The text with the value of each variable in place of {@code {name}}. */
    static String into(String text, Map<String, BigDecimal> values) {
        var filled = new StringBuilder(text.length());
        int done = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', open + 1)) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                break;
            }
            var value = values.get(text.substring(open + 1, close));
            if (value != null) {
                filled.append(text, done, open).append(value.toPlainString());
                done = close + 1;
            }
        }
        return filled.append(text, done, text.length()).toString();
    }
}

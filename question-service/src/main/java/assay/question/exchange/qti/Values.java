package assay.question.exchange.qti;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Values of QTI's base types: numbers, truth values, and texts for all others. */
final class Values {
    private static final int LENGTH_MAX = 60;
    private static final int EXPONENT_MAX = 400;

    private Values() {}

    static Object read(String text, String baseType) {
        var value = text.strip();
        return switch (baseType) {
            case "integer", "float" -> number(value).<Object>map(n -> n).orElse(value);
            case "boolean" -> value.equals("true") || value.equals("1");
            case "pair" -> unordered(value);
            case "directedPair", "point" -> value.replaceAll("\\s+", " ");
            default -> value;
        };
    }

    /** A pair of which neither comes first. */
    private static String unordered(String pair) {
        var both = pair.split("\\s+", 2);
        return both.length < 2 || both[0].compareTo(both[1]) <= 0 ? pair : both[1] + " " + both[0];
    }

    /** A number of any sensible size. */
    static Optional<BigDecimal> number(String text) {
        var value = text.strip().toLowerCase(Locale.ROOT);
        if (value.isEmpty() || value.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        try {
            var number = new BigDecimal(value);
            return Math.abs((long) number.scale()) > EXPONENT_MAX
                    ? Optional.empty()
                    : Optional.of(plain(number));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Without zeros at the end and without an exponent. */
    static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** As it is written: plainly, unless that is so long that {@link #number} reads it no more. */
    static String written(BigDecimal number) {
        var plain = plain(number).toPlainString();
        return plain.length() <= LENGTH_MAX ? plain : number.stripTrailingZeros().toString();
    }

    static boolean same(Object one, Object other) {
        return (one instanceof BigDecimal number && other instanceof BigDecimal second)
                ? number.compareTo(second) == 0
                : one.equals(other);
    }

    /** The same values, without regard to their order. */
    static boolean sameSet(List<Object> some, List<Object> others) {
        return some.size() == others.size()
                && some.stream().allMatch(one -> contains(others, one))
                && others.stream().allMatch(one -> contains(some, one));
    }

    static boolean sameList(List<Object> some, List<Object> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (var i = 0; i < some.size(); i++) {
            if (!same(some.get(i), others.get(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean contains(List<Object> values, Object sought) {
        return values.stream().anyMatch(value -> same(value, sought));
    }
}

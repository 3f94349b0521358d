package assay.question.exchange;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as files of others have them. */
public final class ForeignDecimal {
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,60}([.,]\\d{0,60})?|[.,]\\d{1,60})([eE][+-]?\\d{1,3})?");

    private ForeignDecimal() {}

    /**
     * The number without trailing zeros; a comma may stand for the point. Nothing if it is none.
     */
    public static Optional<BigDecimal> of(String text) {
        var trimmed = text.strip();
        if (!NUMBER.matcher(trimmed).matches()) {
            return Optional.empty();
        }
        return Optional.of(plain(new BigDecimal(trimmed.replace(',', '.'))));
    }

    /** The same number without trailing zeros and without a positive exponent. */
    public static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}

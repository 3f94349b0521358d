package assay.question.exchange;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Numbers as files of others have them. */
public final class ForeignDecimal {
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,60}([.,]\\d{0,60})?|[.,]\\d{1,60})([eE][+-]?\\d{1,3})?");

    /** Thousands with commas between, where these cannot stand for the point. */
    private static final Pattern COMMAS =
            Pattern.compile(
                    "([+-]?\\d{1,3}(?:,\\d{3}){1,19})\\.([^,]*)|[+-]?\\d{1,3}(?:,\\d{3}){2,19}");

    private static final Pattern SPACES =
            Pattern.compile(
                    "[+-]?\\d{1,3}(?:[ \\u00a0\\u2009\\u202f]\\d{3}){1,19}(?:[.,]\\d{0,60})?");

    private static final Pattern SPACE = Pattern.compile("[ \\u00a0\\u2009\\u202f]");

    /** A power of ten, as people write it. */
    private static final Pattern POWER =
            Pattern.compile("\\s?[*x×·]\\s?10(?:\\^|\\*\\*)([+-]?\\d{1,3})$");

    private static final Pattern PERHAPS_THOUSANDS = Pattern.compile("[+-]?[1-9]\\d{0,2},\\d{3}");

    private ForeignDecimal() {}

    /**
     * The number without trailing zeros; a comma may stand for the point, thousands may be parted
     * where that is plain. Nothing if it is none.
     */
    public static Optional<BigDecimal> of(String text) {
        var spelled = withoutParts(POWER.matcher(text.strip()).replaceFirst("e$1"));
        if (!NUMBER.matcher(spelled).matches()) {
            return Optional.empty();
        }
        return Optional.of(plain(new BigDecimal(spelled.replace(',', '.'))));
    }

    /** Whether the comma, which is taken for the point, may have been meant to part thousands. */
    public static boolean mayBeThousands(String text) {
        return PERHAPS_THOUSANDS.matcher(text.strip()).matches();
    }

    /** Tells what such a number is taken for. */
    public static void warnOfThousands(String text, Consumer<Remark> remarks) {
        if (mayBeThousands(text)) {
            of(text).map(number ->
                            Remark.normalised(
                                    "\"%s\" is taken for %s."
                                            .formatted(text.strip(), number.toPlainString())))
                    .ifPresent(remarks);
        }
    }

    /** The same number without trailing zeros and without a positive exponent. */
    public static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static String withoutParts(String number) {
        if (COMMAS.matcher(number).matches()) {
            return number.replace(",", "");
        }
        return SPACES.matcher(number).matches() ? SPACE.matcher(number).replaceAll("") : number;
    }
}

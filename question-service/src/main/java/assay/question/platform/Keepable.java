package assay.question.platform;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;

/** What the database can keep and everybody can read again. */
final class Keepable {
    static final String TEXT = "must not have the character U+0000 or half a surrogate pair";
    static final String TIME = "must be within the years 1 to 9999";
    static final String DECIMAL = "must not have more than 1000 digits before or after the point";

    private static final int YEAR_MAX = 9_999;
    private static final int DIGITS_MAX = 1_000;

    private Keepable() {}

    /** Whether PostgreSQL has such a text: it has UTF-8 without U+0000. */
    static boolean isText(String text) {
        for (var i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            if (character == 0) {
                return false;
            }
            if (Character.isSurrogate(character)) {
                if (i + 1 == text.length()
                        || !Character.isSurrogatePair(character, text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /**
     * Whether the year has four digits, as RFC 3339 has it; the database holds more, and not all
     * that can be written.
     *
     * @param time an instant, read in UTC, or a date
     */
    static boolean isTime(TemporalAccessor time) {
        var year =
                time instanceof java.time.Instant instant
                        ? instant.atOffset(ZoneOffset.UTC).getYear()
                        : LocalDate.from(time).get(ChronoField.YEAR);
        return year >= 1 && year <= YEAR_MAX;
    }

    /**
     * Whether the number can be written out and added to another. {@code 1e-500000000} is twelve
     * characters of a body, and half a gigabyte once 1 is added to it.
     */
    static boolean isDecimal(BigDecimal number) {
        return number.scale() <= DIGITS_MAX
                && number.precision() - (long) number.scale() <= DIGITS_MAX;
    }
}

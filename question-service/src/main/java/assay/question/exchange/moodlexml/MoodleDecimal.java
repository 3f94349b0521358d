package assay.question.exchange.moodlexml;

import assay.question.exchange.ForeignDecimal;
import assay.question.exchange.Refusal;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * A number as Moodle takes one from authors: {@code 1 000}, {@code 2,456,789}, {@code 1,234.5} or
 * {@code 1.5*10^3} ({@code qtype_numerical_answer_processor::apply_units}).
 */
final class MoodleDecimal {
    private static final int CHARACTERS_MAX = 200;
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0\\u202f]+");
    private static final Pattern POWER_OF_TEN =
            Pattern.compile("[x*×]10(?:\\^|\\*\\*)([+-]?\\d{1,3})$");

    private MoodleDecimal() {}

    static BigDecimal of(String text, String what) throws Refusal {
        var joined = text.length() > CHARACTERS_MAX ? text : SPACE.matcher(text).replaceAll("");
        var written = POWER_OF_TEN.matcher(joined).replaceFirst("e$1");
        var point = commasSeparate(written) ? "" : ".";
        return ForeignDecimal.of(written.replace(",", point))
                .orElseThrow(() -> new Refusal("%s is no number: \"%s\".".formatted(what, text)));
    }

    /** Thousands; else the only comma is the point. */
    private static boolean commasSeparate(String number) {
        return number.contains(".") || number.indexOf(',') != number.lastIndexOf(',');
    }
}

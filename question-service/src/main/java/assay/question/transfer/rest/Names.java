package assay.question.transfer.rest;

import assay.question.exchange.PlainLetters;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names for imported questions. */
final class Names {
    private static final int CHARACTERS_MAX = 80;
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");

    private Names() {}

    /**
     * Kebab-case names made of this one, the best first; the last ones are taken by nobody else.
     */
    static List<String> of(String said, String digest) {
        var plain = PlainLetters.of(said).toLowerCase(Locale.ROOT);
        var kebab = OTHERS.matcher(plain).replaceAll("-");
        kebab = kebab.substring(0, Math.min(kebab.length(), CHARACTERS_MAX));
        kebab = kebab.replaceAll("^-+|-+$", "");
        var base = kebab.isEmpty() ? "question" : kebab;
        return List.of(
                base,
                base + "-2",
                base + "-3",
                base + "-" + digest.substring(0, 8),
                base + "-" + digest.substring(0, 16));
    }
}

package assay.question.exchange;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What others write as a tag in the form that tags have here. */
public final class TagName {
    private static final int CHARACTERS_MAX = 50;
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9.+-]+");

    private TagName() {}

    /** In small letters without accents, other characters as hyphens; nothing if none is left. */
    public static Optional<String> of(String said) {
        var plain = PlainLetters.of(said).toLowerCase(Locale.ROOT);
        var tag = OTHERS.matcher(plain).replaceAll("-").replaceAll("^[.+-]+", "");
        tag = tag.substring(0, Math.min(tag.length(), CHARACTERS_MAX)).replaceAll("-+$", "");
        return tag.isEmpty() ? Optional.empty() : Optional.of(tag);
    }
}

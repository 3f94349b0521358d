package assay.question.exchange;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What others write as a tag in the form that tags have here. */
public final class TagName {
    private static final int CHARACTERS_MAX = 50;
    private static final int COUNT_MAX = 20;
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9.+-]+");

    private TagName() {}

    /** Adds a tag as it is called here, once; what becomes of it otherwise is told. */
    public static void add(String said, List<String> tags, Consumer<Remark> remarks) {
        var tag = of(said).orElse("");
        if (tag.isEmpty()) {
            remarks.accept(Remark.lossy("The tag \"%s\" cannot be one here.".formatted(said)));
        } else if (tags.size() >= COUNT_MAX && !tags.contains(tag)) {
            remarks.accept(
                    Remark.lossy(
                            "The tag \"%s\" is one more than the %d that a question has here."
                                    .formatted(said, COUNT_MAX)));
        } else if (!tags.contains(tag)) {
            if (!tag.equals(said)) {
                remarks.accept(
                        Remark.normalised("The tag \"%s\" became \"%s\".".formatted(said, tag)));
            }
            tags.add(tag);
        }
    }

    /** In small letters without accents, other characters as hyphens; nothing if none is left. */
    public static Optional<String> of(String said) {
        var plain = PlainLetters.of(said).toLowerCase(Locale.ROOT);
        var tag = OTHERS.matcher(plain).replaceAll("-").replaceAll("^[.+-]+", "");
        tag = tag.substring(0, Math.min(tag.length(), CHARACTERS_MAX)).replaceAll("-+$", "");
        return tag.isEmpty() ? Optional.empty() : Optional.of(tag);
    }
}

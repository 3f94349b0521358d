package assay.question.exchange.qti;

import assay.question.content.Difficulty;
import assay.question.exchange.TagName;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the learning object metadata (LOM) of a resource say about a question.
 *
 * @param language empty: nothing
 * @param difficulty null: nothing
 */
record Metadata(
        String title,
        String language,
        List<String> keywords,
        @Nullable Difficulty difficulty,
        @Nullable Duration time) {
    static final Metadata NONE = new Metadata("", "", List.of(), null, null);

    private static final int LANGUAGE_LENGTH_MAX = 100;
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*+");
    private static final int TAGS_MAX = 20;

    /** Those of a manifest's resource or an item. */
    static Metadata of(Element holder) {
        var lom = holder.all("lom").findFirst();
        if (lom.isEmpty()) {
            return NONE;
        }
        var keywords = new ArrayList<String>();
        var title = "";
        var language = "";
        for (var general : lom.get().elements("general")) {
            general.elements("keyword").stream().map(Metadata::text).forEach(keywords::add);
            title = general.first("title").map(Metadata::text).orElse(title);
            language = general.first("language").map(Metadata::text).orElse(language);
        }
        var educational = lom.get().first("educational");
        return new Metadata(
                title,
                language,
                keywords.stream().filter(word -> !word.isEmpty()).toList(),
                educational.flatMap(Metadata::difficulty).orElse(null),
                educational.flatMap(Metadata::time).orElse(null));
    }

    private static String text(Element element) {
        return element.text().replaceAll("\\s+", " ").strip();
    }

    private static Optional<Difficulty> difficulty(Element educational) {
        return educational
                .first("difficulty")
                .map(said -> said.all("value").findFirst().map(Metadata::text).orElse(text(said)))
                .flatMap(said ->
                        switch (said.toLowerCase(Locale.ROOT)) {
                            case "very easy", "easy" -> Optional.of(Difficulty.EASY);
                            case "medium" -> Optional.of(Difficulty.MEDIUM);
                            case "difficult", "very difficult" -> Optional.of(Difficulty.HARD);
                            default -> Optional.empty();
                        });
    }

    private static Optional<Duration> time(Element educational) {
        var said = educational.first("typicalLearningTime").map(Metadata::text).orElse("");
        try {
            return said.isEmpty() ? Optional.empty() : Optional.of(Duration.parse(said));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The keywords as tags of this service. */
    List<String> tags(Remarks remarks) {
        var tags = new ArrayList<String>();
        for (var keyword : keywords) {
            var tag = TagName.of(keyword).orElse("");
            if (tag.isEmpty() || tags.contains(tag) || tags.size() == TAGS_MAX) {
                remarks.lossy("The keyword \"%s\" is not kept.".formatted(keyword));
                continue;
            }
            if (!tag.equals(keyword)) {
                remarks.normalised("The keyword \"%s\" is the tag %s.".formatted(keyword, tag));
            }
            tags.add(tag);
        }
        return tags;
    }

    /** A language tag in the form that this service knows; {@code und} for what is none. */
    static String language(String said) {
        var parts = said.strip().replace('_', '-').split("-", 2);
        var tag = parts[0].toLowerCase(Locale.ROOT) + (parts.length > 1 ? "-" + parts[1] : "");
        return tag.length() <= LANGUAGE_LENGTH_MAX && LANGUAGE.matcher(tag).matches() ? tag : "und";
    }
}

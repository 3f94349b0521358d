package assay.grading.key;

import assay.grading.scoring.ChoiceId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a candidate can learn from a question afterwards. All texts are in the question's format.
 *
 * @param rationale why the key is right
 * @param feedback what to say about single choices, regions, words, sources or items, by id; about
 *     {@code true} or {@code false}
 * @param overall what to say about the whole response
 * @param parts the same of each part of a composite question, by part
 */
public record Teaching(
        String rationale,
        Map<ChoiceId, String> feedback,
        List<Reference> references,
        Overall overall,
        Map<String, Teaching> parts,
        TextFormat format) {
    public Teaching {
        feedback = Map.copyOf(feedback);
        references = List.copyOf(references);
        // What was stored before there were these has none, and is in Markdown.
        overall = overall == null ? Overall.NONE : overall;
        parts = parts == null ? Map.of() : Map.copyOf(parts);
        format = format == null ? TextFormat.MARKDOWN : format;
    }

    /** Nothing to learn. */
    public static Teaching none(TextFormat format) {
        return new Teaching("", Map.of(), List.of(), Overall.NONE, Map.of(), format);
    }

    public Optional<Teaching> part(String part) {
        return Optional.ofNullable(parts.get(part));
    }

    /** Where to read more. */
    public record Reference(String title, String url) {}

    /** What to tell by how much of the points was earned; each may be empty. */
    public record Overall(String correct, String partiallyCorrect, String incorrect) {
        public static final Overall NONE = new Overall("", "", "");
    }
}

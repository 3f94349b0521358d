package assay.question.content;

import java.util.Map;

/**
 * Where an imported version came from, and what of it this model does not say. It may hold the key,
 * so no candidate sees it.
 *
 * @param format of the file: {@code gift}, {@code moodle-xml}, {@code qti-2.2}, ...
 * @param identifier what the file calls the question; may be empty
 * @param document the question as the file had it, whole; empty when nothing of it got lost
 * @param identifiers by our id what the document calls the same choice, gap or region
 */
public record Origin(
        String format, String identifier, String document, Map<String, String> identifiers) {
    public Origin {
        identifiers = Map.copyOf(identifiers);
    }
}

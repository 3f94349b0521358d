package assay.question.search;

import java.util.List;

/**
 * A searched word that no question has, and the words that were searched in its place.
 *
 * @param replacements the likest first, at least one
 */
public record Correction(String word, List<String> replacements) {
    public Correction {
        replacements = List.copyOf(replacements);
    }
}

package assay.question.search;

import java.util.List;
import java.util.UUID;

/**
 * What a search found.
 *
 * @param corrections of words that no question has, which gave what was found
 */
public record Found(List<Hit> hits, List<Correction> corrections) {
    public Found {
        hits = List.copyOf(hits);
        corrections = List.copyOf(corrections);
    }

    /**
     * One question that was found.
     *
     * @param author who wrote the latest version
     * @param snippet the passages that fit the words; empty where none were searched
     */
    public record Hit(
            UUID questionId, String author, boolean inUse, List<Fragment> snippet, Place place) {
        public Hit {
            snippet = List.copyOf(snippet);
        }
    }

    /**
     * A piece of plain text.
     *
     * @param match whether it is one of the words that were searched
     */
    public record Fragment(String text, boolean match) {}
}

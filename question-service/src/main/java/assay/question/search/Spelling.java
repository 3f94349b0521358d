package assay.question.search;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Which of some words somebody may have meant. */
public final class Spelling {
    /** More of them make a search vague. */
    static final int REPLACEMENTS_MAX = 3;

    private Spelling() {}

    /**
     * The words that are the fewest slips away from this one, at most {@value #REPLACEMENTS_MAX};
     * none if it would take more slips than a word of its length makes likely. Of equally near
     * words those that come first are taken.
     *
     * @param word in small letters without accents
     * @param known in the same form
     */
    public static List<String> nearest(String word, Collection<String> known) {
        record Near(String word, int slips) {}
        var near =
                known.stream()
                        .distinct()
                        .filter(other -> !other.equals(word))
                        .map(other -> new Near(other, slips(word, other)))
                        .filter(other -> other.slips() <= slipsMax(word))
                        .sorted(Comparator.comparingInt(Near::slips))
                        .toList();
        return near.stream()
                .filter(other -> other.slips() == near.getFirst().slips())
                .limit(REPLACEMENTS_MAX)
                .map(Near::word)
                .toList();
    }

    private static int slipsMax(String word) {
        return word.length() <= 4 ? 1 : word.length() <= 8 ? 2 : 3;
    }

    /**
     * How many slips turn one word into the other: a letter left out, added, mistaken, or two
     * neighbours swapped (optimal string alignment).
     */
    static int slips(String one, String other) {
        var beforeLast = new int[other.length() + 1];
        var last = new int[other.length() + 1];
        for (var j = 0; j <= other.length(); j++) {
            last[j] = j;
        }
        for (var i = 1; i <= one.length(); i++) {
            var row = new int[other.length() + 1];
            row[0] = i;
            for (var j = 1; j <= other.length(); j++) {
                var mistaken = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + mistaken);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[other.length()];
    }
}

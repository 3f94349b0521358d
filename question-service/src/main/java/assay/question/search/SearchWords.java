package assay.question.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The words that a search wants to see; not those that it wants to be without. */
public final class SearchWords {
    /** Words beyond these are searched as they are. */
    public static final int CORRECTED_MAX = 8;

    private static final int LENGTH_MIN = 3;

    private static final Pattern PART = Pattern.compile("(-?)(\"[^\"]*\"?|[^\\s\"]+)");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern NUMBER = Pattern.compile("\\p{N}+");

    private SearchWords() {}

    /** Words long enough to tell what was meant, in small letters, each once. */
    public static List<String> of(String search) {
        var words = new ArrayList<String>();
        var parts = PART.matcher(search.replace('“', '"').replace('”', '"').replace('„', '"'));
        while (parts.find() && words.size() < CORRECTED_MAX) {
            if (!parts.group(1).isEmpty()) {
                continue;
            }
            var word = WORD.matcher(parts.group(2).toLowerCase(Locale.ROOT));
            while (word.find() && words.size() < CORRECTED_MAX) {
                var found = word.group();
                if (found.length() >= LENGTH_MIN
                        && !NUMBER.matcher(found).matches()
                        && !words.contains(found)) {
                    words.add(found);
                }
            }
        }
        return List.copyOf(words);
    }
}

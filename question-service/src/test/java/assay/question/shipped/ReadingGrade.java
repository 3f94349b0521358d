package assay.question.shipped;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How hard an English text is to read: the Flesch-Kincaid grade, the year of an American school
 * whose pupils can read it.
 *
 * <p>Source: J. P. Kincaid, R. P. Fishburne, R. L. Rogers, B. S. Chissom, <i>Derivation of New
 * Readability Formulas for Navy Enlisted Personnel</i>, Research Branch Report 8-75, 1975.
 * Syllables are counted as runs of vowels without a silent ending, which is right for most English
 * words and the same on every machine.
 */
final class ReadingGrade {
    private static final Pattern CODE_BLOCK = Pattern.compile("(?s)```.*?```");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");
    private static final Pattern PLACE = Pattern.compile("\\[\\[[a-z0-9]+]]");
    private static final Pattern TABLE_ROW = Pattern.compile("(?m)^\\|.*$");
    private static final Pattern MARKS = Pattern.compile("[*_>#]|\\(Choose \\w+\\.\\)");
    private static final Pattern SENTENCE_END =
            Pattern.compile("(?<=[.!?:])\\s+|\\n\\s*\\n|\\n\\s*-\\s|\\n\\s*\\d+\\.\\s");
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z'’-]*|\\d[\\d.,]*");
    private static final Pattern NOT_LETTER = Pattern.compile("[^a-z]");
    private static final Pattern SILENT_ENDING =
            Pattern.compile("(?<=[^laeiouy])(es|e)$|(?<=[^laeiouytd])ed$|^y");
    private static final Pattern VOWELS = Pattern.compile("[aeiouy]+");

    private ReadingGrade() {}

    /**
     * The grade of a text in Markdown. Blocks of code, tables and gaps are left out; code within a
     * sentence counts as one short word.
     *
     * @throws IllegalArgumentException if there is no sentence
     */
    static double of(String markdown) {
        var sentences = sentences(prose(markdown));
        if (sentences.isEmpty()) {
            throw new IllegalArgumentException("no sentence");
        }
        var words = sentences.stream().flatMap(sentence -> words(sentence).stream()).toList();
        var syllables = words.stream().mapToInt(ReadingGrade::syllables).sum();
        return 0.39 * words.size() / sentences.size() + 11.8 * syllables / words.size() - 15.59;
    }

    private static String prose(String markdown) {
        var text = CODE_BLOCK.matcher(markdown).replaceAll("\n\n");
        text = CODE.matcher(text).replaceAll("code");
        text = PLACE.matcher(text).replaceAll("");
        text = TABLE_ROW.matcher(text).replaceAll("");
        return MARKS.matcher(text).replaceAll("");
    }

    private static List<String> sentences(String prose) {
        return Arrays.stream(SENTENCE_END.split(prose))
                .filter(sentence -> words(sentence).stream().anyMatch(word -> word.length() > 1))
                .toList();
    }

    private static List<String> words(String sentence) {
        return WORD.matcher(sentence).results().map(found -> found.group()).toList();
    }

    /** At least 1, also for numbers. */
    static int syllables(String word) {
        var letters = NOT_LETTER.matcher(word.toLowerCase(Locale.ROOT)).replaceAll("");
        var spoken = SILENT_ENDING.matcher(letters).replaceAll("");
        return Math.max(1, Math.toIntExact(VOWELS.matcher(spoken).results().count()));
    }
}

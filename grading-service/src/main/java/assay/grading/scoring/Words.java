package assay.grading.scoring;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** How texts are brought to one form before they are compared. */
final class Words {
    /**
     * Accents and points: the marks that many scripts share, and those of Hebrew and Cyrillic. Not
     * the vowel signs of Devanagari, Thai and their kin, which are letters, nor the voiced sound
     * marks of kana, which make another one.
     */
    private static final Pattern MARKS =
            Pattern.compile(
                    "[\\p{M}&&[\\p{IsInherited}\\p{IsHebrew}\\p{IsCyrillic}]&&[^\\u3099\\u309A]]+");

    /** Letters whose stroke Unicode does not take for a mark, and what they are without it. */
    private static final String STROKED = "ØøŁłĐđĦħŦŧ";

    private static final String UNSTROKED = "OoLlDdHhTt";

    private static final int DOTLESS_I = 'ı';
    private static final int DOTTED_I = 'İ';

    private Words() {}

    /** In Unicode form NFC, trimmed, and with one space for each run of white space. */
    static String tidy(String text) {
        var tidy = new StringBuilder(text.length());
        var gap = false;
        var characters = Normalizer.normalize(text, Normalizer.Form.NFC);
        for (var i = 0; i < characters.length(); i++) {
            var character = characters.charAt(i);
            // Java's white space lacks the no-break spaces, and Unicode's lacks tab and line feed.
            if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
                gap = true;
            } else {
                if (gap && !tidy.isEmpty()) {
                    tidy.append(' ');
                }
                gap = false;
                tidy.append(character);
            }
        }
        return tidy.toString();
    }

    /** What is left when case and accents do not matter, each as {@code matching} says. */
    static String folded(String tidy, AcceptedText.Matching matching) {
        var folded = matching.accentSensitive() ? tidy : withoutAccents(tidy);
        return matching.caseSensitive() ? folded : withoutCase(folded);
    }

    private static String withoutAccents(String text) {
        var plain =
                new StringBuilder(
                        MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                                .replaceAll(""));
        for (var i = 0; i < plain.length(); i++) {
            var stroked = STROKED.indexOf(plain.charAt(i));
            if (stroked >= 0) {
                plain.setCharAt(i, UNSTROKED.charAt(stroked));
            }
        }
        return Normalizer.normalize(plain, Normalizer.Form.NFC);
    }

    /**
     * Unicode's full case folding, near enough: by way of capitals, so that ß is SS, and letter by
     * letter, so that no sigma is a final one.
     */
    private static String withoutCase(String text) {
        var folded = new StringBuilder(text.length());
        text.codePoints()
                .forEach(letter -> {
                    switch (letter) {
                        case DOTLESS_I -> folded.appendCodePoint(letter);
                        case DOTTED_I -> folded.append("i̇");
                        default ->
                                Character.toString(letter)
                                        .toUpperCase(Locale.ROOT)
                                        .codePoints()
                                        .map(Character::toLowerCase)
                                        .forEach(folded::appendCodePoint);
                    }
                });
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }
}

package assay.question.exchange;

import java.text.Normalizer;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Letters without their accents, for what is named in ASCII alone. */
public final class PlainLetters {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /** Letters that are no ASCII letter with an accent, as they are commonly written without. */
    private static final Map<String, String> OTHERS =
            Map.ofEntries(
                    Map.entry("ß", "ss"),
                    Map.entry("ẞ", "SS"),
                    Map.entry("æ", "ae"),
                    Map.entry("Æ", "AE"),
                    Map.entry("œ", "oe"),
                    Map.entry("Œ", "OE"),
                    Map.entry("ø", "o"),
                    Map.entry("Ø", "O"),
                    Map.entry("ł", "l"),
                    Map.entry("Ł", "L"),
                    Map.entry("đ", "d"),
                    Map.entry("Đ", "D"),
                    Map.entry("ð", "d"),
                    Map.entry("Ð", "D"),
                    Map.entry("þ", "th"),
                    Map.entry("Þ", "Th"),
                    Map.entry("ı", "i"));

    private static final Pattern OTHER = Pattern.compile("[ßẞæÆœŒøØłŁđĐðÐþÞı]");

    private PlainLetters() {}

    /** The same text; letters that have no plain form stay as they are. */
    public static String of(String text) {
        var plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return OTHER.matcher(plain).replaceAll(PlainLetters::plain);
    }

    private static String plain(MatchResult letter) {
        return OTHERS.getOrDefault(letter.group(), letter.group());
    }
}

package assay.question.exchange.html;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** From plain text to Markdown. */
public final class Markdown {
    private static final Pattern INLINE = Pattern.compile("[*_`|~]");
    private static final Pattern LINE_START = Pattern.compile("(?m)^(\\s{0,3}\\d{0,9})([#+=.)-])");
    private static final Pattern BREAK = Pattern.compile("\\R");

    private Markdown() {}

    /**
     * Markdown that shows exactly this text, line by line. Backslashes, brackets and dollars become
     * references: with a backslash before them they would begin a formula.
     */
    public static String of(String plain) {
        var text = Html.escaped(plain);
        text =
                text.replace("\\", "&#92;")
                        .replace("[", "&#91;")
                        .replace("]", "&#93;")
                        .replace("$", "&#36;");
        text = INLINE.matcher(text).replaceAll("\\\\$0");
        text = LINE_START.matcher(text).replaceAll(Markdown::reference);
        return BREAK.matcher(text).replaceAll("<br>");
    }

    /** A parenthesis after a backslash would begin a formula, a reference does not. */
    private static String reference(MatchResult start) {
        return "%s&#%d;".formatted(start.group(1), (int) start.group(2).charAt(0));
    }
}

package assay.question.exchange.gift;

import java.util.regex.Pattern;

/** What tells GIFT from other texts: a brace alone does not, since programs and LaTeX have them. */
public final class GiftSigns {
    /** JSON and LaTeX. */
    private static final Pattern OTHERS =
            Pattern.compile(
                    "\\[\\s*+[\\[{\"]|\\{\\s*+\"|\\\\(?:documentclass|begin|usepackage|section)\\b");

    private static final Pattern CATEGORY = Pattern.compile("(?m)^[ \\t]*+\\$CATEGORY:");
    private static final Pattern NAME = Pattern.compile("(?m)^[ \\t]*+::[^:\\n]");

    private static final String COMMENTS = "\\s*+(?://[^\\n]{0,200}+\\n\\s*+)*+";

    /** A brace with the first mark of an answer; none that is the argument of a LaTeX command. */
    private static final Pattern ANSWERS =
            Pattern.compile(
                    "(?<![\\\\^}\\]])(?<!(?<!_)_)(?<!\\\\[a-zA-Z]{1,20})\\{"
                            + COMMENTS
                            + "(?:[=~]|####|#\\s*+[-+=~%.\\d]|%-?\\d|>\\s*+\\d"
                            + "|(?i:t|f|true|false)\\s*+[#}])");

    /**
     * The braces of an essay follow its text and end its line; that of a LaTeX command or of the
     * parameters of a function they do not.
     */
    private static final Pattern NO_ANSWERS =
            Pattern.compile(
                    "(?m)(?:[.?!:>]|[\\p{L}\\d](?<!\\\\[a-zA-Z]{1,20})|\\)(?<!\\w\\([^()]{0,100}\\))"
                            + "|[^,;=(\\[{|&)\\s]\\s)\\s*+\\{\\s*+\\}[ \\t\\r]*+$");

    private GiftSigns() {}

    /** Whether the text, as much of it as was read, is GIFT. */
    public static boolean areIn(String text) {
        if (OTHERS.matcher(text.stripLeading()).lookingAt()) {
            return false;
        }
        return CATEGORY.matcher(text).find()
                || isNamed(text)
                || ANSWERS.matcher(text).find()
                || NO_ANSWERS.matcher(text).find();
    }

    private static boolean isNamed(String text) {
        var name = NAME.matcher(text);
        while (name.find()) {
            var end = text.indexOf("::", name.end());
            if (end < 0) {
                return false;
            }
            if (text.substring(name.end(), end).indexOf('\n') < 0) {
                return true;
            }
        }
        return false;
    }
}

package assay.question.exchange.gift;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The escapes of GIFT: a backslash before {@code ~ = # { } :} or another one, and {@code \n}. */
final class GiftText {
    private static final String CONTROL = "~=#{}:\\";
    private static final Pattern REFERENCE = Pattern.compile("#(\\d{1,7}|[xX][0-9a-fA-F]{1,6});");

    /** No tag is looked for further back than this. */
    private static final int TAG_CHARACTERS_MAX = 2_000;

    /** Of an attribute in it. */
    private static final int VALUE_CHARACTERS_MAX = 10_000;

    private GiftText() {}

    /** The text with its escapes resolved. */
    static String unescaped(String raw) {
        if (raw.indexOf('\\') < 0) {
            return raw;
        }
        var text = new StringBuilder();
        for (var i = 0; i < raw.length(); i++) {
            var c = raw.charAt(i);
            if (c != '\\' || i + 1 == raw.length()) {
                text.append(c);
                continue;
            }
            var next = raw.charAt(i + 1);
            if (CONTROL.indexOf(next) >= 0) {
                text.append(next);
                i++;
            } else if (next == 'n') {
                text.append('\n');
                i++;
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    /** The text such that it reads back as itself. */
    static String escaped(String text) {
        var raw = new StringBuilder();
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '\n') {
                raw.append("\\n");
            } else if (c != '\r') {
                if (CONTROL.indexOf(c) >= 0) {
                    raw.append('\\');
                }
                raw.append(c);
            }
        }
        return raw.toString();
    }

    /**
     * Where the first of {@code wanted} stands at {@code from} or later without an escape; -1:
     * nowhere.
     */
    static int indexOf(String raw, String wanted, int from) {
        for (var i = from; i <= raw.length() - wanted.length(); i++) {
            if (raw.startsWith(wanted, i)) {
                return i;
            }
            if (raw.charAt(i) == '\\') {
                i++;
            }
        }
        return -1;
    }

    static boolean contains(String raw, String wanted) {
        return indexOf(raw, wanted, 0) >= 0;
    }

    /**
     * One answer of a block.
     *
     * @param mark {@code =} or {@code ~}; a space for what stands before the first mark
     */
    record Answer(char mark, String raw) {}

    /** The answers of a block, split at each {@code =} and {@code ~} that is not escaped. */
    static List<Answer> answers(String block) {
        var answers = new ArrayList<Answer>();
        var mark = ' ';
        var begin = 0;
        for (var i = 0; i < block.length(); i++) {
            var c = block.charAt(i);
            if (c == '\\') {
                i++;
            } else if ((c == '=' && !isOfTag(block, begin, i)) || c == '~') {
                add(answers, mark, block.substring(begin, i));
                mark = c;
                begin = i + 1;
            }
        }
        add(answers, mark, block.substring(begin));
        return answers;
    }

    /**
     * Whether the sign stands between an HTML attribute and its quoted value: many write tags as
     * they are, without escapes.
     */
    private static boolean isOfTag(String block, int begin, int sign) {
        if (sign + 1 >= block.length() || "\"'".indexOf(block.charAt(sign + 1)) < 0) {
            return false;
        }
        var end = Math.min(block.length(), sign + VALUE_CHARACTERS_MAX);
        var close = end < sign + 2 ? -1 : block.indexOf(block.charAt(sign + 1), sign + 2, end);
        if (close < 0
                || block.indexOf('>', close, Math.min(block.length(), close + TAG_CHARACTERS_MAX))
                        < 0) {
            return false;
        }
        var i = sign - 1;
        while (i >= begin && (isLetter(block.charAt(i)) || block.charAt(i) == '-')) {
            i--;
        }
        if (i == sign - 1 || i < begin || !Character.isWhitespace(block.charAt(i))) {
            return false;
        }
        var last = Math.max(begin, i - TAG_CHARACTERS_MAX);
        while (i >= last && block.charAt(i) != '<' && block.charAt(i) != '>') {
            i--;
        }
        return i >= last && block.charAt(i) == '<' && isLetter(block.charAt(i + 1));
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /**
     * Where the feedback of an answer begins; -1: nowhere. The sharp of a character reference,
     * which many leave without an escape, begins none.
     */
    static int feedback(String raw) {
        var hash = indexOf(raw, "#", 0);
        while (hash > 0
                && raw.charAt(hash - 1) == '&'
                && REFERENCE.matcher(raw).region(hash, raw.length()).lookingAt()) {
            hash = indexOf(raw, "#", hash + 1);
        }
        return hash;
    }

    private static void add(List<Answer> answers, char mark, String raw) {
        if (mark != ' ' || !raw.isBlank()) {
            answers.add(new Answer(mark, raw));
        }
    }
}

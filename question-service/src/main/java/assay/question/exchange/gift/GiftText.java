package assay.question.exchange.gift;

import java.util.ArrayList;
import java.util.List;

/** The escapes of GIFT: a backslash before {@code ~ = # { } :} or another one, and {@code \n}. */
final class GiftText {
    private static final String CONTROL = "~=#{}:\\";

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
            } else if (c == '=' || c == '~') {
                add(answers, mark, block.substring(begin, i));
                mark = c;
                begin = i + 1;
            }
        }
        add(answers, mark, block.substring(begin));
        return answers;
    }

    private static void add(List<Answer> answers, char mark, String raw) {
        if (mark != ' ' || !raw.isBlank()) {
            answers.add(new Answer(mark, raw));
        }
    }
}

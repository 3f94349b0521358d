package assay.question.exchange.moodlexml;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes elements; what XML cannot hold becomes U+FFFD. */
final class MoodleMarkup {
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();
    private boolean hasReplaced;

    /** Opens an element with attributes: name, value, name, value. */
    MoodleMarkup open(String name, String... attributes) {
        out.append('<').append(name);
        for (var i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        out.append(">\n");
        open.push(name);
        return this;
    }

    /** An element that holds a text alone. */
    MoodleMarkup element(String name, String text) {
        out.append('<').append(name).append('>');
        escape(text);
        out.append("</").append(name).append(">\n");
        return this;
    }

    void empty(String name) {
        out.append('<').append(name).append("/>\n");
    }

    /** An element whose characters need no escaping. */
    void file(String name, CharSequence base64) {
        out.append("<file name=\"");
        escape(name);
        out.append("\" path=\"/\" encoding=\"base64\">").append(base64).append("</file>\n");
    }

    void close() {
        out.append("</").append(open.pop()).append(">\n");
    }

    String text() {
        return out.toString();
    }

    /** Whether something was written that XML cannot hold. */
    boolean hasReplaced() {
        return hasReplaced;
    }

    private void escape(String text) {
        text.codePoints()
                .forEach(character -> {
                    switch (character) {
                        case '&' -> out.append("&amp;");
                        case '<' -> out.append("&lt;");
                        case '>' -> out.append("&gt;");
                        case '"' -> out.append("&quot;");
                        case '\r' -> out.append("&#13;");
                        default -> {
                            out.appendCodePoint(isXml(character) ? character : 0xFFFD);
                            hasReplaced |= !isXml(character);
                        }
                    }
                });
    }

    private static boolean isXml(int character) {
        return (character >= 0x20 && character < 0xD800)
                || character == '\t'
                || character == '\n'
                || (character >= 0xE000 && character < 0xFFFE)
                || character >= 0x10000;
    }
}

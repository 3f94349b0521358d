package assay.question.exchange.xml;

import java.util.Optional;

/** The name of a document's first element, told from its first characters alone. */
public final class RootName {
    private RootName() {}

    /**
     * The name without its prefix; nothing if the text begins with anything but a declaration,
     * comments, a document type and an element. Looks at each character once.
     */
    public static Optional<String> in(String head) {
        var place = afterSpace(head, 0);
        while (place >= 0 && place < head.length()) {
            if (head.startsWith("<?", place)) {
                place = after(head, "?>", place + 2);
            } else if (head.startsWith("<!--", place)) {
                place = after(head, "-->", place + 4);
            } else if (head.startsWith("<!DOCTYPE", place)) {
                place = afterDocumentType(head, place);
            } else {
                return name(head, place);
            }
        }
        return Optional.empty();
    }

    private static int after(String head, String end, int from) {
        var found = head.indexOf(end, from);
        return found < 0 ? -1 : afterSpace(head, found + end.length());
    }

    private static int afterDocumentType(String head, int from) {
        var place = from;
        while (place < head.length() && head.charAt(place) != '[' && head.charAt(place) != '>') {
            place++;
        }
        if (place < head.length() && head.charAt(place) == '>') {
            return afterSpace(head, place + 1);
        }
        for (var end = head.indexOf(']', place); end >= 0; end = head.indexOf(']', end + 1)) {
            var next = afterSpace(head, end + 1);
            if (next < head.length() && head.charAt(next) == '>') {
                return afterSpace(head, next + 1);
            }
        }
        return -1;
    }

    private static int afterSpace(String head, int from) {
        var place = from;
        while (place < head.length() && Character.isWhitespace(head.charAt(place))) {
            place++;
        }
        return place;
    }

    private static Optional<String> name(String head, int start) {
        if (head.charAt(start) != '<') {
            return Optional.empty();
        }
        var end = start + 1;
        while (end < head.length() && isOfName(head.charAt(end))) {
            end++;
        }
        var name = head.substring(start + 1, end);
        var local = name.substring(name.indexOf(':') + 1);
        return local.isEmpty() ? Optional.empty() : Optional.of(local);
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || "_.-:".indexOf(c) >= 0;
    }
}

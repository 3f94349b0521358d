package assay.grading.scoring;

import java.util.ArrayList;
import java.util.List;

/**
 * An accepted text, ready to be compared. With wildcards, the pieces between them have to follow
 * each other; each is looked for once, from where the one before has ended, so that no text takes
 * long.
 */
final class TextPattern {
    private static final char WILDCARD = '*';

    /** One more than there are wildcards. */
    private final List<String> pieces;

    private final AcceptedText.Matching matching;

    TextPattern(String accepted, AcceptedText.Matching matching) {
        this.matching = matching;
        var tidy = Words.tidy(accepted);
        this.pieces =
                (matching.wildcards() ? split(tidy) : List.of(tidy))
                        .stream().map(piece -> Words.folded(piece, matching)).toList();
    }

    private static List<String> split(String text) {
        var pieces = new ArrayList<String>();
        var piece = new StringBuilder();
        for (var i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            if (character == '\\' && i + 1 < text.length() && text.charAt(i + 1) == WILDCARD) {
                piece.append(WILDCARD);
                i++;
            } else if (character == WILDCARD) {
                pieces.add(piece.toString());
                piece.setLength(0);
            } else {
                piece.append(character);
            }
        }
        pieces.add(piece.toString());
        return pieces;
    }

    boolean matches(String response) {
        var text = Words.folded(Words.tidy(response), matching);
        var first = pieces.getFirst();
        if (pieces.size() == 1) {
            return text.equals(first);
        }
        var last = pieces.getLast();
        if (!text.startsWith(first)
                || !text.endsWith(last)
                || text.length() < first.length() + last.length()) {
            return false;
        }
        var end = text.length() - last.length();
        var from = first.length();
        for (var piece : pieces.subList(1, pieces.size() - 1)) {
            var found = text.indexOf(piece, from);
            if (found < 0 || found + piece.length() > end) {
                return false;
            }
            from = found + piece.length();
        }
        return true;
    }
}

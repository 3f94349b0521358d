package assay.grading.scoring;

import java.util.ArrayList;
import java.util.List;

/**
 * An accepted text, ready to be compared. With wildcards, the pieces between them have to follow
 * each other; each is looked for once, from where the one before has ended, so that no text takes
 * long. A wildcard that stands for nothing leaves the white space around it to be collapsed and
 * trimmed like any other: {@code a * b} is {@code a b} as well, and {@code a *} is {@code a}.
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
        text = (first.isEmpty() ? " " : "") + text + (last.isEmpty() ? " " : "");
        if (!text.startsWith(first) || !text.endsWith(last)) {
            return false;
        }
        var end = text.length() - last.length();
        var from = first.length();
        for (var i = 1; i < pieces.size() - 1; i++) {
            var found = text.indexOf(pieces.get(i), from - shared(i));
            if (found < 0) {
                return false;
            }
            from = found + pieces.get(i).length();
        }
        return from - shared(pieces.size() - 1) <= end;
    }

    /** 1 if a space can be the last of the piece before and the first of this one. */
    private int shared(int piece) {
        return pieces.get(piece - 1).endsWith(" ") && pieces.get(piece).startsWith(" ") ? 1 : 0;
    }
}

package assay.question.text;

import java.util.ArrayList;
import java.util.List;

/** Where the formulas of a text are: {@code \( .. \)}, {@code \[ .. \]} and {@code $$ .. $$}. */
final class Formulas {
    private static final List<String> OPENING = List.of("\\(", "\\[", "$$");
    private static final List<String> CLOSING = List.of("\\)", "\\]", "$$");

    /** A formula with its delimiters, from {@code start} to before {@code end}. */
    record Span(int start, int end) {
        boolean holds(int from, int to) {
            return start <= from && to <= end;
        }
    }

    private Formulas() {}

    /** In the order of the text; none lies within another. */
    static List<Span> in(String text) {
        var spans = new ArrayList<Span>();
        var unclosed = new boolean[OPENING.size()];
        var place = 0;
        while (place < text.length()) {
            var kind = openedAt(text, place);
            if (kind < 0 || unclosed[kind]) {
                place++;
                continue;
            }
            var close = text.indexOf(CLOSING.get(kind), place + 2);
            if (close < 0) {
                unclosed[kind] = true; // and so is every later one: the text is searched once
                place++;
            } else {
                spans.add(new Span(place, close + 2));
                place = close + 2;
            }
        }
        return spans;
    }

    private static int openedAt(String text, int place) {
        for (var kind = 0; kind < OPENING.size(); kind++) {
            if (text.startsWith(OPENING.get(kind), place)) {
                return kind;
            }
        }
        return -1;
    }
}

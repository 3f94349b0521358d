package assay.session.response;

import java.util.Comparator;

/** A source that was put to a target: an item to its category, a word to its gap. */
public record Pair(String source, String target) implements Comparable<Pair> {
    private static final Comparator<Pair> ORDER =
            Comparator.comparing(Pair::source).thenComparing(Pair::target);

    @Override
    public int compareTo(Pair other) {
        return ORDER.compare(this, other);
    }
}

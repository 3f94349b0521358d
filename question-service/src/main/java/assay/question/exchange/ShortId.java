package assay.question.exchange;

/** Ids of choices, gaps and the like: a, b, ..., z, aa, ab, ... */
public final class ShortId {
    private static final int LETTERS = 26;

    private ShortId() {}

    /** The id of the element at this place of its list, from 0. */
    public static String of(int index) {
        var id = new StringBuilder();
        for (var left = index; left >= 0; left = left / LETTERS - 1) {
            id.insert(0, (char) ('a' + left % LETTERS));
        }
        return id.toString();
    }
}

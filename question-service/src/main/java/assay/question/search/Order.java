package assay.question.search;

/** The order of a list. Questions that are equal in it follow by their ids, in its direction. */
public record Order(By by, boolean descending) {
    /** What a list is ordered by. */
    public enum By {
        /** How well the words fit. */
        RELEVANCE,
        CREATED,
        UPDATED,
        /** Without regard to accents and capitals. */
        TITLE,
        DIFFICULTY
    }
}

package assay.question.bank;

/** Whose approval a draft needs before it is published; each asks for more than the one before. */
public enum ReviewRule {
    NONE,
    /** Anybody's, its author's own included. */
    ANYONE,
    /** Somebody's who wrote nothing of it. */
    OTHER_THAN_AUTHOR;

    public boolean isStricterThan(ReviewRule other) {
        return compareTo(other) > 0;
    }
}

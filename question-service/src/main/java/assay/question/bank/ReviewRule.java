package assay.question.bank;

/** Whose approval a draft needs before it is published. */
public enum ReviewRule {
    NONE,
    /** Anybody's, its author's own included. */
    ANYONE,
    /** Somebody's who wrote nothing of it. */
    OTHER_THAN_AUTHOR
}

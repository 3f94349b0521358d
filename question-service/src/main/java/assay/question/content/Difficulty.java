package assay.question.content;

/** How much must be known and combined. */
public enum Difficulty {
    EASY,
    MEDIUM,
    HARD
}

package assay.grading.scoring;

/** How an order earns its points; {@code n} items. */
public enum OrderScoring {
    /**
     * The right order earns everything, any other nothing: QTI's {@code match_correct}, Moodle's
     * "all or nothing".
     */
    EXACT,
    /**
     * Each of the {@code n - 1} neighbours in the right order that follow each other here: Moodle's
     * "relative, next item (excluding last)".
     */
    ADJACENT_PAIRS,
    /** Each of the {@code n} items that stands at its right place: Moodle's "absolute position". */
    POSITION
}

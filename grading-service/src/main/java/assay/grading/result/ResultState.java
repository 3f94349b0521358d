package assay.grading.result;

/** Where a submission stands. */
public enum ResultState {
    /** It will be graded. */
    WAITING,
    /** Every question has its score. */
    GRADED,
    /** Some question could not be scored; nothing is concluded until an instructor decides. */
    AWAITING_INSTRUCTOR,
    /** People have to mark some response; nothing is concluded until they have. */
    AWAITING_MARKING
}

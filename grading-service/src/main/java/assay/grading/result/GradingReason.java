package assay.grading.result;

/** Why a grading revision was computed. */
public enum GradingReason {
    /** The submission arrived. */
    SUBMISSION,
    /** Something that the earlier revision rests on has changed, a key for example. */
    REGRADE,
    /** A person has marked a response. */
    MARKING
}

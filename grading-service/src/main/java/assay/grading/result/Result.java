package assay.grading.result;

import assay.grading.submission.Submission;
import java.time.Instant;
import java.util.Optional;

/**
 * A submission's result.
 *
 * <pre>
 * Waiting --all questions decided--> Graded
 * Waiting --some undecided--> AwaitingInstructor --regrade--> Graded
 * </pre>
 */
public sealed interface Result {
    Submission submission();

    Release release();

    /**
     * How grading is getting on.
     *
     * @param attempts how often it was tried, in vain so far
     * @param nextAttemptAt when it is tried again at the latest
     * @param lastFault why the last attempt was in vain
     */
    record Progress(int attempts, Instant nextAttemptAt, Optional<String> lastFault) {}

    /** Grows with every change. */
    int rowVersion();

    /** Not graded yet. */
    record Waiting(Submission submission, Progress progress, int rowVersion) implements Result {
        @Override
        public Release release() {
            return Release.PENDING;
        }
    }

    /** Graded: there is something to show. */
    sealed interface Known extends Result permits Graded, AwaitingInstructor {
        /** The latest revision. */
        GradingRevision revision();
    }

    /** Every question has its score. */
    record Graded(Submission submission, GradingRevision revision, Release release, int rowVersion)
            implements Known {}

    /** Some question could not be scored, so that nothing is concluded yet. */
    record AwaitingInstructor(
            Submission submission, GradingRevision revision, Release release, int rowVersion)
            implements Known {}

    static Known known(
            Submission submission, GradingRevision revision, Release release, int rowVersion) {
        return revision.isComplete()
                ? new Graded(submission, revision, release, rowVersion)
                : new AwaitingInstructor(submission, revision, release, rowVersion);
    }
}

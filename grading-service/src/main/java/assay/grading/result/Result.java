package assay.grading.result;

import assay.grading.submission.Submission;
import java.time.Instant;
import java.util.Optional;

/**
 * A submission's result.
 *
 * <pre>
 * Waiting --all questions decided--> Graded
 * Waiting --some unscorable--> AwaitingInstructor --regrade, or mark by mark--> Graded
 * Waiting --some to be marked--> AwaitingMarking --mark by mark--> Graded
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
    sealed interface Known extends Result permits Graded, AwaitingInstructor, AwaitingMarking {
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

    /** Some response has to be marked by people, so that nothing is concluded yet. */
    record AwaitingMarking(
            Submission submission, GradingRevision revision, Release release, int rowVersion)
            implements Known {}

    static Known known(
            Submission submission, GradingRevision revision, Release release, int rowVersion) {
        return switch (revision.state()) {
            case GRADED -> new Graded(submission, revision, release, rowVersion);
            case AWAITING_MARKING -> new AwaitingMarking(submission, revision, release, rowVersion);
            case AWAITING_INSTRUCTOR, WAITING ->
                    new AwaitingInstructor(submission, revision, release, rowVersion);
        };
    }
}

package assay.grading.submission;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All submissions of the current organisation. */
public interface Submissions {
    /**
     * Keeps a submission and queues it for grading, both or neither. Safe to call concurrently with
     * the same one: exactly one call gets {@link Acceptance#NEW}.
     */
    Acceptance accept(Submission submission, Instant receivedAt);

    /**
     * A submission.
     *
     * @throws UnreadableSubmission if it is there and this release cannot read it
     */
    Optional<Submission> find(SessionId session);

    /**
     * Newest first.
     *
     * @param limit at least 1
     */
    List<SubmissionSummary> list(SubmissionFilter filter, int limit);

    enum Acceptance {
        NEW,
        /** The same content is there already. */
        KNOWN,
        /** Another content is there already, and stays. */
        DIFFERENT
    }
}

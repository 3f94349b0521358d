package assay.session.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Submissions that grading-service does not have yet. */
public interface Outbox {
    /** Adds a submission, in the transaction that ends its session. */
    void add(Submission submission, Instant now);

    /**
     * Takes the submission that is due the longest, so that for a while no other sender takes it;
     * committed at once. A sender that dies leaves it to be taken again.
     *
     * @param lease how long it is this sender's
     */
    Optional<Due> take(Instant now, Duration lease);

    /** Marks as delivered; committed at once. */
    void delivered(UUID sessionId, Instant now);

    /** Notes why it could not be delivered and when to try again; committed at once. */
    void postpone(UUID sessionId, Instant nextAttemptAt, String fault);

    Backlog backlog();

    /**
     * A submission to send.
     *
     * @param attempts how often it was taken, this time included
     */
    record Due(Submission submission, int attempts) {}

    /**
     * What waits.
     *
     * @param oldestAt when the oldest of them was submitted, empty when none waits
     */
    record Backlog(long count, Optional<Instant> oldestAt) {}
}

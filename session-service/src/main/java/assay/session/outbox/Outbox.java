package assay.session.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
    void delivered(UUID sessionId, String organisation, Instant now);

    /** Notes why it could not be delivered and when to try again; committed at once. */
    void postpone(UUID sessionId, String organisation, Instant nextAttemptAt, String fault);

    /**
     * Notes that grading-service will not take it as it is, and when to ask again all the same;
     * committed at once.
     */
    void refused(UUID sessionId, String organisation, Instant nextAttemptAt, String reason);

    /** For each of these sessions whose submission grading-service refuses the reason. */
    Map<UUID, String> refusals(Collection<UUID> sessionIds, String organisation);

    Backlog backlog();

    /** What is due. */
    sealed interface Due {
        /**
         * A submission to send.
         *
         * @param attempts how often it was taken, this time included
         * @param traceParent the trace that ended the session, opaque here; null if there was none
         */
        record Sendable(Submission submission, int attempts, @Nullable String traceParent)
                implements Due {}

        /**
         * One that this release cannot read: damaged, or written by a newer one. It must not stand
         * in the way of the others.
         */
        record Unreadable(UUID sessionId, String organisation, String fault) implements Due {}
    }

    /**
     * What grading-service does not have.
     *
     * @param waiting those that will be taken once it can be asked, as far as is known
     * @param oldestAt when the oldest of these was submitted, empty when none waits
     * @param refused those that it would not take: somebody must look at them
     */
    record Backlog(long waiting, Optional<Instant> oldestAt, long refused) {}
}

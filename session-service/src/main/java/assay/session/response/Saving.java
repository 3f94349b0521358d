package assay.session.response;

import java.time.Instant;

/**
 * What became of one {@link Entry}. Everything but {@link Unavailable} and {@link
 * ResponsesTooLarge} is final: sending the same entry again gives the same.
 */
public sealed interface Saving {
    /**
     * In the log, committed and flushed.
     *
     * @param current whether it is now the response that counts for its question; false when one
     *     with a higher sequence is already there
     * @param late whether it came after the deadline and grace: kept for the instructor, not graded
     * @param savedAt when it first reached the server
     */
    record Kept(boolean current, boolean late, Instant savedAt, Instant deadlineAt)
            implements Saving {}

    /** Another entry has this sequence. */
    record SequenceReused(Instant deadlineAt) implements Saving {}

    /** The candidate has submitted the session. */
    record SessionSubmitted(Instant deadlineAt) implements Saving {}

    /** Deadline and grace are over. */
    record SessionExpired(Instant deadlineAt) implements Saving {}

    /** The session's log has as many entries, or bytes of them, as a session may have. */
    record LogFull(Instant deadlineAt) implements Saving {}

    /**
     * With this entry the responses that count would have more bytes than are graded. It is not
     * kept, and what counted before counts on.
     */
    record ResponsesTooLarge(Instant deadlineAt) implements Saving {}

    record NoSuchSession() implements Saving {}

    /**
     * Not known to be saved: the queue is full, or the database did not answer in time. The same
     * entry may be sent again.
     */
    record Unavailable(String reason) implements Saving {}

    /** The database refused this entry for a reason nobody foresaw. */
    record Broken() implements Saving {}
}

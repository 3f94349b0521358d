package assay.question.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a job stands.
 *
 * <pre>
 *   Queued --taken up--> Running --last step--> Succeeded
 *     |                   |  |
 *     +-----cancel--------+  +--cannot go on--> Failed
 *              |
 *          Cancelled
 * </pre>
 */
public sealed interface JobState {
    /** Nobody has begun. */
    record Queued() implements JobState {}

    /** Begun; between two steps it may wait for a replica. */
    record Running(Instant startedAt) implements JobState {}

    /** Every step is done. Single items may have been refused all the same; the report tells. */
    record Succeeded(Instant startedAt, Instant finishedAt) implements JobState {}

    /**
     * Given up; what earlier steps did stays done.
     *
     * @param why for the person who asked for it
     */
    record Failed(Instant startedAt, Instant finishedAt, String why) implements JobState {}

    /**
     * Stopped on request; what earlier steps did stays done.
     *
     * @param startedAt null if it had not begun
     */
    record Cancelled(@Nullable Instant startedAt, Instant finishedAt) implements JobState {}
}

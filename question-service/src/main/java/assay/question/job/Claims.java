package assay.question.job;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who works on which job, across all organisations: each job is in one replica's hands at a time,
 * until that replica lets go or its claim runs out.
 */
public interface Claims {
    /**
     * A job in this replica's hands.
     *
     * @param token makes what is recorded under another claim fail
     * @param attempts how often the current step was tried before and did not come to its end,
     *     whether it failed or took its replica down
     */
    record Claim(
            UUID token,
            UUID jobId,
            String organisation,
            String kind,
            String createdBy,
            int attempts) {}

    /**
     * Takes up the job that has waited longest, that nobody holds and that is of none of these
     * kinds. This counts as an attempt until the step is recorded or the job is let go, since a
     * replica that dies tells nothing.
     */
    Optional<Claim> take(Instant now, Instant until, Set<String> otherThan);

    /** The claimed job as it is; empty if it has ended or is in other hands. */
    Optional<Job> job(Claim claim);

    /**
     * Records the step and renews the claim, in the transaction of the step; false, with nothing
     * recorded, if the job has ended or is in other hands.
     */
    boolean record(Claim claim, Job before, Step step, Instant now, Instant until);

    /**
     * Keeps the job in this replica's hands while a step takes long; false if it has ended or is in
     * other hands.
     */
    boolean renew(Claim claim, Instant until);

    /**
     * Lets go of a job that goes on later.
     *
     * @param failedAttempts how often the current step was tried and did not come to its end
     */
    void release(Claim claim, int failedAttempts, Instant waitsUntil);

    /**
     * Ends a job that cannot go on; false if it has ended or is in other hands.
     *
     * @param why for the person who asked for it
     */
    boolean fail(Claim claim, String why, Instant now);

    /** Removes jobs, with their reports, that ended before; returns how many. */
    int removeEndedBefore(Instant before);
}

package assay.question.job;

import java.time.Duration;
import java.util.UUID;

/**
 * Knows how to do the jobs of one kind. Implementations are beans; every method runs in the
 * organisation and in the name of the person who asked for the job, inside a transaction.
 */
public interface JobRunner {
    /** In kebab-case; unique. Never changes, since jobs in the database have it. */
    String kind();

    /**
     * Does the next piece of the work: all that {@link Job#position()} says is still to be done, or
     * less. What it writes and the step it returns are committed together, or rolled back together:
     * after a crash, a cancellation or another replica's taking over, the work goes on where the
     * last committed step left it. So keep what it does inside the database, and small: one item,
     * or as many as take well below a second. A step holds its locks until it ends, and a person
     * who cancels waits for nothing but sees the current step undone. A step that cannot be small
     * says so by {@link #stepEndsWithin}, and how far it is by {@link Jobs#reached}.
     *
     * <p>Whatever it throws undoes the step. After a {@link StepUndone} the job goes on as that one
     * says, which is recorded in a new transaction. After anything else the step is tried again a
     * little later, and when it has failed {@value #ATTEMPTS_MAX} times in a row, so has the job.
     */
    Step step(Job job);

    /**
     * After how long a step is undone as one that failed. Those that may take longer than usual
     * leave a worker to others, on every replica that has more than one.
     */
    default Duration stepEndsWithin() {
        return STEP_USUALLY_ENDS_WITHIN;
    }

    /** After how long a step is undone that does not say otherwise. */
    Duration STEP_USUALLY_ENDS_WITHIN = Duration.ofMinutes(1);

    /**
     * Clears away what the job needs no longer: its last step is recorded, or it was given up. Of a
     * job that is cancelled, whoever cancels it does.
     */
    default void ended(UUID jobId) {}

    /** How often a step is tried that fails, or dies, for no reason the runner knows. */
    int ATTEMPTS_MAX = 3;
}

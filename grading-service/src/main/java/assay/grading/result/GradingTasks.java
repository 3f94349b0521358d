package assay.grading.result;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is still to be graded, of all organisations: the one thing here that belongs to none. */
public interface GradingTasks {
    /**
     * Takes due tasks, oldest first. Nobody else gets them before {@code now + lease}; whoever
     * takes them and dies loses them then.
     */
    List<GradingTask> claim(Instant now, Duration lease, int tasksMax);

    /** Holds on to tasks that were taken, until {@code dueAt}; those that are done stay done. */
    void renew(List<GradingTask> tasks, Instant dueAt);

    /** Gives a task back until {@code dueAt}. */
    void postpone(GradingTask task, Instant dueAt, String fault);

    Backlog backlog();

    /**
     * How much waits.
     *
     * @param oldestQueuedAt null when nothing waits
     */
    record Backlog(long waiting, @Nullable Instant oldestQueuedAt) {}
}

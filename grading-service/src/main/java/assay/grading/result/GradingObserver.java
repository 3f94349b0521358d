package assay.grading.result;

/** Hears what becomes of tasks: for logs and metrics. */
public interface GradingObserver {
    /** Runs the work on one task, so that it is seen as a part of what brought the task. */
    void follow(GradingTask task, Runnable work);

    void graded(GradingRevision revision);

    void postponed(GradingTask task, RuntimeException cause);
}

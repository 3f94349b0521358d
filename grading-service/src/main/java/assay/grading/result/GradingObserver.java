package assay.grading.result;

/** Hears what becomes of tasks: for logs and metrics. */
public interface GradingObserver {
    void graded(GradingRevision revision);

    void postponed(GradingTask task, RuntimeException cause);
}

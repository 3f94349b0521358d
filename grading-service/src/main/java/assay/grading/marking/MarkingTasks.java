package assay.grading.marking;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All responses of the current organisation that people mark. */
public interface MarkingTasks {
    Optional<MarkingTask> find(UUID id);

    /** The same as it is now, which nobody else changes until the transaction ends. */
    Optional<MarkingTask> hold(UUID id);

    /**
     * Oldest submission first.
     *
     * @param limit at least 1
     */
    List<MarkingTask> list(MarkingFilter filter, int limit);
}

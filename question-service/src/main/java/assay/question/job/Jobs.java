package assay.question.job;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The jobs of the caller's organisation. */
public interface Jobs {
    /**
     * Asks for a job; it begins when the transaction is committed.
     *
     * @param request JSON
     * @param total how many items there are; null if that is unknown
     */
    Job create(
            UUID id,
            String kind,
            String request,
            @Nullable Integer total,
            String createdBy,
            Instant now);

    Optional<Job> find(String kind, UUID id);

    /** Jobs in the order of their ids, beginning after {@code after}. */
    List<Job> list(String kind, UUID after, int rowsMax);

    /** Those of {@link #list} whose request names this bank as its {@code bankId}. */
    List<Job> listOfBank(String kind, UUID bankId, UUID after, int rowsMax);

    /** The job, held against other changes until the transaction ends. */
    Optional<Job> hold(String kind, UUID id);

    /**
     * Stops the job for good. A step under way is undone. One that has ended stays as it is.
     *
     * @param held what {@link #hold} returned
     */
    Job cancel(Job held, Instant now);

    /**
     * Adds to the report in the transaction of the step under way, so that a step that takes long
     * need not keep its lines; {@link Step#last(int, Map)} counts them.
     */
    void report(UUID id, List<JobLine> lines);

    /**
     * Tells at once, and whatever becomes of the step under way, how many items are dealt with.
     *
     * @param rowVersion of the job as the step was given it, or what the last call returned
     * @return the job's row version now
     * @throws JobLost if the job has ended meanwhile, or another replica has taken over
     */
    int reached(UUID id, int rowVersion, int done);

    /**
     * The report by ascending ordinal, beginning after {@code after}.
     *
     * @param outcome only lines with this one; null: all
     */
    List<JobLine> report(UUID id, @Nullable String outcome, int after, int rowsMax);
}

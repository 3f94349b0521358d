package assay.grading.result;

import assay.grading.key.CurrentKeys;
import assay.grading.key.KnownKeys;
import assay.grading.scoring.Mark;
import assay.grading.submission.SessionId;
import assay.grading.submission.Submission;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All results of the current organisation. */
public interface Results {
    Optional<Result> find(SessionId session);

    /** Lets nobody else change a result until the transaction ends. */
    void hold(SessionId session);

    /** An earlier, or the latest, computation of a result. */
    Optional<GradingRevision> findRevision(SessionId session, int number);

    /** The computations of a result by ascending number, beginning after {@code after}. */
    List<RevisionSummary> revisions(SessionId session, int after, int rowsMax);

    /** The keys that any computation of a result rests on. */
    Set<KnownKeys.Name> keys(SessionId session);

    /**
     * Keeps a computed revision with the keys it rests on, makes it the current one and ends its
     * task: all or nothing. Safe to call concurrently with the same number: the first one counts.
     *
     * @return whether this call was the one that counted
     */
    boolean add(Submission submission, GradingRevision revision, CurrentKeys keys);

    /**
     * Adds the revision that follows from the current one by a mark, and makes it the current one.
     *
     * @param part of a composite question; null: the question itself
     * @return empty if there is nothing to add to: no revision yet, or another one is under way
     */
    Optional<GradingRevision> mark(
            SessionId session, int position, @Nullable String part, Mark mark);

    /** Shows a result to its candidate because {@code instructor} says so. */
    Optional<Result> release(SessionId session, String instructor, Instant now);

    /**
     * Newest submission first.
     *
     * @param limit at least 1
     */
    List<ResultSummary> list(ResultFilter filter, int limit);

    /**
     * Of these only the candidate's own, and only those that the candidate may see at {@code now}.
     *
     * @param limit at least 1
     */
    List<ResultSummary> listReleased(ResultFilter filter, String candidate, Instant now, int limit);

    /**
     * The heading of a grading revision.
     *
     * @param number 1 is the first
     * @param gradedBy the person whose mark made it; null: the platform
     */
    record RevisionSummary(
            int number, GradingReason reason, @Nullable String gradedBy, Instant gradedAt) {}
}

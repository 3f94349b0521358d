package assay.session.exam;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Published revisions. They never change, so that those in use are kept in memory. */
public interface Revisions {
    Optional<ExamRevision> find(RevisionId id, String organisation);

    Optional<ExamRevision> find(ExamId exam, int number, String organisation);

    Optional<ExamRevision> latest(ExamId exam, String organisation);

    /** Revisions of an exam by ascending number, starting after one. */
    List<ExamRevision> list(ExamId exam, String organisation, int afterNumber, int rowsMax);

    /**
     * Begins to publish, or takes up what a crashed publisher of the same version of the exam
     * began. Committed at once, whatever transaction is under way.
     *
     * @param claim how long nobody else may take it up
     * @return the id that the revision, and its pool, will have
     */
    RevisionId begin(Exam exam, Instant now, Duration claim);

    /** Forgets what was begun; committed at once. */
    void abandon(RevisionId begun, String organisation);

    /** Stores the revision under the next number of its exam. */
    ExamRevision publish(
            RevisionId begun,
            Exam exam,
            assay.session.pool.FrozenPool pool,
            Instant now,
            String publishedBy);
}

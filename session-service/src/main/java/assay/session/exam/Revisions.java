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

    /**
     * Goes on with what was begun: nobody else may take it up for so long. Committed at once.
     *
     * @return false: it was given up, or another has published it
     */
    boolean renew(RevisionId begun, String organisation, Instant now, Duration claim);

    /**
     * Gives up what was begun: nobody takes it up any more. It is remembered until it is {@link
     * #forget forgotten}. Committed at once.
     *
     * @return false: another has published it, or given it up
     */
    boolean abandon(RevisionId begun, String organisation, Instant now);

    /** Forgets what was given up; committed at once. */
    void forget(RevisionId abandoned, String organisation);

    /** Something begun that came to nothing. */
    record Abandoned(RevisionId id, String organisation) {}

    /**
     * What was given up and is not forgotten, of all organisations, oldest first. What was begun
     * before {@code leftBehind}, and is nobody's any more, is given up by this.
     */
    List<Abandoned> abandoned(Instant now, Instant leftBehind, int rowsMax);

    /**
     * Stores the revision under the next number of its exam.
     *
     * @return empty if what was begun has been given up or published meanwhile; then nothing is
     *     stored
     */
    Optional<ExamRevision> publish(
            RevisionId begun,
            Exam exam,
            assay.session.pool.FrozenPool pool,
            Instant now,
            String publishedBy);
}

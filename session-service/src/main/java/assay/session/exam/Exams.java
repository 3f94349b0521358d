package assay.session.exam;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The exams of the caller's organisation. */
public interface Exams {
    /** False when another exam has the name. */
    boolean add(Exam exam, String createdBy);

    Optional<Exam> find(ExamId id);

    /** The same, locked against other writers until the transaction ends. */
    Optional<Exam> hold(ExamId id);

    /**
     * Exams in the order of their ids, starting after one.
     *
     * @param publishedOnly leaves out those without a revision
     * @param name only the exam with this name, empty for all
     */
    List<Exam> list(UUID after, int rowsMax, boolean publishedOnly, Optional<String> name);

    /** The exam with its new definition; empty when another exam has the name. */
    Optional<Exam> redefine(ExamId id, ExamDefinition definition, Instant now);
}

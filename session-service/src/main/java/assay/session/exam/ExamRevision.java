package assay.session.exam;

import assay.session.pool.FrozenPool;
import java.time.Instant;

/**
 * An exam as published: never changes.
 *
 * @param number 1, 2, 3... within its exam
 * @param publishedBy the subject who published it
 */
public record ExamRevision(
        RevisionId id,
        String organisation,
        ExamId examId,
        int number,
        ExamDefinition definition,
        FrozenPool pool,
        Instant publishedAt,
        String publishedBy) {}

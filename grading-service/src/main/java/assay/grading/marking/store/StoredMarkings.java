package assay.grading.marking.store;

import assay.grading.marking.MarkingFilter;
import assay.grading.marking.MarkingTask;
import assay.grading.marking.MarkingTasks;
import assay.grading.platform.Ids;
import assay.grading.result.ItemScore;
import assay.grading.result.RevisionAdded;
import assay.grading.scoring.Marks;
import assay.grading.submission.QuestionId;
import assay.grading.submission.QuestionVersionId;
import assay.grading.submission.SessionId;
import assay.grading.submission.Submission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The marking queue in PostgreSQL: it follows from the grading revisions, in their transactions.
 */
@ApplicationScoped
class StoredMarkings implements MarkingTasks {
    private final EntityManager rows;

    StoredMarkings(EntityManager rows) {
        this.rows = rows;
    }

    @Override
    @Transactional
    public Optional<MarkingTask> find(UUID id) {
        return findRow(id).map(StoredMarkings::task);
    }

    @Override
    @Transactional
    public Optional<MarkingTask> hold(UUID id) {
        return findRow(id)
                .map(row -> {
                    rows.refresh(row, LockModeType.PESSIMISTIC_WRITE);
                    return task(row);
                });
    }

    /** By query, not by id: only queries are held to the caller's organisation. */
    private Optional<MarkingRow> findRow(UUID id) {
        return rows.createQuery("from MarkingRow where id = :id", MarkingRow.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    @Override
    @Transactional
    public List<MarkingTask> list(MarkingFilter filter, int limit) {
        var conditions = new ArrayList<String>();
        var parameters = new HashMap<String, Object>();
        conditions.add(filter.waiting() ? "markedAt is null" : "markedAt is not null");
        if (filter.examId() != null) {
            conditions.add("examId = :exam");
            parameters.put("exam", filter.examId());
        }
        var after = filter.after();
        if (after != null) {
            conditions.add(
                    "(submittedAt > :submittedAt or submittedAt = :submittedAt and id > :id)");
            parameters.put("submittedAt", after.submittedAt());
            parameters.put("id", after.id());
        }
        var query =
                rows.createQuery(
                        "from MarkingRow where "
                                + String.join(" and ", conditions)
                                + " order by submittedAt, id",
                        MarkingRow.class);
        parameters.forEach(query::setParameter);
        return query.setMaxResults(limit).getResultStream().map(StoredMarkings::task).toList();
    }

    /** Queues what is to be marked now, notes what is marked, and drops what no longer is. */
    void follow(@Observes RevisionAdded added) {
        var submission = added.submission();
        var before = new HashMap<Place, MarkingRow>();
        rows.createQuery("from MarkingRow where sessionId = :session", MarkingRow.class)
                .setParameter("session", submission.session().value())
                .getResultStream()
                .forEach(row -> before.put(new Place(row.position, row.part), row));
        for (var score : added.revision().items()) {
            for (var marked : score.marks()) {
                var place =
                        new Place(
                                score.item().position(),
                                Objects.requireNonNullElse(marked.part(), ""));
                var row = before.remove(place);
                if (row == null) {
                    row = row(submission, score, place);
                    note(row, marked);
                    rows.persist(row);
                } else {
                    note(row, marked);
                }
            }
        }
        before.values().forEach(rows::remove);
    }

    private record Place(int position, String part) {}

    private static MarkingRow row(Submission submission, ItemScore score, Place place) {
        var row = new MarkingRow();
        row.id = Ids.next();
        row.sessionId = submission.session().value();
        row.position = place.position();
        row.part = place.part();
        row.examId = submission.exam().id();
        row.examTitle = submission.exam().title();
        row.questionId = score.item().question().value();
        row.questionVersionId = score.item().questionVersion().value();
        row.submittedAt = submission.submittedAt();
        return row;
    }

    private static void note(MarkingRow row, Marks.Marked marked) {
        var mark = marked.mark();
        row.markedAt = mark == null ? null : mark.at();
        row.markedBy = mark == null ? null : mark.marker();
    }

    private static MarkingTask task(MarkingRow row) {
        return new MarkingTask(
                row.id,
                new SessionId(row.sessionId),
                row.position,
                row.part.isEmpty() ? null : row.part,
                row.examId,
                row.examTitle,
                new QuestionId(row.questionId),
                new QuestionVersionId(row.questionVersionId),
                row.submittedAt,
                done(row),
                row.rowVersion);
    }

    private static MarkingTask.@Nullable Done done(MarkingRow row) {
        return row.markedAt == null ? null : new MarkingTask.Done(row.markedAt, row.markedBy);
    }
}

package assay.session.exam.store;

import assay.session.exam.Exam;
import assay.session.exam.ExamDefinition;
import assay.session.exam.ExamId;
import assay.session.exam.ExamRevision;
import assay.session.exam.RevisionId;
import assay.session.exam.Revisions;
import assay.session.platform.Ids;
import assay.session.platform.Sql;
import assay.session.pool.FrozenPool;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class SqlRevisions implements Revisions {
    /** Questions, over all revisions remembered; some 2 kB each. */
    private static final long QUESTIONS_REMEMBERED = 50_000;

    /**
     * An attempt older than this is not taken up again: its pool would freeze what was published
     * long ago.
     */
    private static final Duration TAKEN_UP_WITHIN = Duration.ofMinutes(10);

    private static final String COLUMNS =
            "id, organisation, exam_id, number, definition::text, pool::text, published_at, published_by";

    private final Sql sql;
    private final Cache<RevisionId, ExamRevision> remembered =
            Caffeine.newBuilder()
                    .maximumWeight(QUESTIONS_REMEMBERED)
                    .weigher((RevisionId _, ExamRevision revision) ->
                            1 + revision.pool().questions().size())
                    .build();

    SqlRevisions(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<ExamRevision> find(RevisionId id, String organisation) {
        var known = remembered.getIfPresent(id);
        if (known == null) {
            known =
                    sql.find(
                                    "select "
                                            + COLUMNS
                                            + " from exam_revision where id = ? and organisation = ?",
                                    SqlRevisions::revision,
                                    id.value(),
                                    organisation)
                            .orElse(null);
            if (known != null) {
                remembered.put(id, known);
            }
        }
        return Optional.ofNullable(known)
                .filter(revision -> revision.organisation().equals(organisation));
    }

    @Override
    public Optional<ExamRevision> find(ExamId exam, int number, String organisation) {
        return sql.find(
                        "select id from exam_revision where exam_id = ? and number = ? and organisation = ?",
                        row -> new RevisionId(Sql.uuid(row, "id")),
                        exam.value(),
                        number,
                        organisation)
                .flatMap(id -> find(id, organisation));
    }

    @Override
    public Optional<ExamRevision> latest(ExamId exam, String organisation) {
        return sql.find(
                        "select id from exam_revision where exam_id = ? and organisation = ? order by number desc limit 1",
                        row -> new RevisionId(Sql.uuid(row, "id")),
                        exam.value(),
                        organisation)
                .flatMap(id -> find(id, organisation));
    }

    @Override
    public List<ExamRevision> list(ExamId exam, String organisation, int afterNumber, int rowsMax) {
        return sql
                .list(
                        "select id from exam_revision where exam_id = ? and organisation = ? and number > ? order by number limit ?",
                        row -> new RevisionId(Sql.uuid(row, "id")),
                        exam.value(),
                        organisation,
                        afterNumber,
                        rowsMax)
                .stream()
                .flatMap(id -> find(id, organisation).stream())
                .toList();
    }

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public RevisionId begin(Exam exam, Instant now, Duration claim) {
        return sql.find(
                        """
                        update exam_publication set claimed_until = ?
                         where revision_id = (select revision_id from exam_publication
                                               where exam_id = ? and organisation = ? and exam_version = ?
                                                 and claimed_until < ? and begun_at > ? and abandoned_at is null
                                               order by begun_at limit 1 for update skip locked)
                        returning revision_id
                        """,
                        row -> new RevisionId(Sql.uuid(row, "revision_id")),
                        now.plus(claim),
                        exam.id().value(),
                        exam.organisation(),
                        exam.version(),
                        now,
                        now.minus(TAKEN_UP_WITHIN))
                .orElseGet(() -> beginAnew(exam, now, claim));
    }

    private RevisionId beginAnew(Exam exam, Instant now, Duration claim) {
        var id = Ids.next();
        sql.change(
                """
                insert into exam_publication (revision_id, organisation, exam_id, exam_version, begun_at, claimed_until)
                values (?, ?, ?, ?, ?, ?)
                """,
                id,
                exam.organisation(),
                exam.id().value(),
                exam.version(),
                now,
                now.plus(claim));
        return new RevisionId(id);
    }

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean renew(RevisionId begun, String organisation, Instant now, Duration claim) {
        return sql.change(
                        """
                        update exam_publication set claimed_until = ?
                         where revision_id = ? and organisation = ? and abandoned_at is null
                        """,
                        now.plus(claim),
                        begun.value(),
                        organisation)
                == 1;
    }

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean abandon(RevisionId begun, String organisation, Instant now) {
        return sql.change(
                        """
                        update exam_publication set abandoned_at = ?
                         where revision_id = ? and organisation = ? and abandoned_at is null
                        """,
                        now,
                        begun.value(),
                        organisation)
                == 1;
    }

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void forget(RevisionId abandoned, String organisation) {
        sql.change(
                """
                delete from exam_publication
                 where revision_id = ? and organisation = ? and abandoned_at is not null
                """,
                abandoned.value(),
                organisation);
    }

    @Override
    @Transactional
    public List<Abandoned> abandoned(Instant now, Instant leftBehind, int rowsMax) {
        sql.change(
                """
                update exam_publication set abandoned_at = ?
                 where abandoned_at is null and begun_at < ? and claimed_until < ?
                """,
                now,
                leftBehind,
                now);
        return sql.list(
                """
                select revision_id, organisation from exam_publication
                 where abandoned_at is not null order by abandoned_at limit ?
                """,
                row ->
                        new Abandoned(
                                new RevisionId(Sql.uuid(row, "revision_id")),
                                row.getString("organisation")),
                rowsMax);
    }

    @Override
    @Transactional
    public Optional<ExamRevision> publish(
            RevisionId begun, Exam exam, FrozenPool pool, Instant now, String publishedBy) {
        // first, so that who gives it up waits for this one, or this one for that
        if (!end(begun, exam.organisation())) {
            return Optional.empty();
        }
        int number =
                sql.find(
                                "update exam set revisions = revisions + 1 where id = ? and organisation = ? returning revisions",
                                row -> row.getInt(1),
                                exam.id().value(),
                                exam.organisation())
                        .orElseThrow();
        sql.change(
                """
                insert into exam_revision
                    (id, organisation, exam_id, number, definition, question_count, pool, published_at, published_by)
                values (?, ?, ?, ?, ?::jsonb, ?, ?::jsonb, ?, ?)
                """,
                begun.value(),
                exam.organisation(),
                exam.id().value(),
                number,
                StoredJson.write(exam.definition()),
                exam.definition().blueprint().questionCount(),
                StoredJson.write(pool),
                now,
                publishedBy);
        return Optional.of(
                new ExamRevision(
                        begun,
                        exam.organisation(),
                        exam.id(),
                        number,
                        exam.definition(),
                        pool,
                        now.truncatedTo(java.time.temporal.ChronoUnit.MICROS),
                        publishedBy));
    }

    /** Whether it was still under way. */
    private boolean end(RevisionId begun, String organisation) {
        return sql.change(
                        """
                        delete from exam_publication
                         where revision_id = ? and organisation = ? and abandoned_at is null
                        """,
                        begun.value(),
                        organisation)
                == 1;
    }

    private static ExamRevision revision(ResultSet row) throws SQLException {
        return new ExamRevision(
                new RevisionId(Sql.uuid(row, "id")),
                row.getString("organisation"),
                new ExamId(row.getObject("exam_id", UUID.class)),
                row.getInt("number"),
                StoredJson.read(row.getString("definition"), ExamDefinition.class),
                StoredJson.read(row.getString("pool"), FrozenPool.class),
                Sql.instant(row, "published_at"),
                row.getString("published_by"));
    }
}

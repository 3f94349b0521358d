package assay.grading.result.store;

import assay.grading.key.CurrentKeys;
import assay.grading.key.KeyRevision;
import assay.grading.key.KnownKeys;
import assay.grading.platform.Caller;
import assay.grading.platform.StoredJson;
import assay.grading.result.GradingRevision;
import assay.grading.result.ItemScore;
import assay.grading.result.Release;
import assay.grading.result.Result;
import assay.grading.result.ResultFilter;
import assay.grading.result.ResultState;
import assay.grading.result.ResultSummary;
import assay.grading.result.Results;
import assay.grading.result.RevisionAdded;
import assay.grading.scoring.Mark;
import assay.grading.scoring.Points;
import assay.grading.scoring.Verdict;
import assay.grading.submission.PaperItem;
import assay.grading.submission.QuestionVersionId;
import assay.grading.submission.ReleasePolicy;
import assay.grading.submission.SessionId;
import assay.grading.submission.Submission;
import assay.grading.submission.Submissions;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Results in PostgreSQL. */
@ApplicationScoped
class StoredResults implements Results {
    private static final String INSERT_REVISION =
            """
            insert into grading_revision (session_id, number, organisation, reason, graded_by, graded_at)
            values (:session, :number, :organisation, :reason, cast(:gradedBy as text), :gradedAt)
            on conflict (session_id, number) do nothing
            """;
    private static final String DELETE_TASK =
            """
            delete from grading_task
            where session_id = :session and revision = :number and organisation = :organisation
            """;
    private static final String FIND_TASK =
            """
            select attempts, due_at, last_fault from grading_task
            where session_id = :session and revision = 1 and organisation = :organisation
            """;
    private static final String FIND_TASKS =
            "select revision from grading_task where session_id = :session and organisation ="
                    + " :organisation";
    private static final TypeReference<Set<ReleasePolicy.Part>> PARTS = new TypeReference<>() {};

    private final EntityManager rows;
    private final Submissions submissions;
    private final KnownKeys keys;
    private final Caller caller;
    private final Event<RevisionAdded> added;

    StoredResults(
            EntityManager rows,
            Submissions submissions,
            KnownKeys keys,
            Caller caller,
            Event<RevisionAdded> added) {
        this.rows = rows;
        this.submissions = submissions;
        this.keys = keys;
        this.caller = caller;
        this.added = added;
    }

    @Override
    @Transactional
    public Optional<Result> find(SessionId session) {
        return findRow(session, LockModeType.NONE).map(this::load);
    }

    @Override
    @Transactional
    public void hold(SessionId session) {
        findRow(session, LockModeType.PESSIMISTIC_WRITE);
    }

    @Override
    @Transactional
    public Optional<GradingRevision> findRevision(SessionId session, int number) {
        return submissions.find(session).flatMap(submission -> findRevision(submission, number));
    }

    @Override
    @Transactional
    public List<RevisionSummary> revisions(SessionId session, int after, int rowsMax) {
        return rows.createQuery(
                        "from GradingRevisionRow where name.sessionId = :session and name.number >"
                                + " :after order by name.number",
                        GradingRevisionRow.class)
                .setParameter("session", session.value())
                .setParameter("after", after)
                .setMaxResults(rowsMax)
                .getResultStream()
                .map(row ->
                        new RevisionSummary(
                                row.name.number(), row.reason, row.gradedBy, row.gradedAt))
                .toList();
    }

    @Override
    @Transactional
    public Set<KnownKeys.Name> keys(SessionId session) {
        return rows.createQuery(
                        """
                        select distinct questionVersionId, keyRevision from ScoreRow
                        where name.sessionId = :session and keyRevision is not null\
                        """,
                        Object[].class)
                .setParameter("session", session.value())
                .getResultStream()
                .map(row ->
                        new KnownKeys.Name(new QuestionVersionId((UUID) row[0]), (Integer) row[1]))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    @Transactional
    public boolean add(Submission submission, GradingRevision revision, CurrentKeys current) {
        var row =
                findRow(revision.session(), LockModeType.PESSIMISTIC_WRITE)
                        .orElseThrow(() ->
                                new IllegalStateException("no submission " + revision.session()));
        var counted = insert(revision);
        if (counted) {
            keys.keep(keysOf(revision, current));
            makeCurrent(row, submission, revision);
        }
        rows.createNativeQuery(DELETE_TASK)
                .setParameter("session", revision.session().value())
                .setParameter("number", revision.number())
                .setParameter("organisation", caller.organisation())
                .executeUpdate();
        return counted;
    }

    @Override
    @Transactional
    public Optional<GradingRevision> mark(
            SessionId session, int position, @Nullable String part, Mark mark) {
        return findRow(session, LockModeType.PESSIMISTIC_WRITE)
                .filter(row -> row.revision != null && !isBeingRegraded(row))
                .map(row -> {
                    var submission = submissions.find(session).orElseThrow();
                    var revision =
                            findRevision(submission, row.revision)
                                    .orElseThrow()
                                    .marked(submission, position, part, mark);
                    if (!insert(revision)) {
                        throw new IllegalStateException("a revision is there already: " + revision);
                    }
                    makeCurrent(row, submission, revision);
                    return revision;
                });
    }

    private boolean isBeingRegraded(ResultRow row) {
        return !rows.createNativeQuery(FIND_TASKS)
                .setParameter("session", row.sessionId)
                .setParameter("organisation", row.organisation)
                .getResultList()
                .isEmpty();
    }

    private void makeCurrent(ResultRow row, Submission submission, GradingRevision revision) {
        revision.items().forEach(item -> rows.persist(scoreRow(revision, item)));
        conclude(row, revision);
        show(row, releaseOf(row).after(revision, submission.policy().release()));
        added.fire(new RevisionAdded(submission, revision));
    }

    @Override
    @Transactional
    public Optional<Result> release(SessionId session, String instructor, Instant now) {
        return findRow(session, LockModeType.PESSIMISTIC_WRITE)
                .map(row -> {
                    if (row.state != ResultState.WAITING) {
                        show(row, releaseOf(row).byHand(instructor, now));
                        rows.flush();
                    }
                    return load(row);
                });
    }

    @Override
    @Transactional
    public List<ResultSummary> list(ResultFilter filter, int limit) {
        return list(filter, null, null, limit);
    }

    @Override
    @Transactional
    public List<ResultSummary> listReleased(
            ResultFilter filter, String candidate, Instant now, int limit) {
        return list(filter, candidate, now, limit);
    }

    private List<ResultSummary> list(
            ResultFilter filter, @Nullable String owner, @Nullable Instant now, int limit) {
        var conditions = new ArrayList<String>();
        var parameters = new HashMap<String, Object>();
        restrict("candidateId = :owner", "owner", owner, conditions, parameters);
        restrict("visibleFrom <= :now", "now", now, conditions, parameters);
        restrict("examId = :exam", "exam", filter.examId(), conditions, parameters);
        restrict(
                "candidateId = :candidate",
                "candidate",
                filter.candidateId(),
                conditions,
                parameters);
        restrict("state = :state", "state", filter.state(), conditions, parameters);
        var after = filter.after();
        if (after != null) {
            conditions.add(
                    "(submittedAt < :submittedAt or submittedAt = :submittedAt and sessionId <"
                            + " :session)");
            parameters.put("submittedAt", after.submittedAt());
            parameters.put("session", after.session());
        }
        var where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        var query =
                rows.createQuery(
                        "from ResultRow" + where + " order by submittedAt desc, sessionId desc",
                        ResultRow.class);
        parameters.forEach(query::setParameter);
        return query.setMaxResults(limit).getResultStream().map(StoredResults::summary).toList();
    }

    private static void restrict(
            String condition,
            String name,
            @Nullable Object value,
            List<String> conditions,
            Map<String, Object> parameters) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(name, value);
        }
    }

    /** By query, not by id: only queries are held to the caller's organisation. */
    private Optional<ResultRow> findRow(SessionId session, LockModeType lock) {
        return rows.createQuery("from ResultRow where sessionId = :session", ResultRow.class)
                .setParameter("session", session.value())
                .setLockMode(lock)
                .getResultStream()
                .findFirst();
    }

    private Result load(ResultRow row) {
        var submission = submissions.find(new SessionId(row.sessionId)).orElseThrow();
        if (row.revision == null) {
            return new Result.Waiting(submission, progress(row), row.rowVersion);
        }
        var revision = findRevision(submission, row.revision).orElseThrow();
        return Result.known(submission, revision, releaseOf(row), row.rowVersion);
    }

    private Result.Progress progress(ResultRow row) {
        var tasks =
                rows.createNativeQuery(FIND_TASK)
                        .setParameter("session", row.sessionId)
                        .setParameter("organisation", row.organisation)
                        .getResultList();
        if (tasks.isEmpty()) {
            // It was graded since the row was read.
            return new Result.Progress(1, row.receivedAt, Optional.empty());
        }
        var task = (Object[]) tasks.getFirst();
        return new Result.Progress(
                ((Number) task[0]).intValue(),
                (Instant) task[1],
                Optional.ofNullable((String) task[2]));
    }

    private Optional<GradingRevision> findRevision(Submission submission, int number) {
        return rows.createQuery(
                        "from GradingRevisionRow where name.sessionId = :session and name.number ="
                                + " :number",
                        GradingRevisionRow.class)
                .setParameter("session", submission.session().value())
                .setParameter("number", number)
                .getResultStream()
                .findFirst()
                .map(row ->
                        GradingRevision.of(
                                submission,
                                number,
                                row.reason,
                                row.gradedBy,
                                row.gradedAt,
                                scores(submission, number)));
    }

    private List<ItemScore> scores(Submission submission, int revision) {
        var paper =
                submission.paper().stream()
                        .collect(Collectors.toMap(PaperItem::position, Function.identity()));
        return rows.createQuery(
                        """
                        from ScoreRow where name.sessionId = :session and name.revision = :revision
                        order by name.position
                        """,
                        ScoreRow.class)
                .setParameter("session", submission.session().value())
                .setParameter("revision", revision)
                .getResultStream()
                .map(row ->
                        new ItemScore(
                                Objects.requireNonNull(paper.get(row.name.position())),
                                row.keyRevision,
                                StoredJson.read(row.verdict, Verdict.class)))
                .toList();
    }

    private boolean insert(GradingRevision revision) {
        return rows.createNativeQuery(INSERT_REVISION)
                        .setParameter("session", revision.session().value())
                        .setParameter("number", revision.number())
                        .setParameter("organisation", caller.organisation())
                        .setParameter("reason", revision.reason().name())
                        .setParameter("gradedBy", revision.gradedBy())
                        .setParameter("gradedAt", revision.gradedAt())
                        .executeUpdate()
                == 1;
    }

    private static List<KeyRevision> keysOf(GradingRevision revision, CurrentKeys current) {
        return revision.items().stream()
                .flatMap(item -> current.find(item.item().questionVersion()).stream())
                .distinct()
                .toList();
    }

    private static ScoreRow scoreRow(GradingRevision revision, ItemScore score) {
        var item = score.item();
        var row = new ScoreRow();
        row.name =
                new ScoreRow.Name(revision.session().value(), revision.number(), item.position());
        row.questionId = item.question().value();
        row.questionVersionId = item.questionVersion().value();
        row.keyRevision = score.keyRevision();
        row.counts = item.scored();
        row.points = score.points().map(Points::value).orElse(null);
        row.maximum = item.points().value();
        row.verdict = StoredJson.write(score.verdict());
        return row;
    }

    private static void conclude(ResultRow row, GradingRevision revision) {
        if (row.revision != null && row.revision > revision.number()) {
            return;
        }
        var tally = revision.score().tally();
        row.state = revision.state();
        row.revision = revision.number();
        row.gradedAt = revision.gradedAt();
        row.points = tally.earned().value();
        row.maximum = tally.maximum().value();
        row.undecided = tally.undecided().value();
        row.scaled = revision.score().scaled();
        row.outcome = revision.score().outcome();
    }

    private static void show(ResultRow row, Release release) {
        row.visibleFrom = release.visibleFrom();
        row.releasedBy = release.releasedBy();
    }

    private static Release releaseOf(ResultRow row) {
        return new Release(row.visibleFrom, row.releasedBy);
    }

    private static ResultSummary summary(ResultRow row) {
        return new ResultSummary(
                new SessionId(row.sessionId),
                row.examId,
                row.examName,
                row.examTitle,
                new Submission.Candidate(row.candidateId, row.candidateName),
                row.attempt,
                row.submittedAt,
                row.receivedAt,
                row.state,
                StoredJson.read(row.shown, PARTS),
                row.gradedAt,
                points(row.points),
                points(row.maximum),
                points(row.undecided),
                row.scaled,
                row.outcome,
                releaseOf(row));
    }

    private static @Nullable Points points(@Nullable BigDecimal value) {
        return value == null ? null : new Points(value);
    }
}

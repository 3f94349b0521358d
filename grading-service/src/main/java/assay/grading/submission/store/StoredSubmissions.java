package assay.grading.submission.store;

import assay.grading.platform.StoredJson;
import assay.grading.platform.TraceParent;
import assay.grading.submission.ReleasePolicy;
import assay.grading.submission.SessionId;
import assay.grading.submission.Submission;
import assay.grading.submission.SubmissionFilter;
import assay.grading.submission.SubmissionSummary;
import assay.grading.submission.Submissions;
import assay.grading.submission.UnreadableSubmission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** Submissions in PostgreSQL. */
@ApplicationScoped
class StoredSubmissions implements Submissions {
    private static final String INSERT_SUBMISSION =
            """
            insert into submission (session_id, organisation, exam_id, exam_name, exam_title, candidate_id, candidate_name,
                                    attempt, submitted_at, submitted_by, received_at, content)
            values (:session, :organisation, :exam, :examName, :examTitle, :candidate, :candidateName,
                    :attempt, :submittedAt, :submittedBy, :receivedAt, cast(:content as jsonb))
            on conflict (session_id) do nothing
            """;
    private static final String INSERT_RESULT =
            """
            insert into result (session_id, organisation, exam_id, exam_name, exam_title, candidate_id, candidate_name,
                                attempt, submitted_at, received_at, shown, state, row_version)
            values (:session, :organisation, :exam, :examName, :examTitle, :candidate, :candidateName,
                    :attempt, :submittedAt, :receivedAt, cast(:shown as jsonb), 'WAITING', 1)
            """;
    private static final String INSERT_TASK =
            """
            insert into grading_task (session_id, revision, organisation, reason, queued_at, due_at, trace_parent)
            values (:session, 1, :organisation, 'SUBMISSION', :receivedAt, :receivedAt, cast(:traceParent as text))
            """;

    private final EntityManager rows;

    StoredSubmissions(EntityManager rows) {
        this.rows = rows;
    }

    @Override
    @Transactional
    public Acceptance accept(Submission submission, Instant receivedAt) {
        // A concurrent delivery waits here for the first one's commit, then inserts nothing.
        var inserted =
                described(INSERT_SUBMISSION, submission, receivedAt)
                        .setParameter("submittedBy", submission.submittedBy().name())
                        .setParameter("content", StoredJson.write(submission))
                        .executeUpdate();
        if (inserted == 0) {
            return find(submission.session())
                            .filter(known -> known.isSaidAgainBy(submission))
                            .isPresent()
                    ? Acceptance.KNOWN
                    : Acceptance.DIFFERENT;
        }
        described(INSERT_RESULT, submission, receivedAt)
                .setParameter("shown", shown(submission.policy().release()))
                .executeUpdate();
        rows.createNativeQuery(INSERT_TASK)
                .setParameter("session", submission.session().value())
                .setParameter("organisation", submission.organisation())
                .setParameter("traceParent", TraceParent.current())
                .setParameter("receivedAt", receivedAt)
                .executeUpdate();
        return Acceptance.NEW;
    }

    @Override
    @Transactional
    public Optional<Submission> find(SessionId session) {
        return rows.createQuery(
                        "from SubmissionRow where sessionId = :session", SubmissionRow.class)
                .setParameter("session", session.value())
                .getResultStream()
                .findFirst()
                .map(StoredSubmissions::submission);
    }

    private static Submission submission(SubmissionRow row) {
        try {
            return StoredJson.read(row.content, Submission.class);
        } catch (IllegalStateException e) {
            throw new UnreadableSubmission(new SessionId(row.sessionId), row.candidateId, e);
        }
    }

    @Override
    @Transactional
    public List<SubmissionSummary> list(SubmissionFilter filter, int limit) {
        var conditions = new ArrayList<String>();
        var parameters = new HashMap<String, Object>();
        if (filter.examId() != null) {
            conditions.add("examId = :exam");
            parameters.put("exam", filter.examId());
        }
        if (filter.candidateId() != null) {
            conditions.add("candidateId = :candidate");
            parameters.put("candidate", filter.candidateId());
        }
        var after = filter.after();
        if (after != null) {
            conditions.add(
                    "(submittedAt < :submittedAt or submittedAt = :submittedAt and sessionId < :session)");
            parameters.put("submittedAt", after.submittedAt());
            parameters.put("session", after.session());
        }
        var where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        var query =
                rows.createQuery(
                        """
                        select new assay.grading.submission.SubmissionSummary(
                            sessionId, examId, examName, examTitle, candidateId, candidateName, attempt,
                            submittedAt, submittedBy, receivedAt)
                        from SubmissionRow\
                        """
                                + where
                                + " order by submittedAt desc, sessionId desc",
                        SubmissionSummary.class);
        parameters.forEach(query::setParameter);
        return query.setMaxResults(limit).getResultList();
    }

    private Query described(String insert, Submission submission, Instant receivedAt) {
        return rows.createNativeQuery(insert)
                .setParameter("session", submission.session().value())
                .setParameter("organisation", submission.organisation())
                .setParameter("exam", submission.exam().id())
                .setParameter("examName", submission.exam().name())
                .setParameter("examTitle", submission.exam().title())
                .setParameter("candidate", submission.candidate().id())
                .setParameter("candidateName", submission.candidate().name())
                .setParameter("attempt", submission.attempt())
                .setParameter("submittedAt", submission.submittedAt())
                .setParameter("receivedAt", receivedAt);
    }

    private static String shown(ReleasePolicy policy) {
        return StoredJson.write(policy.show().stream().sorted().toList());
    }
}

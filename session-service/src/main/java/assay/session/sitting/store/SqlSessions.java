package assay.session.sitting.store;

import assay.session.access.SessionId;
import assay.session.exam.ExamId;
import assay.session.exam.RevisionId;
import assay.session.platform.Sql;
import assay.session.response.LogDigest;
import assay.session.sitting.Paper;
import assay.session.sitting.PaperItem;
import assay.session.sitting.Session;
import assay.session.sitting.SessionFacts;
import assay.session.sitting.Sessions;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

@ApplicationScoped
class SqlSessions implements Sessions {
    private final Sql sql;
    private final ObjectMapper json;

    SqlSessions(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    @Override
    public Optional<SessionId> claim(
            SessionId id, String organisation, ExamId exam, String candidateId) {
        int claimed =
                sql.change(
                        """
                        insert into running_session (organisation, exam_id, candidate_id, session_id) values (?, ?, ?, ?)
                        on conflict do nothing
                        """,
                        organisation,
                        exam.value(),
                        candidateId,
                        id.value());
        if (claimed == 1) {
            return Optional.empty();
        }
        return sql.find(
                        "select session_id from running_session where organisation = ? and exam_id = ? and candidate_id = ?",
                        row -> new SessionId(Sql.uuid(row, "session_id")),
                        organisation,
                        exam.value(),
                        candidateId)
                // it ended in between: claim again
                .or(() -> claim(id, organisation, exam, candidateId));
    }

    @Override
    public int attempts(String organisation, ExamId exam, String candidateId) {
        return sql.find(
                        "select coalesce(max(attempt), 0) from session where organisation = ? and exam_id = ? and candidate_id = ?",
                        row -> row.getInt(1),
                        organisation,
                        exam.value(),
                        candidateId)
                .orElse(0);
    }

    @Override
    public void add(Session.Running session, Paper paper) {
        var facts = session.facts();
        sql.change(
                """
                with started as (
                    insert into session (id, organisation, exam_id, revision_id, candidate_id, candidate_name, attempt, state,
                                         started_at, deadline_at, closes_at, log_digest)
                    values (?, ?, ?, ?, ?, ?, ?, 'running', ?, ?, ?, ?)
                    returning id, organisation
                )
                insert into paper (session_id, organisation, seed, question_ids, items)
                select id, organisation, ?, ?, ?::jsonb from started
                """,
                facts.id().value(),
                facts.organisation(),
                facts.examId().value(),
                facts.revisionId().value(),
                facts.candidateId(),
                facts.candidateName(),
                facts.attempt(),
                facts.startedAt(),
                facts.deadlineAt(),
                facts.closesAt(),
                facts.logDigest().bytes(),
                paper.seed(),
                paper.items().stream().map(PaperItem::questionId).toArray(UUID[]::new),
                write(paper.items()));
    }

    @Override
    public Optional<Session> find(SessionId id, String organisation) {
        return sql.find(
                "select * from session where id = ? and organisation = ?",
                SqlSessions::session,
                id.value(),
                organisation);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Session> snapshot(SessionId id, String organisation) {
        sql.change("set transaction isolation level repeatable read, read only");
        return find(id, organisation);
    }

    @Override
    public Optional<Session> hold(SessionId id, String organisation) {
        return sql.find(
                "select * from session where id = ? and organisation = ? for no key update",
                SqlSessions::session,
                id.value(),
                organisation);
    }

    @Override
    public Optional<Session.Running> holdClosed(SessionId id, String organisation, Instant now) {
        return sql.find(
                """
                select * from session where id = ? and organisation = ? and state = 'running' and closes_at < ?
                   for no key update skip locked
                """,
                row -> new Session.Running(facts(row)),
                id.value(),
                organisation,
                now);
    }

    @Override
    public List<Closed> closed(Instant now, int rowsMax) {
        return sql.list(
                "select id, organisation from session where state = 'running' and closes_at < ? order by closes_at limit ?",
                row ->
                        new Closed(
                                new SessionId(Sql.uuid(row, "id")), row.getString("organisation")),
                now,
                rowsMax);
    }

    @Override
    public void end(Session.Over session) {
        var facts = session.facts();
        sql.change(
                "update session set state = ?, submitted_at = ? where id = ? and organisation = ? and state = 'running'",
                switch (session) {
                    case Session.Submitted _ -> "submitted";
                    case Session.Expired _ -> "expired";
                },
                session.submittedAt(),
                facts.id().value(),
                facts.organisation());
        sql.change(
                "delete from running_session where organisation = ? and exam_id = ? and candidate_id = ? and session_id = ?",
                facts.organisation(),
                facts.examId().value(),
                facts.candidateId(),
                facts.id().value());
    }

    @Override
    public Paper paper(SessionId id, String organisation) {
        return sql.find(
                        "select seed, items::text from paper where session_id = ? and organisation = ?",
                        row -> new Paper(row.getLong("seed"), items(row.getString("items"))),
                        id.value(),
                        organisation)
                .orElseThrow();
    }

    @Override
    public List<Session> list(Filter filter, UUID after, int rowsMax) {
        return sql.list(
                """
                select * from session
                 where organisation = ? and id > ? and (?::uuid is null or exam_id = ?) and (?::text is null or candidate_id = ?)
                   and (?::text is null or state = ?)
                 order by id limit ?
                """,
                SqlSessions::session,
                filter.organisation(),
                after,
                filter.examId(),
                filter.examId(),
                filter.candidateId(),
                filter.candidateId(),
                filter.state(),
                filter.state(),
                rowsMax);
    }

    @Override
    public boolean flag(SessionId id, String organisation, UUID questionId, Instant now) {
        return whileOpen(
                """
                insert into flag (session_id, question_id, organisation, flagged_at)
                select id, ?, organisation, ? from open
                on conflict do nothing
                """,
                id,
                organisation,
                now,
                questionId,
                now);
    }

    @Override
    public boolean unflag(SessionId id, String organisation, UUID questionId, Instant now) {
        return whileOpen(
                """
                delete from flag using open
                 where session_id = open.id and question_id = ? and flag.organisation = open.organisation
                """,
                id,
                organisation,
                now,
                questionId);
    }

    /**
     * Changes something if the session, {@code open} in the statement, runs and is not closed, and
     * tells whether it does. It is held against its end meanwhile.
     */
    private boolean whileOpen(
            String change, SessionId id, String organisation, Instant now, Object... arguments) {
        return sql.find(
                        """
                        with open as materialized (
                            select id, organisation from session
                             where id = ? and organisation = ? and state = 'running' and closes_at >= ? for share
                        ), changed as (
                        %s)
                        select count(*) from open
                        """
                                .formatted(change),
                        row -> row.getInt(1) == 1,
                        Stream.concat(
                                        Stream.<Object>of(id.value(), organisation, now),
                                        Stream.of(arguments))
                                .toArray())
                .orElseThrow();
    }

    @Override
    public Set<UUID> flags(SessionId id, String organisation) {
        return sql
                .list(
                        "select question_id from flag where session_id = ? and organisation = ?",
                        row -> Sql.uuid(row, "question_id"),
                        id.value(),
                        organisation)
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Session session(ResultSet row) throws SQLException {
        var facts = facts(row);
        var state = row.getString("state");
        return switch (state) {
            case "running" -> new Session.Running(facts);
            case "submitted" -> new Session.Submitted(facts, Sql.instant(row, "submitted_at"));
            case "expired" -> new Session.Expired(facts, Sql.instant(row, "submitted_at"));
            default ->
                    throw new IllegalStateException(
                            "a session is in a state nobody knows: " + state);
        };
    }

    private static SessionFacts facts(ResultSet row) throws SQLException {
        return new SessionFacts(
                new SessionId(Sql.uuid(row, "id")),
                row.getString("organisation"),
                new ExamId(Sql.uuid(row, "exam_id")),
                new RevisionId(Sql.uuid(row, "revision_id")),
                row.getString("candidate_id"),
                row.getString("candidate_name"),
                row.getInt("attempt"),
                Sql.instant(row, "started_at"),
                Sql.instant(row, "deadline_at"),
                Sql.instant(row, "closes_at"),
                row.getInt("log_entries"),
                row.getInt("log_late_entries"),
                LogDigest.of(row.getBytes("log_digest")));
    }

    private String write(List<PaperItem> items) {
        try {
            return json.writeValueAsString(items);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a paper cannot be written as JSON", e);
        }
    }

    private List<PaperItem> items(String text) {
        try {
            return List.of(json.readValue(text, PaperItem[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored paper cannot be read", e);
        }
    }
}

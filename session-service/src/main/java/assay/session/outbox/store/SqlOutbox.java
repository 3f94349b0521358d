package assay.session.outbox.store;

import assay.session.outbox.Outbox;
import assay.session.outbox.Submission;
import assay.session.platform.Sql;
import assay.session.platform.TraceParent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Works for all organisations: the sender is the platform, not a person. */
@ApplicationScoped
class SqlOutbox implements Outbox {
    private static final Logger LOG = Logger.getLogger(SqlOutbox.class);
    private static final int FAULT_CHARS_MAX = 500;

    private final Sql sql;

    SqlOutbox(Sql sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(Submission submission, Instant now) {
        sql.change(
                "insert into outbox (session_id, organisation, submission, created_at, next_attempt_at, trace_parent) values (?, ?, ?::jsonb, ?, ?, ?)",
                submission.sessionId(),
                submission.organisation(),
                StoredSubmission.write(submission),
                now,
                now,
                TraceParent.current());
    }

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Optional<Due> take(Instant now, Duration lease) {
        return sql.find(
                """
                update outbox set attempts = attempts + 1, next_attempt_at = ?
                 where session_id = (select session_id from outbox
                                      where delivered_at is null and next_attempt_at <= ?
                                      order by next_attempt_at limit 1 for update skip locked)
                returning session_id, organisation, submission::text, attempts, last_fault, trace_parent
                """,
                SqlOutbox::due,
                now.plus(lease),
                now);
    }

    private static Due due(ResultSet row) throws SQLException {
        try {
            return new Due.Sendable(
                    StoredSubmission.read(row.getString("submission")),
                    row.getInt("attempts"),
                    row.getString("trace_parent"));
        } catch (IllegalStateException e) {
            var session = Sql.uuid(row, "session_id");
            var fault = shortened("the submission cannot be read: " + e.getCause());
            if (!fault.equals(row.getString("last_fault"))) {
                LOG.errorf(e, "The submission of session %s is set aside", session);
            }
            return new Due.Unreadable(session, row.getString("organisation"), fault);
        }
    }

    private static String shortened(String fault) {
        return fault.substring(0, Math.min(fault.length(), FAULT_CHARS_MAX));
    }

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void delivered(UUID sessionId, String organisation, Instant now) {
        sql.change(
                "update outbox set delivered_at = ?, last_fault = null, refusal = null where session_id = ? and organisation = ? and delivered_at is null",
                now,
                sessionId,
                organisation);
    }

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void postpone(UUID sessionId, String organisation, Instant nextAttemptAt, String fault) {
        sql.change(
                "update outbox set next_attempt_at = ?, last_fault = ? where session_id = ? and organisation = ? and delivered_at is null",
                nextAttemptAt,
                shortened(fault),
                sessionId,
                organisation);
    }

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void refused(UUID sessionId, String organisation, Instant nextAttemptAt, String reason) {
        sql.change(
                """
                update outbox set next_attempt_at = ?, last_fault = ?, refusal = ?
                 where session_id = ? and organisation = ? and delivered_at is null
                """,
                nextAttemptAt,
                shortened(reason),
                shortened(reason),
                sessionId,
                organisation);
    }

    @Override
    public Map<UUID, String> refusals(Collection<UUID> sessionIds, String organisation) {
        var refusals = new HashMap<UUID, String>();
        sql.each(
                """
                select session_id, refusal from outbox
                 where session_id = any(?) and organisation = ? and refusal is not null and delivered_at is null
                """,
                0,
                row -> refusals.put(Sql.uuid(row, "session_id"), row.getString("refusal")),
                sessionIds.toArray(UUID[]::new),
                organisation);
        return refusals;
    }

    @Override
    public Backlog backlog() {
        return sql.find(
                        """
                        select count(*) filter (where refusal is null) as waiting,
                               min(created_at) filter (where refusal is null) as oldest,
                               count(refusal) as refused
                          from outbox where delivered_at is null
                        """,
                        row ->
                                new Backlog(
                                        row.getLong("waiting"),
                                        Optional.ofNullable(Sql.instantOrNull(row, "oldest")),
                                        row.getLong("refused")))
                .orElseThrow();
    }
}

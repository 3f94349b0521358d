package assay.session.outbox.store;

import assay.session.outbox.Outbox;
import assay.session.outbox.Submission;
import assay.session.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Works for all organisations: the sender is the platform, not a person. */
@ApplicationScoped
class SqlOutbox implements Outbox {
    private static final int FAULT_CHARS_MAX = 500;

    private final Sql sql;

    SqlOutbox(Sql sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(Submission submission, Instant now) {
        sql.change(
                "insert into outbox (session_id, organisation, submission, created_at, next_attempt_at) values (?, ?, ?::jsonb, ?, ?)",
                submission.sessionId(),
                submission.organisation(),
                StoredSubmission.write(submission),
                now,
                now);
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
                returning submission::text, attempts
                """,
                row -> new Due(StoredSubmission.read(row.getString(1)), row.getInt(2)),
                now.plus(lease),
                now);
    }

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void delivered(UUID sessionId, Instant now) {
        sql.change(
                "update outbox set delivered_at = ?, last_fault = null where session_id = ? and delivered_at is null",
                now,
                sessionId);
    }

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void postpone(UUID sessionId, Instant nextAttemptAt, String fault) {
        sql.change(
                "update outbox set next_attempt_at = ?, last_fault = ? where session_id = ? and delivered_at is null",
                nextAttemptAt,
                fault.substring(0, Math.min(fault.length(), FAULT_CHARS_MAX)),
                sessionId);
    }

    @Override
    public Backlog backlog() {
        return sql.find(
                        "select count(*), min(created_at) as oldest from outbox where delivered_at is null",
                        row ->
                                new Backlog(
                                        row.getLong(1),
                                        Optional.ofNullable(Sql.instantOrNull(row, "oldest"))))
                .orElseThrow();
    }
}

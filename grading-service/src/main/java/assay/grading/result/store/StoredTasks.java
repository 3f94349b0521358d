package assay.grading.result.store;

import assay.grading.result.GradingReason;
import assay.grading.result.GradingTask;
import assay.grading.result.GradingTasks;
import assay.grading.submission.SessionId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The queue in PostgreSQL. Plain SQL, since it is the platform's own and spans all organisations,
 * which Hibernate's tenancy rules out; each task names its organisation, and everything done for it
 * happens within that one.
 */
@ApplicationScoped
class StoredTasks implements GradingTasks {
    private static final String CLAIM =
            """
            update grading_task
            set due_at = ?, attempts = attempts + 1
            where (session_id, revision) in (
                select session_id, revision from grading_task
                where due_at <= ?
                order by due_at
                limit ?
                for update skip locked)
            returning organisation, session_id, revision, reason, attempts, trace_parent
            """;
    private static final String RENEW =
            """
            update grading_task set due_at = ?
            where session_id = ? and revision = ? and organisation = ?
            """;
    private static final String POSTPONE =
            """
            update grading_task
            set due_at = ?, last_fault = ?
            where session_id = ? and revision = ? and organisation = ?
            """;
    private static final String BACKLOG = "select count(*), min(queued_at) from grading_task";

    private final DataSource database;

    StoredTasks(DataSource database) {
        this.database = database;
    }

    @Override
    @Transactional
    public List<GradingTask> claim(Instant now, Duration lease, int tasksMax) {
        try (var connection = database.getConnection();
                var claim = connection.prepareStatement(CLAIM)) {
            claim.setObject(1, utc(now.plus(lease)));
            claim.setObject(2, utc(now));
            claim.setInt(3, tasksMax);
            try (var claimed = claim.executeQuery()) {
                var tasks = new ArrayList<GradingTask>();
                while (claimed.next()) {
                    tasks.add(task(claimed));
                }
                return tasks;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("tasks cannot be claimed", e);
        }
    }

    @Override
    @Transactional
    public void renew(List<GradingTask> tasks, Instant dueAt) {
        try (var connection = database.getConnection();
                var renew = connection.prepareStatement(RENEW)) {
            for (var task : tasks) {
                renew.setObject(1, utc(dueAt));
                renew.setObject(2, task.session().value());
                renew.setInt(3, task.revision());
                renew.setString(4, task.organisation());
                renew.addBatch();
            }
            renew.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("the tasks cannot be held on to", e);
        }
    }

    @Override
    @Transactional
    public void postpone(GradingTask task, Instant dueAt, String fault) {
        try (var connection = database.getConnection();
                var postpone = connection.prepareStatement(POSTPONE)) {
            postpone.setObject(1, utc(dueAt));
            postpone.setString(2, fault);
            postpone.setObject(3, task.session().value());
            postpone.setInt(4, task.revision());
            postpone.setString(5, task.organisation());
            postpone.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the task cannot be postponed: " + task, e);
        }
    }

    @Override
    @Transactional
    public Backlog backlog() {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(BACKLOG);
                var backlog = query.executeQuery()) {
            backlog.next();
            var oldest = backlog.getObject(2, OffsetDateTime.class);
            return new Backlog(backlog.getLong(1), oldest == null ? null : oldest.toInstant());
        } catch (SQLException e) {
            throw new IllegalStateException("the backlog cannot be counted", e);
        }
    }

    private static GradingTask task(ResultSet claimed) throws SQLException {
        return new GradingTask(
                claimed.getString("organisation"),
                new SessionId(claimed.getObject("session_id", UUID.class)),
                claimed.getInt("revision"),
                GradingReason.valueOf(claimed.getString("reason")),
                claimed.getInt("attempts"),
                claimed.getString("trace_parent"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

package assay.question.job.store;

import assay.question.job.Claims;
import assay.question.job.Job;
import assay.question.job.JobCreated;
import assay.question.job.JobLine;
import assay.question.job.JobLost;
import assay.question.job.JobState;
import assay.question.job.Jobs;
import assay.question.job.Step;
import assay.question.platform.Caller;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/**
 * Plain SQL: what a step did is recorded by one conditional statement. Everything that a request
 * can reach names the organisation; taking a job up does not, since it looks for work in all of
 * them.
 */
@ApplicationScoped
class SqlJobs implements Jobs, Claims {
    private static final String COLUMNS =
            """
            id, kind, state, cast(request as text) as request, position, done, total, cast(outcomes as text) as outcomes,
            cast(result as text) as result, failure, row_version, created_at, created_by, started_at, finished_at\
            """;
    private static final TypeReference<Map<String, Integer>> OUTCOMES = new TypeReference<>() {};

    private final Session database;
    private final DataSource connections;
    private final Caller caller;
    private final ObjectMapper json;
    private final Event<JobCreated> created;

    SqlJobs(
            Session database,
            DataSource connections,
            Caller caller,
            ObjectMapper json,
            Event<JobCreated> created) {
        this.database = database;
        this.connections = connections;
        this.caller = caller;
        this.json = json;
        this.created = created;
    }

    @Override
    public Job create(
            UUID id,
            String kind,
            String request,
            @Nullable Integer total,
            String createdBy,
            Instant now) {
        database.createNativeMutationQuery(
                        """
                        insert into job (id, organisation, kind, state, request, position, done, total, outcomes, attempts,
                            row_version, created_at, created_by, waits_until)
                        values (:id, :organisation, :kind, 'QUEUED', cast(:request as jsonb), '', 0, :total, '{}', 0,
                            0, :now, :author, :now)\
                        """)
                .setParameter("id", id)
                .setParameter("organisation", caller.organisation())
                .setParameter("kind", kind)
                .setParameter("request", request)
                .setParameter("total", total, Integer.class)
                .setParameter("now", now)
                .setParameter("author", createdBy)
                .executeUpdate();
        created.fire(new JobCreated(id));
        return find(kind, id).orElseThrow();
    }

    @Override
    public Optional<Job> find(String kind, UUID id) {
        return one("where organisation = :organisation and kind = :kind and id = :id", kind, id);
    }

    @Override
    public Optional<Job> hold(String kind, UUID id) {
        return one(
                "where organisation = :organisation and kind = :kind and id = :id for no key update",
                kind,
                id);
    }

    private Optional<Job> one(String where, String kind, UUID id) {
        return select(where)
                .setParameter("organisation", caller.organisation())
                .setParameter("kind", kind)
                .setParameter("id", id)
                .uniqueResultOptional()
                .map(this::job);
    }

    @Override
    public List<Job> list(String kind, UUID after, int rowsMax) {
        return jobs(
                select(
                        "where organisation = :organisation and kind = :kind and id > :after order by id"),
                kind,
                after,
                rowsMax);
    }

    @Override
    public List<Job> listOfBank(String kind, UUID bankId, UUID after, int rowsMax) {
        var ofBank =
                select(
                                """
                                where organisation = :organisation and kind = :kind and request ->> 'bankId' = :bank and id > :after
                                order by id\
                                """)
                        .setParameter("bank", bankId.toString());
        return jobs(ofBank, kind, after, rowsMax);
    }

    private List<Job> jobs(NativeQuery<Object[]> query, String kind, UUID after, int rowsMax) {
        return query
                .setParameter("organisation", caller.organisation())
                .setParameter("kind", kind)
                .setParameter("after", after)
                .setMaxResults(rowsMax)
                .getResultList()
                .stream()
                .map(this::job)
                .toList();
    }

    @Override
    public Job cancel(Job held, Instant now) {
        database.createNativeMutationQuery(
                        """
                        update job set state = 'CANCELLED', claim = null, finished_at = :now, row_version = row_version + 1
                        where organisation = :organisation and id = :id and state in ('QUEUED', 'RUNNING')\
                        """)
                .setParameter("now", now)
                .setParameter("organisation", caller.organisation())
                .setParameter("id", held.id())
                .executeUpdate();
        return find(held.kind(), held.id()).orElseThrow();
    }

    @Override
    public List<JobLine> report(UUID id, @Nullable String outcome, int after, int rowsMax) {
        return database
                .createNativeQuery(
                        """
                        select ordinal, subject, outcome, cast(detail as text) as detail from job_line
                        where organisation = :organisation and job_id = :job and ordinal > :after
                          and (cast(:outcome as text) is null or outcome = :outcome)
                        order by ordinal\
                        """,
                        Object[].class)
                .setParameter("organisation", caller.organisation())
                .setParameter("job", id)
                .setParameter("after", after)
                .setParameter("outcome", outcome, String.class)
                .addScalar("ordinal", Integer.class)
                .addScalar("subject", String.class)
                .addScalar("outcome", String.class)
                .addScalar("detail", String.class)
                .setMaxResults(rowsMax)
                .getResultList()
                .stream()
                .map(row ->
                        new JobLine(
                                (Integer) row[0],
                                (String) row[1],
                                (String) row[2],
                                (String) row[3]))
                .toList();
    }

    @Override
    public Optional<Claim> take(Instant now, Instant until, Set<String> otherThan) {
        var token = UUID.randomUUID();
        try (var connection = connections.getConnection();
                var statement =
                        connection.prepareStatement(
                                """
                                update job set state = 'RUNNING', claim = ?, waits_until = ?, started_at = coalesce(started_at, ?),
                                    attempts = attempts + 1, row_version = row_version + 1
                                where id = (
                                    select id from job where state in ('QUEUED', 'RUNNING') and waits_until <= ?
                                      and kind <> all(?)
                                    order by waits_until for no key update skip locked limit 1)
                                returning id, organisation, kind, created_by, attempts - 1 as attempts\
                                """)) {
            statement.setObject(1, token);
            statement.setObject(2, utc(until));
            statement.setObject(3, utc(now));
            statement.setObject(4, utc(now));
            statement.setArray(5, connection.createArrayOf("text", otherThan.toArray()));
            try (var rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(
                                new Claim(
                                        token,
                                        rows.getObject("id", UUID.class),
                                        rows.getString("organisation"),
                                        rows.getString("kind"),
                                        rows.getString("created_by"),
                                        rows.getInt("attempts")))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("no job can be taken up", e);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    @Override
    public Optional<Job> job(Claim claim) {
        return select(
                        "where organisation = :organisation and id = :id and state = 'RUNNING' and claim = :claim")
                .setParameter("organisation", claim.organisation())
                .setParameter("id", claim.jobId())
                .setParameter("claim", claim.token())
                .uniqueResultOptional()
                .map(this::job);
    }

    @Override
    public boolean record(Claim claim, Job before, Step step, Instant now, Instant until) {
        var state =
                switch (step.next()) {
                    case Step.Next.Another _ -> "RUNNING";
                    case Step.Next.Success _ -> "SUCCEEDED";
                    case Step.Next.Failure _ -> "FAILED";
                };
        var ends = !(step.next() instanceof Step.Next.Another);
        var recorded =
                database.createNativeMutationQuery(
                                """
                                update job set state = :state, position = :position, done = :done, total = :total,
                                    outcomes = cast(:outcomes as jsonb), result = cast(:result as jsonb), failure = :failure,
                                    attempts = 0, row_version = row_version + 1, finished_at = :finished, waits_until = :until,
                                    claim = case when :ends then null else claim end
                                where organisation = :organisation and id = :id and state = 'RUNNING' and claim = :claim\
                                """)
                        .setParameter("state", state)
                        .setParameter("position", step.position())
                        .setParameter("done", step.done())
                        .setParameter("total", step.total(), Integer.class)
                        .setParameter("outcomes", write(counted(before, step)))
                        .setParameter(
                                "result",
                                step.next() instanceof Step.Next.Success(var result)
                                        ? result
                                        : null,
                                String.class)
                        .setParameter(
                                "failure",
                                step.next() instanceof Step.Next.Failure(var why) ? why : null,
                                String.class)
                        .setParameter("finished", ends ? now : null, Instant.class)
                        .setParameter("until", until)
                        .setParameter("ends", ends)
                        .setParameter("organisation", claim.organisation())
                        .setParameter("id", claim.jobId())
                        .setParameter("claim", claim.token())
                        .executeUpdate();
        if (recorded == 0) {
            return false;
        }
        addLines(claim.organisation(), claim.jobId(), step.lines());
        return true;
    }

    private static Map<String, Integer> counted(Job before, Step step) {
        var outcomes = new HashMap<>(before.outcomes());
        step.added().forEach((outcome, count) -> outcomes.merge(outcome, count, Integer::sum));
        step.lines().forEach(line -> outcomes.merge(line.outcome(), 1, Integer::sum));
        return outcomes;
    }

    @Override
    public void report(UUID id, List<JobLine> lines) {
        addLines(caller.organisation(), id, lines);
    }

    @Override
    public int reached(UUID id, int rowVersion, int done) {
        var told =
                QuarkusTransaction.suspendingExisting()
                        .call(() ->
                                change(
                                        """
                                        update job set done = ?, row_version = row_version + 1
                                        where organisation = ? and id = ? and state = 'RUNNING' and row_version = ?\
                                        """,
                                        done,
                                        caller.organisation(),
                                        id,
                                        rowVersion));
        if (told == 0) {
            throw new JobLost();
        }
        return rowVersion + 1;
    }

    private void addLines(String organisation, UUID jobId, List<JobLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        database.createNativeMutationQuery(
                        """
                        insert into job_line (organisation, job_id, ordinal, subject, outcome, detail)
                        select :organisation, :job, ordinal, subject, outcome, detail
                        from jsonb_to_recordset(cast(:lines as jsonb)) as (ordinal int, subject text, outcome text, detail jsonb)\
                        """)
                .setParameter("organisation", organisation)
                .setParameter("job", jobId)
                .setParameter("lines", write(lines.stream().map(this::written).toList()))
                .executeUpdate();
    }

    private Map<String, @Nullable Object> written(JobLine line) {
        var written = new HashMap<String, @Nullable Object>();
        written.put("ordinal", line.ordinal());
        written.put("subject", line.subject());
        written.put("outcome", line.outcome());
        try {
            written.put("detail", json.readTree(line.detail()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the detail of a line is JSON", e);
        }
        return written;
    }

    @Override
    public boolean renew(Claim claim, Instant until) {
        return change(
                        "update job set waits_until = ? where id = ? and state = 'RUNNING' and claim = ?",
                        utc(until),
                        claim.jobId(),
                        claim.token())
                > 0;
    }

    @Override
    public void release(Claim claim, int failedAttempts, Instant waitsUntil) {
        change(
                """
                update job set claim = null, attempts = ?, waits_until = ?, row_version = row_version + 1
                where id = ? and state = 'RUNNING' and claim = ?\
                """,
                failedAttempts,
                utc(waitsUntil),
                claim.jobId(),
                claim.token());
    }

    @Override
    public boolean fail(Claim claim, String why, Instant now) {
        var failed =
                change(
                        """
                        update job set state = 'FAILED', failure = ?, claim = null, finished_at = ?, row_version = row_version + 1
                        where id = ? and state = 'RUNNING' and claim = ?\
                        """,
                        why,
                        utc(now),
                        claim.jobId(),
                        claim.token());
        return failed > 0;
    }

    @Override
    public int removeEndedBefore(Instant before) {
        return change("delete from job where finished_at < ?", utc(before));
    }

    private int change(String sql, Object... values) {
        try (var connection = connections.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a job cannot be changed", e);
        }
    }

    private NativeQuery<Object[]> select(String where) {
        return database.createNativeQuery(
                        "select " + COLUMNS + " from job " + where, Object[].class)
                .addScalar("id", UUID.class)
                .addScalar("kind", String.class)
                .addScalar("state", String.class)
                .addScalar("request", String.class)
                .addScalar("position", String.class)
                .addScalar("done", Integer.class)
                .addScalar("total", Integer.class)
                .addScalar("outcomes", String.class)
                .addScalar("result", String.class)
                .addScalar("failure", String.class)
                .addScalar("row_version", Integer.class)
                .addScalar("created_at", Instant.class)
                .addScalar("created_by", String.class)
                .addScalar("started_at", Instant.class)
                .addScalar("finished_at", Instant.class);
    }

    private Job job(Object[] row) {
        return new Job(
                (UUID) row[0],
                (String) row[1],
                state((String) row[2], (String) row[9], (Instant) row[13], (Instant) row[14]),
                (String) row[3],
                (String) row[4],
                (Integer) row[5],
                (Integer) row[6],
                outcomes((String) row[7]),
                (String) row[8],
                (Integer) row[10],
                (Instant) row[11],
                (String) row[12]);
    }

    /** The constraints of the table tell which of the values are there. */
    @SuppressWarnings("NullAway")
    private static JobState state(
            String name,
            @Nullable String failure,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {
        return switch (name) {
            case "QUEUED" -> new JobState.Queued();
            case "RUNNING" -> new JobState.Running(startedAt);
            case "SUCCEEDED" -> new JobState.Succeeded(startedAt, finishedAt);
            case "FAILED" -> new JobState.Failed(startedAt, finishedAt, failure);
            case "CANCELLED" -> new JobState.Cancelled(startedAt, finishedAt);
            default -> throw new IllegalStateException("no job has the state " + name);
        };
    }

    private Map<String, Integer> outcomes(String text) {
        try {
            return json.readValue(text, OUTCOMES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

package assay.session.response.store;

import assay.session.access.SessionId;
import assay.session.response.Entry;
import assay.session.response.ResponseLog;
import assay.session.response.Saving;
import assay.session.response.wire.ResponseJson;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.netty.buffer.ByteBufUtil;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes whatever waits in one transaction, and answers each save after the commit. Under load a
 * transaction carries many saves, so that one flush to disk serves them all.
 *
 * <ul>
 *   <li>A session is in at most one transaction of this replica at a time, so its saves keep their
 *       order; other replicas are held off by the lock on the session's row.
 *   <li>If a transaction fails because of what it holds, its saves are tried again each on its own:
 *       a bad one fails alone.
 *   <li>If the outcome of a transaction is unknown (the connection broke), it is written again.
 *       That is safe: an entry that is already there with the same content counts as saved.
 *   <li>The queue is bounded, in entries and in bytes, and so is the wait.
 * </ul>
 */
@ApplicationScoped
public class GroupCommit implements ResponseLog {
    private static final Logger LOG = Logger.getLogger(GroupCommit.class);
    private static final long SWEEP_MS = 100;
    private static final long RETRY_DELAY_MS = 50;

    private final Pool pool;
    private final Vertx vertx;
    private final ObjectMapper json;
    private final ResponseConfig config;
    private final DistributionSummary batchEntries;
    private final Timer commitTime;

    private final ConcurrentLinkedQueue<Job> arriving = new ConcurrentLinkedQueue<>();
    private final AtomicInteger entriesHeld = new AtomicInteger();
    private final AtomicLong bytesHeld = new AtomicLong();
    private final AtomicBoolean drainAsked = new AtomicBoolean();

    // Below: touched on the writer's own event loop only.
    private final Context writer;
    private final ArrayDeque<Job> waiting = new ArrayDeque<>();
    private final Set<UUID> sessionsInFlight = new HashSet<>();
    private final List<Batch> inFlight = new ArrayList<>();

    public GroupCommit(
            Pool pool,
            Vertx vertx,
            ObjectMapper json,
            ResponseConfig config,
            MeterRegistry meters) {
        this.pool = pool;
        this.vertx = vertx;
        this.json = json;
        this.config = config;
        this.writer = ((VertxInternal) vertx).createEventLoopContext();
        this.batchEntries =
                DistributionSummary.builder("assay.response.batch.entries")
                        .description("Entries that one transaction wrote")
                        .register(meters);
        this.commitTime =
                Timer.builder("assay.response.commit")
                        .description("From sending a transaction to its commit")
                        .publishPercentileHistogram()
                        .register(meters);
        meters.gauge("assay.response.waiting", entriesHeld);
        meters.gauge("assay.response.waiting.bytes", bytesHeld);
        writer.runOnContext(_ -> vertx.setPeriodic(SWEEP_MS, _ -> sweep()));
    }

    /** Saves of one call; all of one session. */
    private record Job(
            UUID session,
            String organisation,
            String candidateId,
            List<Written> entries,
            long bytes,
            boolean keepLate,
            long giveUpAtNanos,
            CompletableFuture<List<Saving>> outcome) {}

    /**
     * An entry, and its response as JSON.
     *
     * @param bytes of the JSON, in UTF-8
     * @param heaviest most bytes of any entry for the same question in the same call
     * @param added the same, but 0 for all of them except the first
     */
    private record Written(
            Entry entry, @Nullable String response, int bytes, int heaviest, int added) {
        Written(Entry entry, @Nullable String response, int bytes) {
            this(entry, response, bytes, bytes, bytes);
        }
    }

    private record Batch(List<Job> jobs) {}

    @Override
    public CompletionStage<List<Saving>> append(
            SessionId session,
            String organisation,
            String candidateId,
            List<Entry> entries,
            boolean keepLate) {
        var written = written(entries);
        long bytes = written.stream().mapToLong(Written::bytes).sum();
        if (!hold(written.size(), bytes)) {
            return CompletableFuture.completedFuture(
                    unavailable(written.size(), "too many saves are waiting"));
        }
        var job =
                new Job(
                        session.value(),
                        organisation,
                        candidateId,
                        written,
                        bytes,
                        keepLate,
                        System.nanoTime() + config.timeout().toNanos(),
                        new CompletableFuture<>());
        arriving.add(job);
        if (drainAsked.compareAndSet(false, true)) {
            writer.runOnContext(_ -> drain());
        }
        return job.outcome();
    }

    /** Makes room for so much, if there is. */
    private boolean hold(int entries, long bytes) {
        int entriesNow = entriesHeld.addAndGet(entries);
        long bytesNow = bytesHeld.addAndGet(bytes);
        if (entriesNow <= config.waitingEntriesMax() && bytesNow <= config.waitingBytesMax()) {
            return true;
        }
        letGo(entries, bytes);
        return false;
    }

    private void letGo(int entries, long bytes) {
        entriesHeld.addAndGet(-entries);
        bytesHeld.addAndGet(-bytes);
    }

    private void drain() {
        drainAsked.set(false);
        for (var job = arriving.poll(); job != null; job = arriving.poll()) {
            waiting.add(job);
        }
        while (inFlight.size() < config.batchesInFlightMax()) {
            var batch = nextBatch();
            if (batch.jobs().isEmpty()) {
                return;
            }
            inFlight.add(batch);
            write(batch);
        }
    }

    /** What waits, oldest first, up to a batch; a session that is being written waits on. */
    private Batch nextBatch() {
        var jobs = new ArrayList<Job>();
        var held = new ArrayDeque<Job>();
        int entries = 0;
        long bytes = 0;
        while (!waiting.isEmpty() && entries < config.batchEntriesMax()) {
            var job = waiting.remove();
            if (!jobs.isEmpty() && bytes + job.bytes() > config.batchBytesMax()) {
                waiting.addFirst(job);
                break;
            }
            if (job.outcome().isDone()) {
                release(job);
            } else if (sessionsInFlight.add(job.session())) {
                jobs.add(job);
                entries += job.entries().size();
                bytes += job.bytes();
            } else {
                held.add(job);
            }
        }
        while (!held.isEmpty()) {
            waiting.addFirst(held.removeLast());
        }
        return new Batch(jobs);
    }

    private void write(Batch batch) {
        long startedAt = System.nanoTime();
        transact(batch.jobs())
                .onComplete(written ->
                        writer.runOnContext(_ -> {
                            if (written.succeeded()) {
                                commitTime.record(
                                        System.nanoTime() - startedAt,
                                        java.util.concurrent.TimeUnit.NANOSECONDS);
                                answer(batch, written.result());
                            } else {
                                recover(batch, written.cause());
                            }
                        }));
    }

    private void answer(Batch batch, List<Saving> savings) {
        batchEntries.record(savings.size());
        int place = 0;
        for (var job : batch.jobs()) {
            int end = place + job.entries().size();
            finish(job, List.copyOf(savings.subList(place, end)));
            place = end;
        }
        inFlight.remove(batch);
        drain();
    }

    private void recover(Batch batch, Throwable cause) {
        var pending = batch.jobs().stream().filter(job -> !isOver(job)).toList();
        batch.jobs().stream()
                .filter(GroupCommit::isOver)
                .forEach(job ->
                        finish(
                                job,
                                unavailable(
                                        job.entries().size(),
                                        "the database did not answer in time")));
        inFlight.remove(batch);
        if (pending.isEmpty()) {
            drain();
            return;
        }
        boolean aboutContent = isAboutContent(cause);
        if (aboutContent || (isInEachOthersWay(cause) && pending.size() > 1)) {
            if (pending.size() == 1) {
                LOG.errorf(
                        cause,
                        "A save of session %s cannot be written",
                        pending.getFirst().session());
                var job = pending.getFirst();
                finish(job, job.entries().stream().<Saving>map(_ -> new Saving.Broken()).toList());
                drain();
            } else {
                LOG.warnf(
                        "A batch of %d saves failed (%s); trying each on its own",
                        pending.size(), cause.getMessage());
                pending.forEach(job -> again(new Batch(List.of(job))));
            }
            return;
        }
        LOG.warnf("Writing responses failed (%s); trying again", cause.getMessage());
        var retry = new Batch(pending);
        inFlight.add(retry);
        vertx.setTimer(RETRY_DELAY_MS, _ -> writer.runOnContext(_ -> write(retry)));
    }

    private void again(Batch batch) {
        inFlight.add(batch);
        write(batch);
    }

    private static boolean isOver(Job job) {
        return job.outcome().isDone() || job.giveUpAtNanos() - System.nanoTime() < 0;
    }

    /**
     * Whether the database refused what was sent, rather than being away, overloaded or in each
     * other's way: classes 22 (data), 23 (integrity), 42 (statement), 54 (limits), P0 (raised).
     */
    private static boolean isAboutContent(Throwable cause) {
        if (!(cause instanceof PgException refused)) {
            return !(cause instanceof java.io.IOException
                    || cause instanceof io.vertx.core.VertxException
                    || cause instanceof TimeoutException);
        }
        var state = String.valueOf(refused.getSqlState());
        return state.startsWith("22")
                || state.startsWith("23")
                || state.startsWith("42")
                || state.startsWith("54")
                || state.startsWith("P0");
    }

    /**
     * One session's row is locked for long, or a statement took too long: the others need not wait
     * for it.
     */
    private static boolean isInEachOthersWay(Throwable cause) {
        return cause instanceof PgException refused
                && List.of("55P03", "57014", "40P01", "40001")
                        .contains(String.valueOf(refused.getSqlState()));
    }

    /**
     * Answers what has waited too long. One already sent may still be committed: nothing is known
     * of it, and so its sender is told.
     */
    private void sweep() {
        for (var job : waiting) {
            if (isOver(job)) {
                giveUp(job);
            }
        }
        for (var batch : inFlight) {
            for (var job : batch.jobs()) {
                if (isOver(job)) {
                    giveUp(job);
                }
            }
        }
        drain();
    }

    private static void giveUp(Job job) {
        job.outcome()
                .complete(unavailable(job.entries().size(), "the database did not answer in time"));
    }

    private void finish(Job job, List<Saving> savings) {
        sessionsInFlight.remove(job.session());
        release(job);
        job.outcome().complete(savings);
    }

    private void release(Job job) {
        letGo(job.entries().size(), job.bytes());
    }

    private static List<Saving> unavailable(int entries, String reason) {
        return Collections.nCopies(entries, new Saving.Unavailable(reason));
    }

    /**
     * One transaction, for which the database has so long. One that has gone silent without closing
     * the connection would hold the batch for as long as TCP hopes; the line is cut instead, and
     * the outcome is unknown.
     */
    private Future<List<Saving>> transact(List<Job> jobs) {
        var outcome = Promise.<List<Saving>>promise();
        var connected = pool.getConnection();
        long alarm =
                vertx.setTimer(
                        config.transactionTimeout().toMillis(),
                        _ -> {
                            if (outcome.tryFail(new TimeoutException("the database is silent"))) {
                                connected.onSuccess(GroupCommit::cut);
                            }
                        });
        connected
                .compose(connection ->
                        outcome.future().isComplete()
                                ? Future.failedFuture("the connection came too late")
                                : send(connection, jobs))
                .onComplete(written -> {
                    vertx.cancelTimer(alarm);
                    if (written.succeeded()) {
                        outcome.tryComplete(written.result());
                    } else {
                        outcome.tryFail(written.cause());
                    }
                });
        return outcome.future();
    }

    /** Four commands, sent without waiting for each other: one way to the database and back. */
    private Future<List<Saving>> send(SqlConnection connection, List<Job> jobs) {
        var begun = connection.query(SaveSql.BEGIN).execute();
        var locked = connection.preparedQuery(SaveSql.LOCK).execute(sessions(jobs));
        var written = connection.preparedQuery(SaveSql.WRITE).execute(entries(jobs));
        var committed = connection.query("commit").execute();
        return Future.join(begun, locked, written, committed)
                .eventually(() -> close(connection))
                .map(_ -> savings(written.result()));
    }

    /** Closes the socket itself: closing politely would wait for the answers that do not come. */
    private static void cut(SqlConnection connection) {
        var line = ((SqlConnectionInternal) connection).unwrap().unwrap();
        var _ = ((SocketConnectionBase) line).socket().channelHandlerContext().close();
    }

    private static Future<Void> close(SqlConnection connection) {
        return connection.close().otherwiseEmpty();
    }

    private static Tuple sessions(List<Job> jobs) {
        return Tuple.of(jobs.stream().map(Job::session).toArray(UUID[]::new));
    }

    private Tuple entries(List<Job> jobs) {
        int count = jobs.stream().mapToInt(job -> job.entries().size()).sum();
        var sessions = new UUID[count];
        var organisations = new String[count];
        var candidates = new String[count];
        var sequences = new Long[count];
        var questions = new UUID[count];
        var responses = new @Nullable String[count];
        var received = new OffsetDateTime[count];
        var keepLate = new Boolean[count];
        var heaviest = new Integer[count];
        var added = new Integer[count];
        int i = 0;
        for (var job : jobs) {
            for (var written : job.entries()) {
                var entry = written.entry();
                sessions[i] = job.session();
                organisations[i] = job.organisation();
                candidates[i] = job.candidateId();
                sequences[i] = entry.sequence();
                questions[i] = entry.questionId();
                responses[i] = written.response();
                received[i] = micros(entry.receivedAt());
                keepLate[i] = job.keepLate();
                heaviest[i] = written.heaviest();
                added[i] = written.added();
                i++;
            }
        }
        return Tuple.from(
                Arrays.<Object>asList(
                        sessions,
                        organisations,
                        candidates,
                        sequences,
                        questions,
                        responses,
                        received,
                        keepLate,
                        heaviest,
                        added,
                        config.logEntriesMax(),
                        config.logBytesMax(),
                        config.responseBytesMax()));
    }

    private static OffsetDateTime micros(Instant instant) {
        return instant.truncatedTo(java.time.temporal.ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private List<Written> written(List<Entry> entries) {
        var written = entries.stream().map(this::written).toList();
        if (written.size() == 1) {
            return written;
        }
        var heaviest = new HashMap<UUID, Integer>();
        written.forEach(one ->
                heaviest.merge(one.entry().questionId(), one.bytes(), (a, b) -> Math.max(a, b)));
        var seen = new HashSet<UUID>();
        return written.stream()
                .map(one -> {
                    var question = one.entry().questionId();
                    int most = heaviest.getOrDefault(question, 0);
                    return new Written(
                            one.entry(),
                            one.response(),
                            one.bytes(),
                            most,
                            seen.add(question) ? most : 0);
                })
                .toList();
    }

    private Written written(Entry entry) {
        if (entry.response() == null) {
            return new Written(entry, null, 0);
        }
        try {
            var text = json.writeValueAsString(ResponseJson.of(entry.response()));
            return new Written(entry, text, ByteBufUtil.utf8Bytes(text));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a response cannot be written as JSON", e);
        }
    }

    private static List<Saving> savings(RowSet<Row> rows) {
        var savings = new ArrayList<Saving>(rows.size());
        for (var row : rows) {
            savings.add(saving(row));
        }
        return savings;
    }

    private static Saving saving(Row row) {
        var verdict = row.getString("verdict");
        if (verdict.equals("no_such_session")) {
            return new Saving.NoSuchSession();
        }
        var deadlineAt = row.getOffsetDateTime("deadline_at").toInstant();
        return switch (verdict) {
            case "saved", "late", "repeated" -> {
                boolean late = row.getBoolean("late");
                yield new Saving.Kept(
                        row.getBoolean("current") && !late,
                        late,
                        row.getOffsetDateTime("saved_at").toInstant(),
                        deadlineAt);
            }
            case "sequence_reused" -> new Saving.SequenceReused(deadlineAt);
            case "submitted" -> new Saving.SessionSubmitted(deadlineAt);
            case "expired" -> new Saving.SessionExpired(deadlineAt);
            case "log_full" -> new Saving.LogFull(deadlineAt);
            case "responses_too_large" -> new Saving.ResponsesTooLarge(deadlineAt);
            default ->
                    throw new IllegalStateException(
                            "the save statement gave a verdict nobody knows: " + verdict);
        };
    }
}

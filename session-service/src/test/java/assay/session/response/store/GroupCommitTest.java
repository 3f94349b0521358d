package assay.session.response.store;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import assay.session.access.SessionId;
import assay.session.platform.Api;
import assay.session.platform.Api.Sitting;
import assay.session.platform.MovableClock;
import assay.session.platform.ServiceTest;
import assay.session.platform.Sql;
import assay.session.response.Entry;
import assay.session.response.LogReplay;
import assay.session.response.Response;
import assay.session.response.ResponseLog;
import assay.session.response.Responses;
import assay.session.response.Saving;
import assay.session.sitting.SessionFacts;
import assay.session.sitting.Sessions;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/**
 * The group commit against a real PostgreSQL with fsync on: several of them stand for several
 * replicas.
 */
@QuarkusTest
class GroupCommitTest extends ServiceTest {
    @Inject Pool pool;
    @Inject Vertx vertx;
    @Inject ObjectMapper json;
    @Inject Sql sql;
    @Inject Responses responses;
    @Inject Sessions sessions;
    @Inject MovableClock clock;

    @ConfigProperty(name = "ASSAY_DATABASE_PORT")
    int port;

    private record Settings(
            int waitingEntriesMax,
            long waitingBytesMax,
            long batchBytesMax,
            long logBytesMax,
            long responseBytesMax,
            Duration timeout,
            Duration transactionTimeout)
            implements ResponseConfig {
        Settings(int waitingEntriesMax, Duration timeout, Duration transactionTimeout) {
            this(
                    waitingEntriesMax,
                    1_000_000,
                    1_000_000,
                    1_000_000,
                    1_000_000,
                    timeout,
                    transactionTimeout);
        }

        /** Patient, with these limits of bytes. */
        static Settings ofBytes(long waiting, long batch, long log, long responses) {
            var patience = Duration.ofSeconds(20);
            return new Settings(1_000, waiting, batch, log, responses, patience, patience);
        }

        @Override
        public int batchEntriesMax() {
            return 64;
        }

        @Override
        public int batchesInFlightMax() {
            return 2;
        }

        @Override
        public int logEntriesMax() {
            return 1_000;
        }

        @Override
        public int papersRemembered() {
            return 10;
        }
    }

    private GroupCommit replica(Pool database, int waitingEntriesMax, Duration timeout) {
        return replica(database, new Settings(waitingEntriesMax, timeout, Duration.ofSeconds(20)));
    }

    private GroupCommit replica(Pool database, Settings settings) {
        return new GroupCommit(database, vertx, json, settings, new SimpleMeterRegistry());
    }

    private GroupCommit replica() {
        return replica(pool, 10_000, Duration.ofSeconds(20));
    }

    private Sitting sitting() {
        return Api.start(Api.publishedExam());
    }

    private CompletableFuture<List<Saving>> save(
            ResponseLog log, Sitting sitting, UUID question, long sequence, String choice) {
        return log.append(
                        new SessionId(sitting.id()),
                        "demo",
                        sitting.candidate(),
                        List.of(
                                new Entry(
                                        sequence,
                                        question,
                                        new Response.SingleChoice(choice),
                                        clock.instant())),
                        false)
                .toCompletableFuture();
    }

    private List<String> faults(Sitting sitting) {
        var id = new SessionId(sitting.id());
        var facts = sessions.find(id, "demo").orElseThrow().facts();
        return QuarkusTransaction.requiringNew().call(() -> faults(id, facts));
    }

    /** Inside a transaction. */
    private List<String> faults(SessionId id, SessionFacts facts) {
        var replay = new LogReplay(id);
        responses.log(id, "demo", replay::play);
        return replay.faults(facts.logEntries(), facts.logDigest(), responses.stored(id, "demo"));
    }

    private int entries(Sitting sitting) {
        return sql.find(
                        "select count(*) from response_log where session_id = ?",
                        row -> row.getInt(1),
                        sitting.id())
                .orElseThrow();
    }

    @Test
    void the_database_of_the_tests_flushes_to_disk() {
        assertThat(sql.find("show fsync", row -> row.getString(1))).contains("on");
        assertThat(sql.find("show synchronous_commit", row -> row.getString(1))).contains("on");
    }

    @Test
    void two_replicas_that_serve_the_same_sessions_keep_every_chain_whole() throws Exception {
        var replicas = List.of(replica(), replica());
        var sittings = List.of(sitting(), sitting(), sitting());
        var random = new Random(4);
        var question = UUID.randomUUID();
        var sequences = new ArrayList<Integer>();
        for (int i = 1; i <= 100; i++) {
            sequences.add(i);
        }
        var waiting = new ArrayList<CompletableFuture<List<Saving>>>();
        for (var sitting : sittings) {
            Collections.shuffle(sequences, random);
            for (int sequence : sequences) {
                // each to both replicas, as a client does that changes over in the middle of a save
                for (var replica : replicas) {
                    waiting.add(save(replica, sitting, question, sequence, "c" + sequence));
                }
            }
        }
        for (var saving : waiting) {
            assertThat(saving.get(60, SECONDS)).hasOnlyElementsOfType(Saving.Kept.class);
        }
        for (var sitting : sittings) {
            assertThat(faults(sitting)).isEmpty();
            var current = responses.current(new SessionId(sitting.id()), "demo");
            assertThat(current).hasSize(1);
            assertThat(current.getFirst().response()).isEqualTo(new Response.SingleChoice("c100"));
        }
    }

    @Test
    void one_bad_save_fails_alone() throws Exception {
        var log = replica();
        var sitting = sitting();
        var others = List.of(sitting(), sitting(), sitting());
        var question = UUID.randomUUID();
        var bad = save(log, sitting, question, 1, "\0"); // PostgreSQL has no such character
        var good = others.stream().map(other -> save(log, other, question, 1, "a")).toList();
        assertThat(bad.get(30, SECONDS)).containsExactly(new Saving.Broken());
        for (var saving : good) {
            assertThat(saving.get(30, SECONDS)).hasOnlyElementsOfType(Saving.Kept.class);
        }
        assertThat(save(log, sitting, question, 1, "a").get(30, SECONDS))
                .hasOnlyElementsOfType(Saving.Kept.class);
    }

    private Pool through(CuttingProxy proxy) {
        return PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(2))
                .connectingTo(
                        new PgConnectOptions()
                                .setHost("127.0.0.1")
                                .setPort(proxy.port())
                                .setDatabase("postgres")
                                .setUser("postgres")
                                .setPassword("postgres")
                                .setCachePreparedStatements(true))
                .using(vertx)
                .build();
    }

    @Test
    void a_commit_whose_answer_is_lost_is_asked_again_and_counts_once() throws Exception {
        try (var proxy = CuttingProxy.to(vertx, "localhost", port)) {
            var database = through(proxy);
            var log = replica(database, 100, Duration.ofSeconds(20));
            var sitting = sitting();
            var question = UUID.randomUUID();
            assertThat(save(log, sitting, question, 1, "a").get(30, SECONDS))
                    .hasOnlyElementsOfType(Saving.Kept.class);
            proxy.cutAtNextCommits(2);
            assertThat(save(log, sitting, question, 2, "b").get(30, SECONDS))
                    .hasOnlyElementsOfType(Saving.Kept.class);
            assertThat(proxy.cuts()).isEqualTo(2);
            assertThat(entries(sitting)).isEqualTo(2);
            assertThat(faults(sitting)).isEmpty();
            database.close();
        }
    }

    @Test
    void a_database_that_falls_silent_is_hung_up_on_and_the_saves_may_be_sent_again()
            throws Exception {
        try (var proxy = CuttingProxy.to(vertx, "localhost", port)) {
            var database = through(proxy);
            var log =
                    replica(
                            database,
                            new Settings(100, Duration.ofMillis(400), Duration.ofMillis(800)));
            var sittings = List.of(sitting(), sitting());
            var question = UUID.randomUUID();
            openBothLines(log, proxy, sittings, question);
            proxy.silenceLines();
            // one batch each, which is as many as may be under way
            for (var sitting : sittings) {
                assertThat(save(log, sitting, question, 1_000, "b").get(30, SECONDS))
                        .hasOnlyElementsOfType(Saving.Unavailable.class);
            }
            for (var sitting : sittings) {
                var again = save(log, sitting, question, 1_000, "b").get(30, SECONDS);
                for (int i = 0; again.getFirst() instanceof Saving.Unavailable && i < 20; i++) {
                    again = save(log, sitting, question, 1_000, "b").get(30, SECONDS);
                }
                assertThat(again).hasOnlyElementsOfType(Saving.Kept.class);
                assertThat(faults(sitting)).isEmpty();
            }
            assertThat(proxy.lines()).isGreaterThan(2);
            database.close();
        }
    }

    @Test
    void a_save_that_can_still_wait_is_written_over_a_new_line() throws Exception {
        try (var proxy = CuttingProxy.to(vertx, "localhost", port)) {
            var database = through(proxy);
            var log =
                    replica(
                            database,
                            new Settings(100, Duration.ofSeconds(20), Duration.ofMillis(500)));
            var sittings = List.of(sitting(), sitting());
            var question = UUID.randomUUID();
            openBothLines(log, proxy, sittings, question);
            proxy.silenceLines();
            for (var sitting : sittings) {
                assertThat(save(log, sitting, question, 1_000, "b").get(30, SECONDS))
                        .hasOnlyElementsOfType(Saving.Kept.class);
                assertThat(faults(sitting)).isEmpty();
            }
            database.close();
        }
    }

    /** Saves until two batches were under way at once, so that the pool has both its lines. */
    private void openBothLines(
            ResponseLog log, CuttingProxy proxy, List<Sitting> sittings, UUID question)
            throws Exception {
        for (int sequence = 1; proxy.lines() < 2; sequence++) {
            assertThat(sequence).as("saves without a second line").isLessThan(900);
            int next = sequence;
            var saves =
                    sittings.stream()
                            .map(sitting -> save(log, sitting, question, next, "a"))
                            .toList();
            for (var saving : saves) {
                assertThat(saving.get(30, SECONDS)).hasOnlyElementsOfType(Saving.Kept.class);
            }
        }
    }

    @Test
    void a_database_that_is_away_is_told_and_nothing_is_called_saved() throws Exception {
        var nowhere =
                PgBuilder.pool()
                        .with(new PoolOptions().setMaxSize(2))
                        .connectingTo(
                                new PgConnectOptions()
                                        .setHost("127.0.0.1")
                                        .setPort(1)
                                        .setDatabase("x")
                                        .setUser("x")
                                        .setPassword("x"))
                        .using(vertx)
                        .build();
        var log = replica(nowhere, 100, Duration.ofMillis(500));
        assertThat(save(log, sitting(), UUID.randomUUID(), 1, "a").get(30, SECONDS))
                .hasOnlyElementsOfType(Saving.Unavailable.class);
        nowhere.close();
    }

    @Test
    void a_session_that_is_locked_holds_up_nobody_else_and_a_full_queue_says_so() throws Exception {
        var log = replica(pool, 3, Duration.ofSeconds(1));
        var held = sitting();
        var free = sitting();
        var question = UUID.randomUUID();
        QuarkusTransaction.requiringNew()
                .call(() -> {
                    sessions.hold(new SessionId(held.id()), "demo");
                    var one = save(log, held, question, 1, "a");
                    Thread.sleep(50);
                    assertThat(save(log, free, question, 1, "a").get(30, SECONDS))
                            .hasOnlyElementsOfType(Saving.Kept.class);
                    var two = save(log, held, question, 2, "a");
                    var three = save(log, held, question, 3, "a");
                    var four = save(log, held, question, 4, "a");
                    assertThat(four).isCompleted();
                    assertThat(four.get()).hasOnlyElementsOfType(Saving.Unavailable.class);
                    for (var waiting : List.of(one, two, three)) {
                        assertThat(waiting.get(30, SECONDS))
                                .hasOnlyElementsOfType(Saving.Unavailable.class);
                    }
                    return null;
                });
        // what was given up may be sent again, and is judged anew
        assertThat(save(replica(), held, question, 1, "a").get(30, SECONDS))
                .hasOnlyElementsOfType(Saving.Kept.class);
    }

    @Test
    void a_log_has_a_last_entry() throws Exception {
        var log = replica();
        var sitting = sitting();
        sql.change("update session set log_entries = 1000 where id = ?", sitting.id());
        assertThat(save(log, sitting, UUID.randomUUID(), 1, "a").get(30, SECONDS))
                .hasOnlyElementsOfType(Saving.LogFull.class);
    }

    @Test
    void a_log_has_a_last_byte() throws Exception {
        var log = replica(pool, Settings.ofBytes(10_000, 10_000, 250, 10_000));
        var sitting = sitting();
        var question = UUID.randomUUID();
        for (int sequence = 1; sequence <= 2; sequence++) {
            assertThat(save(log, sitting, question, sequence, ofBytes(100)).get(30, SECONDS))
                    .hasOnlyElementsOfType(Saving.Kept.class);
        }
        assertThat(save(log, sitting, question, 3, ofBytes(51)).get(30, SECONDS))
                .hasOnlyElementsOfType(Saving.LogFull.class);
        assertThat(save(log, sitting, question, 3, ofBytes(50)).get(30, SECONDS))
                .hasOnlyElementsOfType(Saving.Kept.class);
        assertThat(faults(sitting)).isEmpty();
    }

    /** A choice that makes a response of so many bytes of JSON. */
    private static String ofBytes(int bytes) {
        return "x".repeat(bytes - "{'type':'single_choice','choice':''}".length());
    }

    private CompletableFuture<List<Saving>> saveAll(
            ResponseLog log, Sitting sitting, Entry... entries) {
        return log.append(
                        new SessionId(sitting.id()),
                        "demo",
                        sitting.candidate(),
                        List.of(entries),
                        true)
                .toCompletableFuture();
    }

    private Entry entry(UUID question, long sequence, int bytes) {
        return new Entry(
                sequence, question, new Response.SingleChoice(ofBytes(bytes)), clock.instant());
    }

    /** What the session says that its responses have, after asking the responses. */
    private long responseBytes(Sitting sitting) {
        return sql.find(
                        """
                        select s.response_bytes, coalesce(sum(r.bytes), 0) as counted
                          from session s left join response r on r.session_id = s.id where s.id = ? group by s.response_bytes
                        """,
                        row -> {
                            assertThat(row.getLong("response_bytes"))
                                    .isEqualTo(row.getLong("counted"));
                            return row.getLong("response_bytes");
                        },
                        sitting.id())
                .orElseThrow();
    }

    @Test
    void responses_that_count_have_so_many_bytes_together_and_refusing_one_loses_none()
            throws Exception {
        var log = replica(pool, Settings.ofBytes(10_000, 10_000, 100_000, 200));
        var sitting = sitting();
        var questions = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        for (int i = 0; i < 2; i++) {
            assertThat(saveAll(log, sitting, entry(questions.get(i), i + 1, 100)).get(30, SECONDS))
                    .hasOnlyElementsOfType(Saving.Kept.class);
        }
        assertThat(saveAll(log, sitting, entry(questions.get(2), 3, 40)).get(30, SECONDS))
                .hasOnlyElementsOfType(Saving.ResponsesTooLarge.class);
        assertThat(saveAll(log, sitting, entry(questions.get(0), 3, 101)).get(30, SECONDS))
                .hasOnlyElementsOfType(Saving.ResponsesTooLarge.class);
        assertThat(responseBytes(sitting)).isEqualTo(200);

        // one that is sent again, one that comes too late to count, and a shorter one are taken
        assertThat(saveAll(log, sitting, entry(questions.get(0), 1, 100)).get(30, SECONDS))
                .hasOnlyElementsOfType(Saving.Kept.class);
        assertThat(saveAll(log, sitting, entry(questions.get(0), 4, 60)).get(30, SECONDS))
                .hasOnlyElementsOfType(Saving.Kept.class);
        assertThat(saveAll(log, sitting, entry(questions.get(0), 3, 190)).get(30, SECONDS))
                .hasOnlyElementsOfType(Saving.Kept.class);
        assertThat(responseBytes(sitting)).isEqualTo(160);

        // which makes room
        assertThat(saveAll(log, sitting, entry(questions.get(2), 5, 40)).get(30, SECONDS))
                .hasOnlyElementsOfType(Saving.Kept.class);
        var takenBack = new Entry(6, questions.get(1), null, clock.instant());
        assertThat(saveAll(log, sitting, takenBack).get(30, SECONDS))
                .hasOnlyElementsOfType(Saving.Kept.class);
        assertThat(responseBytes(sitting)).isEqualTo(100);
        assertThat(faults(sitting)).isEmpty();
    }

    @Test
    void of_a_batch_the_responses_that_would_come_to_count_are_weighed() throws Exception {
        var log = replica(pool, Settings.ofBytes(10_000, 10_000, 100_000, 300));
        var sitting = sitting();
        var one = UUID.randomUUID();
        var two = UUID.randomUUID();
        var three = UUID.randomUUID();
        // five hundred bytes, of which two hundred come to count
        assertThat(
                        saveAll(
                                        log,
                                        sitting,
                                        entry(one, 1, 100),
                                        entry(one, 2, 90),
                                        entry(two, 3, 100),
                                        entry(one, 4, 100),
                                        entry(two, 5, 100))
                                .get(30, SECONDS))
                .hasOnlyElementsOfType(Saving.Kept.class);
        assertThat(responseBytes(sitting)).isEqualTo(200);
        assertThat(
                        saveAll(
                                        log,
                                        sitting,
                                        entry(one, 6, 100),
                                        entry(two, 7, 80),
                                        entry(three, 8, 101),
                                        entry(three, 9, 60))
                                .get(30, SECONDS))
                .hasExactlyElementsOfTypes(
                        Saving.Kept.class,
                        Saving.Kept.class,
                        Saving.ResponsesTooLarge.class,
                        Saving.ResponsesTooLarge.class);
        assertThat(responseBytes(sitting)).isEqualTo(180);
        assertThat(saveAll(log, sitting, entry(three, 9, 100)).get(30, SECONDS))
                .hasOnlyElementsOfType(Saving.Kept.class);
        assertThat(responseBytes(sitting)).isEqualTo(280);
        assertThat(faults(sitting)).isEmpty();
    }

    @Test
    void a_queue_that_is_full_of_bytes_says_so_and_a_transaction_takes_so_many() throws Exception {
        var meters = new SimpleMeterRegistry();
        var log =
                new GroupCommit(
                        pool, vertx, json, Settings.ofBytes(500, 150, 10_000, 10_000), meters);
        var held = List.of(sitting(), sitting());
        var free = List.of(sitting(), sitting(), sitting());
        var question = UUID.randomUUID();
        var saves = new ArrayList<CompletableFuture<List<Saving>>>();
        QuarkusTransaction.requiringNew()
                .call(() -> {
                    // two transactions under way, as many as there may be
                    for (var sitting : held) {
                        sessions.hold(new SessionId(sitting.id()), "demo");
                        saves.add(save(log, sitting, question, 1, ofBytes(100)));
                        Thread.sleep(50);
                    }
                    for (var sitting : free) {
                        saves.add(save(log, sitting, question, 1, ofBytes(100)));
                    }
                    var sixth = save(log, free.getFirst(), question, 2, ofBytes(36));
                    assertThat(sixth).isCompleted();
                    assertThat(sixth.get()).hasOnlyElementsOfType(Saving.Unavailable.class);
                    return null;
                });
        for (var save : saves) {
            assertThat(save.get(30, SECONDS)).hasOnlyElementsOfType(Saving.Kept.class);
        }
        var batches = meters.get("assay.response.batch.entries").summary();
        assertThat(batches.totalAmount()).isEqualTo(5);
        assertThat(batches.max()).as("entries of a transaction").isEqualTo(1);
        assertThat(save(log, free.getFirst(), question, 2, ofBytes(400)).get(30, SECONDS))
                .hasOnlyElementsOfType(Saving.Kept.class);
    }

    @Test
    void who_reads_a_log_keeps_no_save_waiting_and_sees_one_moment() throws Exception {
        var log = replica();
        var sitting = sitting();
        var id = new SessionId(sitting.id());
        var question = UUID.randomUUID();
        assertThat(save(log, sitting, question, 1, "a").get(30, SECONDS))
                .hasOnlyElementsOfType(Saving.Kept.class);
        QuarkusTransaction.requiringNew()
                .call(() -> {
                    var facts = sessions.snapshot(id, "demo").orElseThrow().facts();
                    assertThat(save(log, sitting, question, 2, "b").get(30, SECONDS))
                            .hasOnlyElementsOfType(Saving.Kept.class);
                    assertThat(facts.logEntries()).isEqualTo(1);
                    assertThat(faults(id, facts)).isEmpty();
                    return null;
                });
        assertThat(entries(sitting)).isEqualTo(2);
        assertThat(faults(sitting)).isEmpty();
    }

    @Test
    void another_organisation_s_session_is_not_there() throws Exception {
        var sitting = sitting();
        var entry =
                new Entry(1, UUID.randomUUID(), new Response.SingleChoice("a"), clock.instant());
        var id = new SessionId(sitting.id());
        for (var saving :
                List.of(
                        replica().append(id, "other", sitting.candidate(), List.of(entry), true),
                        replica().append(id, "demo", "eve", List.of(entry), true))) {
            assertThat(saving.toCompletableFuture().get(30, SECONDS))
                    .containsExactly(new Saving.NoSuchSession());
        }
    }
}

package assay.question.job.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.question.job.Claims;
import assay.question.job.Job;
import assay.question.job.JobLine;
import assay.question.job.JobLost;
import assay.question.job.JobRunner;
import assay.question.job.JobState;
import assay.question.job.Jobs;
import assay.question.job.Step;
import assay.question.platform.Caller;
import assay.question.platform.Ids;
import assay.question.platform.RunningService;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RunningService
@DisplayNameGeneration(ReplaceUnderscores.class)
class JobScheduleTest {
    private static final Duration LEASE = Duration.ofSeconds(60);

    private final Jobs jobs;
    private final Claims claims;
    private final CountingRunner runner;
    private final JobSchedule schedule;
    private final Caller caller;
    private final DataSource database;

    @Inject
    JobScheduleTest(
            Jobs jobs,
            Claims claims,
            CountingRunner runner,
            JobSchedule schedule,
            Caller caller,
            DataSource database) {
        this.jobs = jobs;
        this.claims = claims;
        this.runner = runner;
        this.schedule = schedule;
        this.caller = caller;
        this.database = database;
    }

    @BeforeEach
    void withTableOfWords() throws SQLException {
        caller.actAs("ada", "demo");
        execute(
                """
                create table if not exists counted (job_id uuid, word text, organisation text, subject text)\
                """);
    }

    private Job create(String words) {
        return create(words, Instant.now());
    }

    private Job create(String words, Instant now) {
        return QuarkusTransaction.requiringNew()
                .call(() -> jobs.create(Ids.next(), CountingRunner.KIND, words, null, "ada", now));
    }

    private Job read(Job job) {
        return QuarkusTransaction.requiringNew()
                .call(() -> jobs.find(job.kind(), job.id()).orElseThrow());
    }

    private Job ended(Job job) throws InterruptedException {
        for (var tries = 0; tries < 600; tries++) {
            var now = read(job);
            if (!(now.state() instanceof JobState.Queued)
                    && !(now.state() instanceof JobState.Running)) {
                return now;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the job does not end: " + read(job));
    }

    private List<JobLine> report(Job job) {
        return QuarkusTransaction.requiringNew().call(() -> jobs.report(job.id(), null, 0, 100));
    }

    private List<String> counted(Job job) throws SQLException {
        try (var connection = database.getConnection();
                var query =
                        connection.prepareStatement(
                                "select word || ' for ' || subject || ' of ' || organisation from"
                                        + " counted where job_id = ?")) {
            query.setObject(1, job.id());
            var rows = query.executeQuery();
            var words = new ArrayList<String>();
            while (rows.next()) {
                words.add(rows.getString(1));
            }
            return words;
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void a_job_is_done_step_by_step_for_the_person_who_asked_for_it() throws Exception {
        var job = create("[\"one\", \"two\"]");
        assertThat(job.state()).isEqualTo(new JobState.Queued());

        var ended = ended(job);

        assertThat(ended.state()).isInstanceOf(JobState.Succeeded.class);
        assertThat(ended.done()).isEqualTo(2);
        assertThat(ended.total()).isEqualTo(2);
        assertThat(ended.outcomes()).isEqualTo(Map.of("counted", 2));
        assertThat(ended.result()).isEqualTo("{\"words\": 2}");
        assertThat(report(job))
                .containsExactly(
                        new JobLine(1, "one", "counted", "{\"length\": 1}"),
                        new JobLine(2, "two", "counted", "{\"length\": 1}"));
        assertThat(counted(job)).containsExactly("one for ada of demo", "two for ada of demo");
    }

    @Test
    void an_item_that_is_refused_leaves_nothing_but_a_line_and_stops_no_other() throws Exception {
        var job = create("[\"one\", \"refuse\", \"three\"]");

        var ended = ended(job);

        assertThat(ended.state()).isInstanceOf(JobState.Succeeded.class);
        assertThat(ended.outcomes()).isEqualTo(Map.of("counted", 2, "refused", 1));
        assertThat(report(job))
                .extracting(JobLine::outcome)
                .containsExactly("counted", "refused", "counted");
        assertThat(
                        QuarkusTransaction.requiringNew()
                                .call(() -> jobs.report(job.id(), "refused", 0, 100)))
                .extracting(JobLine::ordinal)
                .containsExactly(2);
        assertThat(counted(job)).containsExactly("one for ada of demo", "three for ada of demo");
    }

    @Test
    void a_step_that_fails_once_is_tried_again_and_counts_once() throws Exception {
        var job = create("[\"one\", \"crash\", \"three\"]");

        var ended = ended(job);

        assertThat(ended.state()).isInstanceOf(JobState.Succeeded.class);
        assertThat(runner.crashes.get(job.id().toString())).isEqualTo(2);
        assertThat(counted(job))
                .containsExactly(
                        "one for ada of demo", "crash for ada of demo", "three for ada of demo");
    }

    @Test
    void a_step_that_always_fails_ends_the_job_and_what_came_before_stays() throws Exception {
        var job = create("[\"one\", \"fail\", \"three\"]");

        var ended = ended(job);

        assertThat(ended.state())
                .isInstanceOfSatisfying(
                        JobState.Failed.class,
                        failed ->
                                assertThat(failed.why())
                                        .doesNotContain("every try fails", "Exception"));
        assertThat(ended.done()).isEqualTo(1);
        assertThat(counted(job)).containsExactly("one for ada of demo");
    }

    @Test
    void a_step_that_ends_in_an_error_of_the_machine_ends_the_job_as_well() throws Exception {
        var job = create("[\"one\", \"overflow\"]");

        assertThat(ended(job).state()).isInstanceOf(JobState.Failed.class);
        assertThat(counted(job)).containsExactly("one for ada of demo");
    }

    @Test
    void a_job_that_takes_down_every_replica_is_given_up() throws Exception {
        var day = farAway(40);
        var job = create("[\"one\", \"two\", \"three\"]", day);
        var first = taking(job, day);
        record(first, Step.before("two", 1, 3, List.of()), day);
        for (var death = 1; death <= JobRunner.ATTEMPTS_MAX; death++) {
            taking(job, day.plus(LEASE.multipliedBy(death)));
        }
        bringForward(job);

        schedule.look();

        assertThat(ended(job).state())
                .isInstanceOfSatisfying(
                        JobState.Failed.class,
                        failed -> assertThat(failed.why()).contains("gave up after several tries"));
        assertThat(read(job).done()).isEqualTo(1);
        assertThat(counted(job)).isEmpty();
    }

    @Test
    void a_replica_that_dies_costs_an_attempt_until_the_step_is_recorded() throws Exception {
        var day = farAway(50);
        var job = create("[\"one\", \"two\"]", day);

        assertThat(taking(job, day).attempts()).isZero();
        var heir = taking(job, day.plus(LEASE));
        assertThat(heir.attempts()).isEqualTo(1);
        record(heir, Step.before("two", 1, 2, List.of()), day);
        assertThat(taking(job, day.plus(LEASE.multipliedBy(2))).attempts()).isZero();
    }

    /** To now, when the running service looks for work. */
    private void bringForward(Job job) throws SQLException {
        execute("update job set waits_until = now() where id = '%s'".formatted(job.id()));
    }

    @Test
    void a_step_that_takes_longer_than_it_may_is_undone_and_the_job_says_so() throws Exception {
        runner.endsWithin = Duration.ofSeconds(1);
        try {
            var job = create("[\"sleep\"]");

            assertThat(ended(job).state())
                    .isInstanceOfSatisfying(
                            JobState.Failed.class,
                            failed ->
                                    assertThat(failed.why())
                                            .isEqualTo(
                                                    "It took longer than the 1 s that it may,"
                                                            + " several times, and was given up."));
            assertThat(counted(job)).isEmpty();
        } finally {
            runner.endsWithin = Duration.ofMinutes(1);
        }
    }

    @Test
    void what_an_undone_step_keeps_is_there_with_its_line() throws Exception {
        var ended = ended(create("[\"keep\"]"));

        assertThat(ended.state()).isInstanceOf(JobState.Succeeded.class);
        assertThat(counted(ended)).containsExactly("kept for ada of demo");
    }

    @Test
    void a_job_may_find_that_it_cannot_be_done() throws Exception {
        var ended = ended(create("[\"one\", \"stop\"]"));

        assertThat(ended.state())
                .isInstanceOfSatisfying(
                        JobState.Failed.class,
                        failed ->
                                assertThat(failed.why()).isEqualTo("There is the word \"stop\"."));
        assertThat(ended.done()).isEqualTo(1);
    }

    @Test
    void cancelling_undoes_the_step_under_way_and_nothing_follows() throws Exception {
        var job = create("[\"one\", \"wait\", \"three\"]");
        runner.waiting.await();

        var cancelled =
                QuarkusTransaction.requiringNew()
                        .call(() ->
                                jobs.cancel(
                                        jobs.hold(job.kind(), job.id()).orElseThrow(),
                                        Instant.now()));
        runner.mayGoOn.countDown();

        assertThat(cancelled.state()).isInstanceOf(JobState.Cancelled.class);
        ended(create("[\"another\"]"));
        assertThat(read(job).done()).isEqualTo(1);
        assertThat(counted(job)).containsExactly("one for ada of demo");
        var again =
                QuarkusTransaction.requiringNew().call(() -> jobs.cancel(read(job), Instant.now()));
        assertThat(again.state()).isEqualTo(read(job).state());
    }

    @Test
    void a_job_belongs_to_one_organisation() {
        var job = create("[\"one\"]");
        QuarkusTransaction.requiringNew()
                .run(() -> {
                    caller.actAs("olga", "other");
                    assertThat(jobs.find(job.kind(), job.id())).isEmpty();
                    assertThat(jobs.hold(job.kind(), job.id())).isEmpty();
                    assertThat(jobs.list(job.kind(), new UUID(0, 0), 100)).isEmpty();
                    assertThat(jobs.report(job.id(), null, 0, 100)).isEmpty();
                });
    }

    /** Jobs of a day far away are none of the running service's business. */
    private static Instant farAway(int day) {
        return Instant.now().plus(1_000 + day, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);
    }

    @Test
    void replicas_that_race_never_hold_the_same_job() throws Exception {
        var day = farAway(0);
        for (var i = 0; i < 10; i++) {
            create("[\"one\"]", day);
        }
        Callable<Optional<Claims.Claim>> taking = () -> claims.take(day, day.plus(LEASE), Set.of());
        var taken = new ArrayList<UUID>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var claim : threads.invokeAll(Collections.nCopies(30, taking))) {
                claim.get().map(Claims.Claim::jobId).ifPresent(taken::add);
            }
        }
        assertThat(taken).hasSizeGreaterThanOrEqualTo(10).doesNotHaveDuplicates();
        assertThat(new HashSet<>(taken)).hasSameSizeAs(taken);
    }

    @Test
    void the_job_of_a_replica_that_died_is_taken_up_and_the_dead_one_records_nothing()
            throws Exception {
        var day = farAway(10);
        var job = create("[\"one\", \"two\"]", day);
        var dead = taking(job, day);
        var step = Step.before("two", 1, 2, List.of(new JobLine(1, "one", "counted", "{}")));

        assertThat(
                        claims.take(
                                day.plus(LEASE).minusMillis(1),
                                day.plus(LEASE).plus(LEASE),
                                Set.of()))
                .isEmpty();
        var heir = taking(job, day.plus(LEASE));

        assertThat(record(dead, step, day)).isFalse();
        assertThat(report(job)).isEmpty();
        assertThat(record(heir, step, day)).isTrue();
        assertThat(report(job)).hasSize(1);
        assertThat(read(job).position()).isEqualTo("two");
    }

    @Test
    void kinds_that_are_left_to_wait_are_not_taken_up() {
        var day = farAway(60);
        var job = create("[\"one\"]", day);

        assertThat(allTaken(day, Set.of(job.kind()))).doesNotContain(job.id());
        assertThat(taking(job, day).jobId()).isEqualTo(job.id());
    }

    @Test
    void how_far_a_step_is_can_be_seen_before_it_ends_and_of_a_cancelled_job_it_stops()
            throws Exception {
        var day = farAway(70);
        var job = create("[\"one\"]", day);
        taking(job, day);
        var given = read(job).rowVersion();

        QuarkusTransaction.begin();
        var reached = jobs.reached(job.id(), given, 7);
        QuarkusTransaction.rollback();

        assertThat(read(job).done()).isEqualTo(7);
        assertThat(jobs.reached(job.id(), reached, 8)).isEqualTo(read(job).rowVersion());
        var latest = read(job).rowVersion();
        QuarkusTransaction.requiringNew().run(() -> jobs.cancel(read(job), day));
        assertThatThrownBy(() -> jobs.reached(job.id(), latest, 9)).isInstanceOf(JobLost.class);
        assertThat(read(job).done()).isEqualTo(8);
    }

    @Test
    void a_step_whose_job_another_replica_has_taken_over_tells_nothing_more() throws Exception {
        var day = farAway(75);
        var job = create("[\"one\"]", day);
        taking(job, day);
        var given = read(job).rowVersion();
        taking(job, day.plus(LEASE));

        assertThatThrownBy(() -> jobs.reached(job.id(), given, 7)).isInstanceOf(JobLost.class);
        assertThat(read(job).done()).isZero();
    }

    @Test
    void a_claim_that_is_renewed_stays_and_one_that_ran_out_cannot_be() throws Exception {
        var day = farAway(20);
        var job = create("[\"one\", \"two\"]", day);
        var slow = taking(job, day);

        assertThat(claims.renew(slow, day.plus(LEASE).plus(LEASE))).isTrue();

        assertThat(allTaken(day.plus(LEASE))).doesNotContain(job.id());
        taking(job, day.plus(LEASE).plus(LEASE));
        assertThat(claims.renew(slow, day.plus(LEASE.multipliedBy(4)))).isFalse();
    }

    private List<UUID> allTaken(Instant at) {
        return allTaken(at, Set.of());
    }

    private List<UUID> allTaken(Instant at, Set<String> otherThan) {
        var taken = new ArrayList<UUID>();
        var claim = claims.take(at, at.plus(LEASE), otherThan);
        while (claim.isPresent()) {
            taken.add(claim.get().jobId());
            claim = claims.take(at, at.plus(LEASE), otherThan);
        }
        return taken;
    }

    @Test
    void the_claim_of_a_step_that_takes_long_is_renewed_meanwhile() throws Exception {
        var job = create("[\"hold\"]");
        runner.holding.await();
        var before = waitsUntil(job);

        schedule.renew();

        assertThat(waitsUntil(job)).isAfter(before);
        runner.mayEnd.countDown();
        assertThat(ended(job).state()).isInstanceOf(JobState.Succeeded.class);
    }

    private Instant waitsUntil(Job job) throws SQLException {
        try (var connection = database.getConnection();
                var query =
                        connection.prepareStatement("select waits_until from job where id = ?")) {
            query.setObject(1, job.id());
            var rows = query.executeQuery();
            assertThat(rows.next()).isTrue();
            return rows.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    @Test
    void jobs_of_a_bank_are_listed_without_those_of_others() {
        var bank = UUID.randomUUID();
        QuarkusTransaction.requiringNew()
                .run(() -> {
                    var mine =
                            List.of(
                                    aboutBank(bank, "test-about"),
                                    aboutBank(bank, "test-about"),
                                    aboutBank(bank, "test-about"));
                    aboutBank(UUID.randomUUID(), "test-about");
                    aboutBank(bank, "test-other");

                    assertThat(jobs.listOfBank("test-about", bank, new UUID(0, 0), 2))
                            .extracting(Job::id)
                            .containsExactlyElementsOf(mine.subList(0, 2));
                    assertThat(jobs.listOfBank("test-about", bank, mine.get(1), 2))
                            .extracting(Job::id)
                            .containsExactly(mine.get(2));
                    caller.actAs("olga", "other");
                    assertThat(jobs.listOfBank("test-about", bank, new UUID(0, 0), 2)).isEmpty();
                });
    }

    private UUID aboutBank(UUID bank, String kind) {
        var request = "{\"bankId\": \"%s\"}".formatted(bank);
        return jobs.create(Ids.next(), kind, request, null, "ada", farAway(30)).id();
    }

    private Claims.Claim taking(Job job, Instant at) {
        while (true) {
            var claim = claims.take(at, at.plus(LEASE), Set.of()).orElseThrow();
            if (claim.jobId().equals(job.id())) {
                return claim;
            }
        }
    }

    private boolean record(Claims.Claim claim, Step step, Instant now) {
        return QuarkusTransaction.requiringNew()
                .call(() -> {
                    var before = jobs.find(claim.kind(), claim.jobId()).orElseThrow();
                    return claims.record(claim, before, step, now, now.plus(LEASE));
                });
    }

    @Test
    void the_record_of_a_job_is_removed_some_time_after_its_end() throws Exception {
        var job = create("[\"one\"]");
        var ended = ended(job);
        var finishedAt = ((JobState.Succeeded) ended.state()).finishedAt();

        claims.removeEndedBefore(finishedAt);
        assertThat(read(job)).isEqualTo(ended);
        claims.removeEndedBefore(finishedAt.plus(1, ChronoUnit.MICROS));
        assertThat(QuarkusTransaction.requiringNew().call(() -> jobs.find(job.kind(), job.id())))
                .isEmpty();
    }
}

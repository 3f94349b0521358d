package assay.grading.result;

import static assay.grading.Api.asCandidate;
import static assay.grading.Api.asInstructor;
import static assay.grading.Api.deliver;
import static assay.grading.SubmissionSamples.aSubmission;
import static assay.grading.result.GradingSubmissions.BACKOFF_MAX;
import static assay.grading.result.GradingSubmissions.LEASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import assay.grading.Api;
import assay.grading.GradingServiceTest;
import assay.grading.QuestionBank;
import assay.grading.SubmissionSamples.Sample;
import assay.grading.platform.Issuer;
import assay.grading.platform.TestClock;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@GradingServiceTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class GradingTest {
    @Inject DataSource database;
    @Inject GradingTasks tasks;
    @Inject GradingSubmissions grading;

    @AfterEach
    void the_question_bank_answers_again() {
        QuestionBank.answers();
    }

    @Test
    void delivered_a_hundred_times_at_once_a_submission_is_graded_once() throws Exception {
        var sample = aSubmission();
        var statuses = new ConcurrentHashMap<Integer, Integer>();
        var ready = new CountDownLatch(1);
        var deliveries = new ArrayList<Callable<Object>>();
        for (var i = 0; i < 100; i++) {
            deliveries.add(() -> {
                ready.await();
                var status =
                        RestAssured.given()
                                .header(
                                        "Authorization",
                                        "Bearer "
                                                + Issuer.tokenFor(
                                                        "session-service", "submissions:write"))
                                .contentType("application/json")
                                .body(sample.json.toString())
                                .put("/internal/v1/submissions/" + sample.sessionId)
                                .statusCode();
                return statuses.merge(status, 1, Integer::sum);
            });
        }

        try (var clients = Executors.newFixedThreadPool(20)) {
            var running = deliveries.stream().map(clients::submit).toList();
            ready.countDown();
            for (var one : running) {
                one.get();
            }
        }
        Api.awaitState(sample, "graded");

        assertThat(statuses).containsEntry(202, 1).containsEntry(200, 99).hasSize(2);
        assertThat(count("submission", sample)).isEqualTo(1);
        assertThat(count("result", sample)).isEqualTo(1);
        assertThat(count("grading_revision", sample)).isEqualTo(1);
        assertThat(count("score", sample)).isEqualTo(4);
        assertThat(count("grading_task", sample)).isZero();
    }

    @Test
    void many_graders_at_once_keep_one_revision_of_each_submission() throws Exception {
        QuestionBank.isDown();
        var samples = new ArrayList<Sample>();
        for (var i = 0; i < 8; i++) {
            samples.add(aSubmission());
        }
        samples.forEach(Api::deliver);
        QuestionBank.answers();

        // All tasks are due again and again while eight replicas grade, as if every lease had run
        // out.
        try (var replicas = Executors.newFixedThreadPool(8)) {
            for (var replica = 0; replica < 8; replica++) {
                var _ =
                        replicas.submit(() -> {
                            for (var round = 0; round < 6; round++) {
                                makeDue();
                                grading.gradeBatch();
                            }
                            return null;
                        });
            }
        }

        for (var sample : samples) {
            makeDue();
            Api.awaitState(sample, "graded");
            assertThat(count("grading_revision", sample)).isEqualTo(1);
            assertThat(count("score", sample)).isEqualTo(4);
        }
    }

    @Test
    void while_question_service_is_down_submissions_wait_and_are_graded_later() {
        QuestionBank.isDown();
        var sample = aSubmission();

        deliver(sample).then().statusCode(202);

        asInstructor()
                .get("/v1/results/{id}", sample.sessionId)
                .then()
                .statusCode(200)
                .body("state", equalTo("waiting"))
                .body("$", not(hasKey("grading")));
        Api.asCandidate("carl")
                .get("/v1/results/{id}", sample.sessionId)
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:assay:problem:result-not-released"))
                .body("waitingFor", equalTo("grading"));
        asInstructor()
                .put("/v1/results/{id}/release", sample.sessionId)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:assay:problem:conflict-result-not-graded"));

        QuestionBank.answers();
        TestClock.advance(Duration.ofMinutes(1));
        Api.awaitState(sample, "graded");
        assertThat(count("grading_revision", sample)).isEqualTo(1);
    }

    @Test
    void a_submission_that_cannot_be_read_is_set_aside_and_holds_up_no_other() {
        QuestionBank.isDown();
        var unreadable = aSubmission();
        var readable = aSubmission();
        deliver(unreadable).then().statusCode(202);
        deliver(readable).then().statusCode(202);
        awaitFault(unreadable);
        awaitFault(readable);
        spoil(unreadable);
        QuestionBank.answers();
        makeDue();
        grading.gradeBatch();

        Api.awaitState(readable, "graded");
        await(() -> "The submission cannot be read.".equals(lastFault(unreadable)));
        assertThat(tasks.claim(TestClock.now().plus(BACKOFF_MAX.multipliedBy(2)), LEASE, 100))
                .noneMatch(task -> task.session().value().equals(unreadable.sessionId));
        assertThat(count("grading_revision", unreadable)).isZero();
        shownAsUnreadable(unreadable);
        execute("delete from grading_task where session_id = ?", unreadable.sessionId);
    }

    private static void shownAsUnreadable(Sample sample) {
        for (var at :
                List.of(
                        "/v1/results/{id}",
                        "/v1/results/{id}/revisions",
                        "/v1/results/{id}/revisions/1")) {
            asInstructor()
                    .get(at, sample.sessionId)
                    .then()
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .body("type", equalTo("urn:assay:problem:conflict-result-unreadable"));
        }
        asInstructor()
                .put("/v1/results/{id}/release", sample.sessionId)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:assay:problem:conflict-result-unreadable"));
        asInstructor()
                .get("/v1/submissions/{id}", sample.sessionId)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:assay:problem:conflict-submission-unreadable"));
        asCandidate(sample.json.get("candidateId").asText())
                .get("/v1/results/{id}", sample.sessionId)
                .then()
                .statusCode(403)
                .body("waitingFor", equalTo("grading"));
        asCandidate("somebody-else")
                .get("/v1/results/{id}", sample.sessionId)
                .then()
                .statusCode(404);
    }

    @Test
    void a_question_service_that_hangs_is_not_waited_for() {
        QuestionBank.hangs();
        var sample = aSubmission();

        deliver(sample).then().statusCode(202);
        awaitFault(sample);

        QuestionBank.answers();
        TestClock.advance(Duration.ofMinutes(1));
        Api.awaitState(sample, "graded");
    }

    @Test
    void a_task_that_a_crashed_replica_had_taken_comes_back() {
        QuestionBank.isDown();
        var sample = aSubmission();
        deliver(sample).then().statusCode(202);
        awaitFault(sample);
        QuestionBank.answers();
        // Taken by a replica that is never heard of again.
        execute(
                "update grading_task set due_at = ? where session_id = ?",
                TestClock.now().plus(LEASE).atOffset(ZoneOffset.UTC),
                sample.sessionId);
        assertThat(tasks.claim(TestClock.now(), LEASE, 100))
                .noneMatch(task -> task.session().value().equals(sample.sessionId));

        TestClock.advance(LEASE);

        Api.awaitState(sample, "graded");
        assertThat(count("grading_revision", sample)).isEqualTo(1);
    }

    @Test
    void a_regrade_adds_a_revision_with_the_corrected_key_and_keeps_the_old_one() {
        var sample = aSubmission();
        Api.grade(sample);
        QuestionBank.key(
                sample.single,
                """
                {"type": "single_choice", "correct": "c", "rationale": "", "feedback": [], "references": [], "reviewBy": null}
                """);

        regrade(sample, 2);
        awaitRevision(sample, 2);

        asInstructor()
                .get("/v1/results/{id}", sample.sessionId)
                .then()
                .body("grading.revision", equalTo(2))
                .body("grading.reason", equalTo("regrade"))
                .body("grading.score.points", equalTo(1))
                .body("grading.questions[0].keyRevision", equalTo(2))
                .body("grading.questions[0].key.correct", equalTo("c"))
                .body("grading.questions[1].keyRevision", equalTo(1));
        asInstructor()
                .get("/v1/results/{id}/revisions", sample.sessionId)
                .then()
                .statusCode(200)
                .body("items.revision", contains(1, 2))
                .body("items.reason", contains("submission", "regrade"));
        var first = asInstructor().get("/v1/results/{id}/revisions?limit=1", sample.sessionId);
        first.then().statusCode(200).body("items.revision", contains(1));
        asInstructor()
                .queryParam("cursor", first.<String>path("nextCursor"))
                .get("/v1/results/{id}/revisions?limit=1", sample.sessionId)
                .then()
                .statusCode(200)
                .header("Link", nullValue())
                .body("items.revision", contains(2))
                .body("nextCursor", nullValue());
        asInstructor()
                .get("/v1/results/{id}/revisions/1", sample.sessionId)
                .then()
                .statusCode(200)
                .body("score.points", equalTo(2))
                .body("questions[0].keyRevision", equalTo(1))
                .body("questions[0].key.correct", equalTo("b"));
    }

    @Test
    void what_cannot_be_scored_awaits_an_instructor_and_says_why() {
        var sample = aSubmission();
        QuestionBank.forget(sample.single);
        deliver(sample);
        Api.awaitState(sample, "awaiting_instructor");

        asInstructor()
                .get("/v1/results/{id}", sample.sessionId)
                .then()
                .body("grading.score.points", equalTo(1))
                .body("grading.score.maximum", equalTo(4))
                .body("grading.score.undecided", equalTo(1))
                .body("grading.score", not(hasKey("scaled")))
                .body("grading", not(hasKey("outcome")))
                .body("grading.questions[0].verdict", equalTo("awaiting_instructor"))
                .body("grading.questions[0]", not(hasKey("points")))
                .body(
                        "grading.questions[0].undecidedBecause",
                        equalTo("The question bank has no key for this question version."));
        // Not released, although the policy releases on grading.
        Api.asCandidate("carl")
                .get("/v1/results/{id}", sample.sessionId)
                .then()
                .statusCode(403)
                .body("waitingFor", equalTo("instructor"));

        // An instructor may show it as it is; nothing is concluded from it.
        asInstructor().put("/v1/results/{id}/release", sample.sessionId).then().statusCode(200);
        Api.asCandidate("carl")
                .get("/v1/results/{id}", sample.sessionId)
                .then()
                .statusCode(200)
                .body("state", equalTo("awaiting_instructor"))
                .body("$", not(hasKey("outcome")))
                .body("score", not(hasKey("scaled")))
                .body("questions[0].verdict", equalTo("awaiting_instructor"));
    }

    @Test
    void a_key_of_an_unknown_kind_holds_up_only_its_own_question() {
        var sample = aSubmission();
        QuestionBank.key(sample.multiple, "{\"type\": \"hologram\"}");
        deliver(sample);
        Api.awaitState(sample, "awaiting_instructor");

        asInstructor()
                .get("/v1/results/{id}", sample.sessionId)
                .then()
                .body("grading.questions[0].verdict", equalTo("correct"))
                .body("grading.questions[1].verdict", equalTo("awaiting_instructor"))
                .body(
                        "grading.questions[1].undecidedBecause",
                        containsString("this kind of key is not known here"));
    }

    @Test
    void the_keys_of_a_submission_are_asked_for_in_one_call_that_keeps_the_contract() {
        QuestionBank.forgetCalls();
        var sample = aSubmission();
        Api.grade(sample);

        assertThat(
                        QuestionBank.calls().stream()
                                .filter(call ->
                                        call.getRequest()
                                                .getBodyAsString()
                                                .contains(sample.single.toString())))
                .hasSize(1)
                .allSatisfy(call ->
                        assertThat(call.getRequest().getHeader("Authorization"))
                                .startsWith("Bearer "));
        assertThat(QuestionBank.breachesOfContract()).isEmpty();
    }

    @Test
    void how_much_waits_is_told_to_whoever_watches() {
        Api.grade(aSubmission());

        RestAssured.get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("assay_grading_waiting "))
                .body(containsString("assay_grading_waiting_oldest_age_seconds"))
                .body(containsString("assay_grading_graded_total"));
        for (var probe : new String[] {"started", "live", "ready"}) {
            RestAssured.get("/q/health/" + probe).then().statusCode(200);
        }
    }

    @Test
    void grading_belongs_to_the_trace_that_brought_the_submission() {
        QuestionBank.isDown();
        var sample = aSubmission();
        deliverWithin("4bf92f3577b34da6a3ce929d0e0e4736", sample);
        awaitFault(sample);

        assertThat(traceParentOf(sample)).contains("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @Test
    void keys_are_looked_up_within_that_trace_even_if_a_token_has_to_be_fetched_first() {
        var sample = aSubmission();
        deliverWithin("5bf92f3577b34da6a3ce929d0e0e4736", sample);
        Api.awaitState(sample, "graded");

        assertThat(QuestionBank.calls())
                .extracting(call -> call.getRequest().getHeader("traceparent"))
                .anyMatch(parent -> parent.startsWith("00-5bf92f3577b34da6a3ce929d0e0e4736-"));
    }

    private static void deliverWithin(String trace, Sample sample) {
        Api.asSessionService()
                .header("traceparent", "00-%s-00f067aa0ba902b7-01".formatted(trace))
                .contentType("application/json")
                .body(sample.json.toString())
                .put("/internal/v1/submissions/{id}", sample.sessionId)
                .then()
                .statusCode(202);
    }

    @Test
    void what_is_acknowledged_is_on_the_disk() throws SQLException {
        for (var setting : new String[] {"fsync", "synchronous_commit"}) {
            try (var connection = database.getConnection();
                    var query = connection.prepareStatement("show " + setting);
                    var rows = query.executeQuery()) {
                rows.next();
                assertThat(rows.getString(1)).as(setting).isEqualTo("on");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"submission", "grading_revision", "score", "answer_key"})
    void the_database_lets_nobody_change_what_a_result_rests_on(String table) {
        Api.grade(aSubmission());

        assertThatThrownBy(() -> execute("update " + table + " set organisation = 'other'"))
                .hasMessageContaining("never change");
        assertThatThrownBy(() -> execute("delete from " + table))
                .hasMessageContaining("never change");
    }

    /** As a release with another idea of what a submission is would leave it. */
    private void spoil(Sample sample) {
        execute(
                """
                do $$ begin
                    perform set_config('session_replication_role', 'replica', true);
                    update submission set content = '"?"' where session_id = '%s';
                end $$
                """
                        .formatted(sample.sessionId));
    }

    /** As the queue has it: a result cannot be shown whose submission cannot be read. */
    private @Nullable String lastFault(Sample sample) {
        return textOf("last_fault", sample);
    }

    private @Nullable String traceParentOf(Sample sample) {
        return textOf("trace_parent", sample);
    }

    private @Nullable String textOf(String column, Sample sample) {
        try (var connection = database.getConnection();
                var query =
                        connection.prepareStatement(
                                "select %s from grading_task where session_id = ?"
                                        .formatted(column))) {
            query.setObject(1, sample.sessionId);
            try (var rows = query.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void regrade(Sample sample, int revision) {
        execute(
                """
                insert into grading_task (session_id, revision, organisation, reason, queued_at, due_at)
                values (?, ?, 'demo', 'REGRADE', now(), '2026-01-01')
                """,
                sample.sessionId,
                revision);
    }

    private static void awaitRevision(Sample sample, int revision) {
        await(() ->
                asInstructor()
                        .get("/v1/results/{id}", sample.sessionId)
                        .path("grading.revision")
                        .equals(revision));
    }

    private static void awaitFault(Sample sample) {
        await(() ->
                asInstructor()
                                .get("/v1/results/{id}", sample.sessionId)
                                .then()
                                .body("progress.attempts", greaterThanOrEqualTo(0))
                                .extract()
                                .path("progress.lastFault")
                        != null);
    }

    private static void await(BooleanSupplier condition) {
        var until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(until);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private void makeDue() {
        execute("update grading_task set due_at = '2026-01-01'");
    }

    private long count(String table, Sample sample) {
        try (var connection = database.getConnection();
                var query =
                        connection.prepareStatement(
                                "select count(*) from " + table + " where session_id = ?")) {
            query.setObject(1, sample.sessionId);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql, Object... parameters) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}

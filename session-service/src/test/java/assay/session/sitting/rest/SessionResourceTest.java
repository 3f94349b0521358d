package assay.session.sitting.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import assay.session.access.SessionId;
import assay.session.outbox.schedule.OutboxSender;
import assay.session.platform.Api;
import assay.session.platform.Api.Sitting;
import assay.session.platform.GradingDesk;
import assay.session.platform.Issuer;
import assay.session.platform.MovableClock;
import assay.session.platform.ServiceTest;
import assay.session.platform.Sql;
import assay.session.sitting.Sessions;
import assay.session.sitting.schedule.ExpiringSessions;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SessionResourceTest extends ServiceTest {
    @Inject Sql sql;
    @Inject MovableClock clock;
    @Inject ExpiringSessions expiring;
    @Inject OutboxSender sender;
    @Inject Sessions sessions;

    private static String startBody(Object examId) {
        return "{\"examId\": \"%s\"}".formatted(examId);
    }

    @Test
    void a_second_running_session_is_refused_with_the_first_one_s_id() {
        var exam = Api.publishedExam();
        var sitting = Api.start(exam);
        Api.candidate(sitting.candidate())
                .body(startBody(exam))
                .post("/v1/sessions")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:assay:problem:session-already-running"))
                .body("sessionId", equalTo(sitting.id().toString()));
        sitting.submit().then().statusCode(201);
        Api.candidate(sitting.candidate())
                .body(startBody(exam))
                .post("/v1/sessions")
                .then()
                .statusCode(201)
                .body("session.attempt", equalTo(2));
    }

    @Test
    void of_many_starts_at_once_one_wins() throws Exception {
        var exam = Api.publishedExam();
        var candidate = Api.newName("carl");
        try (var threads = Executors.newFixedThreadPool(8)) {
            var starts = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 16; i++) {
                starts.add(() ->
                        Api.candidate(candidate)
                                .body(startBody(exam))
                                .post("/v1/sessions")
                                .statusCode());
            }
            var codes = new ArrayList<Integer>();
            for (var reply : threads.invokeAll(starts)) {
                codes.add(reply.get());
            }
            assertThat(codes).containsOnlyOnce(201).containsOnly(201, 409);
        }
        assertThat(count("session where candidate_id = ?", candidate)).isEqualTo(1);
    }

    @Test
    void attempts_end_where_the_exam_says() {
        var exam =
                Api.publishedExam(
                        Api.exam(Api.newName("exam"), "2", Api.randomSection("one", 2, "", true)));
        var candidate = Api.newName("carl");
        for (int attempt = 1; attempt <= 2; attempt++) {
            Api.start(exam, candidate).submit().then().statusCode(201);
        }
        Api.candidate(candidate)
                .body(startBody(exam))
                .post("/v1/sessions")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:assay:problem:no-attempt-left"));
        assertThat(count("running_session where candidate_id = ?", candidate)).isZero();
    }

    @Test
    void an_idempotency_key_brings_the_same_session_back_with_a_token_that_works() {
        var exam = Api.publishedExam();
        var candidate = Api.newName("carl");
        var key = UUID.randomUUID().toString();
        var first =
                Api.candidate(candidate)
                        .header("Idempotency-Key", key)
                        .body(startBody(exam))
                        .post("/v1/sessions")
                        .then()
                        .statusCode(201)
                        .extract()
                        .<String>path("session.id");
        var again =
                Api.candidate(candidate)
                        .header("Idempotency-Key", key)
                        .body(startBody(exam))
                        .post("/v1/sessions")
                        .then()
                        .statusCode(201)
                        .header("Idempotent-Replayed", "true")
                        .body("session.id", equalTo(first))
                        .extract()
                        .<String>path("token");
        Api.as(again).get("/v1/sessions/{id}/paper", first).then().statusCode(200);
        assertThat(count("idempotent_reply where body like '%' || ? || '%'", again)).isZero();
    }

    @Test
    void a_start_that_is_repeated_once_its_session_is_over_is_told_so_and_gets_no_token() {
        var exam = Api.publishedExam();
        for (boolean submits : new boolean[] {true, false}) {
            var candidate = Api.newName("carl");
            var key = UUID.randomUUID().toString();
            var session = startedWith(key, candidate, exam).then().statusCode(201).extract();
            if (submits) {
                Api.candidate(candidate)
                        .put("/v1/sessions/{id}/submission", session.<String>path("session.id"))
                        .then()
                        .statusCode(201);
            } else {
                clock.advance(Duration.ofMinutes(21));
            }
            startedWith(key, candidate, exam)
                    .then()
                    .statusCode(409)
                    .body(
                            "type",
                            equalTo(
                                    "urn:assay:problem:session-"
                                            + (submits ? "submitted" : "expired")))
                    .body("deadlineAt", equalTo(session.path("session.deadlineAt")))
                    .body("serverNowAt", notNullValue());
            assertThat(count("session where candidate_id = ?", candidate)).isEqualTo(1);
        }
    }

    private static Response startedWith(String key, String candidate, UUID exam) {
        return Api.candidate(candidate)
                .header("Idempotency-Key", key)
                .body(startBody(exam))
                .post("/v1/sessions");
    }

    /** Has the session held while the request waits for it, does something, and lets it go. */
    private Response whileHeld(Sitting sitting, Callable<Response> request, Runnable deed)
            throws Exception {
        try (var threads = Executors.newSingleThreadExecutor()) {
            var reply =
                    QuarkusTransaction.requiringNew()
                            .call(() -> {
                                sessions.hold(new SessionId(sitting.id()), "demo");
                                var waiting = threads.submit(request);
                                for (int i = 0; i < 1_000 && waitingForLocks() == 0; i++) {
                                    Thread.sleep(10);
                                }
                                assertThat(waitingForLocks()).isEqualTo(1);
                                deed.run();
                                return waiting;
                            });
            return reply.get(30, TimeUnit.SECONDS);
        }
    }

    private int waitingForLocks() {
        return count("pg_stat_activity where wait_event_type = 'Lock'");
    }

    @Test
    void a_submission_is_no_earlier_than_the_saves_that_were_before_it() throws Exception {
        var sitting = Api.start(Api.publishedExam());
        var later = new AtomicReference<Instant>(Instant.EPOCH);
        var reply =
                whileHeld(
                        sitting,
                        sitting::submit,
                        () -> {
                            clock.advance(Duration.ofMinutes(1));
                            later.set(clock.instant());
                        });
        reply.then().statusCode(201);
        assertThat(Instant.parse(reply.path("submittedAt"))).isAfterOrEqualTo(later.get());
    }

    @Test
    void a_submission_asked_for_in_time_counts_however_long_the_session_is_held() throws Exception {
        var sitting = Api.start(Api.publishedExam());
        var reply =
                whileHeld(sitting, sitting::submit, () -> clock.advance(Duration.ofMinutes(30)));
        reply.then()
                .statusCode(201)
                .body("state", equalTo("submitted"))
                .body("submittedAt", equalTo(reply.<String>path("closesAt")));
    }

    @Test
    void a_flag_that_meets_the_submit_is_refused() throws Exception {
        for (boolean flags : new boolean[] {true, false}) {
            var sitting = Api.start(Api.publishedExam());
            var question = sitting.questions().getFirst().get("questionId");
            var path = "/v1/sessions/%s/flags/%s".formatted(sitting.id(), question);
            if (!flags) {
                sitting.byToken().put(path).then().statusCode(200);
            }
            whileHeld(
                            sitting,
                            () ->
                                    flags
                                            ? sitting.byToken().put(path)
                                            : sitting.byToken().delete(path),
                            () ->
                                    sql.change(
                                            "update session set state = 'submitted', submitted_at = started_at where id = ?",
                                            sitting.id()))
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("urn:assay:problem:session-submitted"))
                    .body("deadlineAt", notNullValue());
            assertThat(count("flag where session_id = ?", sitting.id())).isEqualTo(flags ? 0 : 1);
        }
    }

    @Test
    void only_candidates_start_and_only_what_is_published() {
        var draft = Api.create(Api.smallExam(Api.newName("exam")));
        Api.candidate("carl")
                .body(startBody(draft))
                .post("/v1/sessions")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:assay:problem:no-such-exam"));
        Api.instructor().body(startBody(draft)).post("/v1/sessions").then().statusCode(403);
        Api.candidate("carl")
                .body("{}")
                .post("/v1/sessions")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("#/examId"));
    }

    @Test
    void papers_differ_between_candidates_and_stay_for_each() {
        var exam = Api.publishedExam();
        var one = Api.start(exam);
        var other = Api.start(exam);
        assertThat(one.questions()).isEqualTo(one.questions());
        assertThat(one.questions()).isNotEqualTo(other.questions());
    }

    @Test
    void a_session_token_opens_its_session_and_nothing_else() {
        var exam = Api.publishedExam();
        var own = Api.start(exam);
        var other = Api.start(exam);
        own.byToken().get("/v1/sessions/{id}", own.id()).then().statusCode(200);
        for (var path :
                new String[] {
                    "/v1/sessions/" + other.id(),
                    "/v1/sessions/" + other.id() + "/paper",
                    "/v1/sessions",
                    "/v1/exams",
                    "/v1/exams/" + exam,
                    "/v1/sessions/" + own.id() + "/log"
                }) {
            own.byToken().get(path).then().statusCode(403);
        }
        own.byToken().put("/v1/sessions/{id}/submission", other.id()).then().statusCode(403);
        own.byToken().post("/v1/sessions/{id}/tokens", own.id()).then().statusCode(403);
        own.byToken().body(startBody(exam)).post("/v1/sessions").then().statusCode(403);
        Api.as(own.token() + "x")
                .get("/v1/sessions/{id}", own.id())
                .then()
                .statusCode(401)
                .body("type", equalTo("urn:assay:problem:unauthenticated"));
        Api.as(Issuer.tokenOf(own.candidate(), "session"))
                .get("/v1/sessions/{id}", own.id())
                .then()
                .statusCode(403);
    }

    @Test
    void a_token_is_renewed_with_the_candidate_s_own() {
        var sitting = Api.start(Api.publishedExam());
        var token =
                Api.candidate(sitting.candidate())
                        .post("/v1/sessions/{id}/tokens", sitting.id())
                        .then()
                        .statusCode(201)
                        .body("serverNowAt", notNullValue())
                        .extract()
                        .<String>path("token");
        Api.as(token).get("/v1/sessions/{id}/paper", sitting.id()).then().statusCode(200);
        Api.candidate("eve")
                .post("/v1/sessions/{id}/tokens", sitting.id())
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:assay:problem:no-such-session"));
    }

    @Test
    void somebody_else_s_session_is_not_there() {
        var sitting = Api.start(Api.publishedExam());
        var strangers =
                new String[] {
                    Issuer.tokenOf("eve", "candidate"),
                    Issuer.tokenIn("other", sitting.candidate(), "candidate"),
                    Issuer.tokenIn("other", "olga", "instructor", "candidate")
                };
        for (var token : strangers) {
            Api.as(token).get("/v1/sessions/{id}", sitting.id()).then().statusCode(404);
            Api.as(token).get("/v1/sessions/{id}/paper", sitting.id()).then().statusCode(404);
            Api.as(token).put("/v1/sessions/{id}/submission", sitting.id()).then().statusCode(404);
            Api.as(token)
                    .get("/v1/sessions?limit=200")
                    .then()
                    .statusCode(200)
                    .body("items.id", not(hasItem(sitting.id().toString())));
        }
        Api.as(strangers[2]).get("/v1/sessions/{id}/log", sitting.id()).then().statusCode(404);
    }

    @Test
    void instructors_list_and_filter_candidates_see_their_own() {
        var exam = Api.publishedExam();
        var one = Api.start(exam);
        var two = Api.start(exam);
        two.submit();
        Api.instructor()
                .get("/v1/sessions?examId={exam}", exam)
                .then()
                .statusCode(200)
                .body("items.id", contains(one.id().toString(), two.id().toString()));
        Api.instructor()
                .get("/v1/sessions?examId={exam}&state=submitted", exam)
                .then()
                .body("items.id", contains(two.id().toString()));
        Api.instructor()
                .get("/v1/sessions?candidateId={c}&limit=1", one.candidate())
                .then()
                .body("items.id", contains(one.id().toString()));
        Api.candidate(one.candidate())
                .get("/v1/sessions")
                .then()
                .body("items.id", contains(one.id().toString()));
        Api.candidate(one.candidate())
                .get("/v1/sessions?candidateId={c}", two.candidate())
                .then()
                .body("items", hasSize(0));
        Api.instructor()
                .get("/v1/sessions?state=RUNNING")
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("state"));
    }

    @Test
    void a_question_is_flagged_and_unflagged() {
        var sitting = Api.start(Api.publishedExam());
        var question = sitting.questions().getFirst().get("questionId");
        for (int i = 0; i < 2; i++) {
            sitting.byToken()
                    .put("/v1/sessions/{id}/flags/{q}", sitting.id(), question)
                    .then()
                    .statusCode(200)
                    .body("flagged", equalTo(true));
        }
        assertThat(sitting.questions().getFirst()).containsEntry("flagged", true);
        sitting.byToken()
                .delete("/v1/sessions/{id}/flags/{q}", sitting.id(), question)
                .then()
                .statusCode(200)
                .body("flagged", equalTo(false));
        assertThat(sitting.questions().getFirst()).containsEntry("flagged", false);
        sitting.byToken()
                .put("/v1/sessions/{id}/flags/{q}", sitting.id(), UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:assay:problem:no-such-question"));
    }

    @Test
    void after_submit_nothing_changes_any_more() {
        var sitting = Api.start(Api.publishedExam());
        var question = sitting.questions().getFirst();
        sitting.submit().then().statusCode(201);
        sitting.save(question, 1)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:assay:problem:session-submitted"))
                .body("serverNowAt", notNullValue())
                .body("deadlineAt", notNullValue());
        sitting.byToken()
                .put("/v1/sessions/{id}/flags/{q}", sitting.id(), question.get("questionId"))
                .then()
                .statusCode(409);
        sitting.byToken()
                .get("/v1/sessions/{id}/paper", sitting.id())
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:assay:problem:session-submitted"));
        Api.instructor().get("/v1/sessions/{id}/paper", sitting.id()).then().statusCode(200);
        Api.candidate(sitting.candidate())
                .post("/v1/sessions/{id}/tokens", sitting.id())
                .then()
                .statusCode(409);
    }

    @Test
    void a_session_nobody_submits_is_submitted_by_the_platform_once_with_what_it_had()
            throws Exception {
        expiring.expire(); // what other tests left
        var exam = Api.publishedExam();
        var sitting = Api.start(exam);
        sitting.save(sitting.questions().getFirst(), 1).then().statusCode(200);
        assertThat(expiring.expire()).isZero();
        clock.advance(Duration.ofMinutes(21));

        var rounds = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 6; i++) {
            rounds.add(expiring::expire);
        }
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (var round : threads.invokeAll(rounds)) {
                round.get();
            }
        }

        Api.candidate(sitting.candidate())
                .get("/v1/sessions/{id}", sitting.id())
                .then()
                .statusCode(200)
                .body("state", equalTo("expired"))
                .body("submittedBy", equalTo("platform"));
        assertThat(count("outbox where session_id = ?", sitting.id())).isEqualTo(1);
        sender.send();
        var submission =
                new ObjectMapper().readTree(GradingDesk.submission(sitting.id().toString()));
        assertThat(submission.get("submittedBy").asText()).isEqualTo("platform");
        assertThat(submission.get("responses")).hasSize(1);
    }

    @Test
    void a_session_whose_time_is_up_is_expired_by_whoever_looks_first() {
        var exam = Api.publishedExam();
        var looking = Api.start(exam);
        var submitting = Api.start(exam);
        var starting = Api.start(exam);
        clock.advance(Duration.ofMinutes(21));
        Api.instructor()
                .get("/v1/sessions/{id}", looking.id())
                .then()
                .body("state", equalTo("expired"));
        Api.candidate(submitting.candidate())
                .put("/v1/sessions/{id}/submission", submitting.id())
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:assay:problem:session-expired"));
        assertThat(count("outbox where session_id = ?", submitting.id())).isEqualTo(1);
        Api.start(exam, starting.candidate());
        assertThat(count("outbox where session_id = ?", starting.id())).isEqualTo(1);
    }

    @Test
    void a_session_token_ends_with_its_session() {
        var sitting = Api.start(Api.publishedExam());
        clock.advance(Duration.ofMinutes(21));
        sitting.byToken().get("/v1/sessions/{id}", sitting.id()).then().statusCode(401);
    }

    @Test
    void submit_counts_until_deadline_and_grace_inclusive() {
        var exam = Api.publishedExam();
        var sitting = Api.start(exam);
        var closesAt =
                Instant.parse(
                        sitting.byToken()
                                .get("/v1/sessions/{id}", sitting.id())
                                .<String>path("closesAt"));
        clock.moveTo(closesAt.minusSeconds(5));
        Api.candidate(sitting.candidate())
                .put("/v1/sessions/{id}/submission", sitting.id())
                .then()
                .statusCode(201);
    }

    @Test
    void every_reply_about_a_session_tells_the_time() {
        var sitting = Api.start(Api.publishedExam());
        sitting.byToken()
                .get("/v1/sessions/{id}", sitting.id())
                .then()
                .body("serverNowAt", notNullValue())
                .body("deadlineAt", notNullValue());
        Api.instructor()
                .get("/v1/sessions?limit=200")
                .then()
                .body("items.serverNowAt", everyItem(notNullValue()))
                .body("items.deadlineAt", everyItem(notNullValue()));
    }

    private int count(String from, Object... arguments) {
        return sql.find("select count(*) from " + from, row -> row.getInt(1), arguments)
                .orElseThrow();
    }
}

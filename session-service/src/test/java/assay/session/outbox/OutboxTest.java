package assay.session.outbox;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import assay.session.outbox.schedule.OutboxSender;
import assay.session.platform.Api;
import assay.session.platform.Exchange;
import assay.session.platform.GradingDesk;
import assay.session.platform.MovableClock;
import assay.session.platform.Neighbours;
import assay.session.platform.ServiceTest;
import assay.session.platform.Sql;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OutboxTest extends ServiceTest {
    @Inject OutboxSender sender;
    @Inject Outbox outbox;
    @Inject Sql sql;
    @Inject MovableClock clock;
    @Inject CircuitBreakerMaintenance breakers;

    @BeforeEach
    void what_others_left_is_sent() {
        clock.advance(Duration.ofHours(1));
        sender.send();
        Neighbours.grading().resetRequests();
    }

    @AfterEach
    void others_are_well_again() {
        Neighbours.reset();
        breakers.resetAll();
    }

    private static UUID submitted() {
        var sitting = Api.start(Api.publishedExam());
        sitting.save(sitting.questions().getFirst(), 1).then().statusCode(200);
        sitting.submit().then().statusCode(201);
        return sitting.id();
    }

    private static String path(UUID session) {
        return "/internal/v1/submissions/" + session;
    }

    @Test
    void a_submission_is_delivered_once_with_the_service_s_own_token() {
        var session = submitted();
        assertThat(sender.send().delivered()).isEqualTo(1);
        assertThat(sender.send().delivered()).isZero();
        Neighbours.grading().verify(1, putRequestedFor(urlEqualTo(path(session))));
        Neighbours.grading()
                .verify(
                        1,
                        putRequestedFor(urlEqualTo(path(session)))
                                .withHeader(
                                        "Authorization",
                                        com.github.tomakehurst.wiremock.client.WireMock.matching(
                                                "Bearer .+")));
        assertThat(Exchange.GRADING.faults()).isEmpty();
    }

    @Test
    void with_grading_down_submissions_wait_and_arrive_later() {
        Neighbours.fail(Neighbours.grading());
        var session = submitted();
        clock.hold();
        try {
            assertThat(sender.send().postponed()).isEqualTo(1);
            assertThat(GradingDesk.submission(session.toString())).isEmpty();
            assertThat(outbox.backlog().waiting()).isEqualTo(1);
            assertThat(sender.send().postponed()).as("not again before its time").isZero();
        } finally {
            clock.release();
        }
        RestAssured.get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("assay_outbox_waiting 1.0"))
                .body(containsString("assay_outbox_oldest_age_seconds"));

        Neighbours.reset();
        breakers.resetAll();
        clock.advance(Duration.ofSeconds(90));
        assertThat(sender.send().delivered()).isEqualTo(1);
        assertThat(GradingDesk.submission(session.toString())).isNotEmpty();
        assertThat(outbox.backlog().waiting()).isZero();
    }

    @Test
    void a_submission_goes_on_with_the_trace_of_the_request_that_made_it() {
        var sitting = Api.start(Api.publishedExam());
        sitting.byToken()
                .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .put("/v1/sessions/{id}/submission", sitting.id())
                .then()
                .statusCode(201);
        var another = submitted();

        assertThat(sender.send().delivered()).isEqualTo(2);

        var ours = matching("00-4bf92f3577b34da6a3ce929d0e0e4736-.+");
        Neighbours.grading()
                .verify(
                        1,
                        putRequestedFor(urlEqualTo(path(sitting.id())))
                                .withHeader("traceparent", ours));
        Neighbours.grading()
                .verify(
                        0,
                        putRequestedFor(urlEqualTo(path(another))).withHeader("traceparent", ours));
    }

    @Test
    void a_sender_that_dies_after_taking_leaves_the_submission_to_the_next() {
        var session = submitted();
        var taken = outbox.take(clock.instant(), Duration.ofSeconds(60));
        assertThat(taken)
                .get()
                .isInstanceOfSatisfying(
                        Outbox.Due.Sendable.class,
                        due -> assertThat(due.submission().sessionId()).isEqualTo(session));
        assertThat(sender.send().delivered()).isZero();
        clock.advance(Duration.ofSeconds(61));
        assertThat(sender.send().delivered()).isEqualTo(1);
    }

    @Test
    void a_submission_that_cannot_be_read_is_set_aside_and_the_next_is_sent() {
        var unreadable = submitted();
        var stored =
                sql.find(
                                "select submission::text from outbox where session_id = ?",
                                row -> row.getString(1),
                                unreadable)
                        .orElseThrow();
        sql.change("update outbox set submission = '\"?\"' where session_id = ?", unreadable);
        var readable = submitted();
        clock.advance(Duration.ofSeconds(1));
        assertThat(sender.send().delivered()).isEqualTo(1);
        assertThat(GradingDesk.submission(readable.toString())).isNotEmpty();
        assertThat(
                        sql.find(
                                "select last_fault from outbox where session_id = ?",
                                row -> row.getString(1),
                                unreadable))
                .get()
                .asString()
                .startsWith("the submission cannot be read");
        assertThat(outbox.backlog().waiting()).as("it still waits").isEqualTo(1);
        clock.advance(Duration.ofMinutes(10));
        assertThat(outbox.take(clock.instant(), Duration.ofSeconds(60))).isEmpty();

        // a release that can read it
        sql.change(
                "update outbox set submission = ?::jsonb where session_id = ?", stored, unreadable);
        clock.advance(Duration.ofMinutes(6));
        assertThat(sender.send().delivered()).isEqualTo(1);
    }

    @Test
    void a_delivery_that_is_repeated_says_the_very_same() {
        var session = submitted();
        sender.send();
        var first = GradingDesk.submission(session.toString());
        sql.change(
                "update outbox set delivered_at = null, next_attempt_at = ? where session_id = ?",
                clock.instant(),
                session);
        assertThat(sender.send().delivered()).isEqualTo(1);
        var bodies =
                Neighbours.grading().findAll(putRequestedFor(urlEqualTo(path(session)))).stream()
                        .map(request -> request.getBodyAsString())
                        .distinct();
        assertThat(bodies).containsExactly(first);
    }

    @Test
    void senders_at_once_share_the_work() throws Exception {
        for (int i = 0; i < 6; i++) {
            submitted();
        }
        try (var threads = Executors.newFixedThreadPool(4)) {
            var rounds = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 4; i++) {
                rounds.add(() -> sender.send().delivered());
            }
            int delivered = 0;
            for (var round : threads.invokeAll(rounds)) {
                delivered += round.get();
            }
            assertThat(delivered).isEqualTo(6);
        }
        Neighbours.grading()
                .verify(6, anyRequestedFor(urlPathMatching("/internal/v1/submissions/.*")));
    }

    @Test
    void a_refused_submission_is_kept_and_looked_at_by_somebody() {
        var session = submitted();
        Neighbours.grading()
                .stubFor(
                        com.github.tomakehurst.wiremock.client.WireMock.put(
                                        urlEqualTo(path(session)))
                                .atPriority(1)
                                .willReturn(
                                        com.github.tomakehurst.wiremock.client.WireMock.aResponse()
                                                .withStatus(422)
                                                .withBody("\"no\"")));
        assertThat(sender.send().delivered()).isZero();
        assertThat(
                        sql.find(
                                "select last_fault from outbox where session_id = ?",
                                row -> row.getString(1),
                                session))
                .contains("grading-service answered 422 \"no\"");
        assertThat(outbox.backlog()).isEqualTo(new Outbox.Backlog(0, Optional.empty(), 1));
        RestAssured.get("/q/metrics")
                .then()
                .body(containsString("assay_outbox_refused 1.0"))
                .body(containsString("assay_outbox_waiting 0.0"));

        var told = "grading-service answered 422 \"no\"";
        Api.instructor()
                .get("/v1/sessions/{id}", session)
                .then()
                .body("submissionRefusal", equalTo(told));
        Api.instructor()
                .get("/v1/sessions/{id}/paper", session)
                .then()
                .body("session.submissionRefusal", equalTo(told));
        var listed = Api.instructor().get("/v1/sessions/{id}", session);
        Api.instructor()
                .queryParam("examId", listed.<String>path("examId"))
                .get("/v1/sessions")
                .then()
                .body("items.submissionRefusal", contains(told));
        Api.candidate(listed.path("candidateId"))
                .get("/v1/sessions/{id}", session)
                .then()
                .statusCode(200)
                .body("submissionRefusal", nullValue());
        assertThat(outbox.refusals(List.of(session), "other")).isEmpty();

        // down in between: it is refused still, as far as is known
        Neighbours.fail(Neighbours.grading());
        clock.advance(Duration.ofMinutes(16));
        sender.send();
        assertThat(outbox.backlog().refused()).isEqualTo(1);

        Neighbours.reset();
        breakers.resetAll();
        clock.advance(Duration.ofMinutes(2));
        assertThat(sender.send().delivered()).isEqualTo(1);
        assertThat(outbox.backlog().refused()).isZero();
        Api.instructor()
                .get("/v1/sessions/{id}", session)
                .then()
                .body("submissionRefusal", nullValue());
    }
}

package assay.session.response.rest;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import assay.session.access.SessionId;
import assay.session.platform.Api;
import assay.session.platform.Api.Sitting;
import assay.session.platform.ServiceTest;
import assay.session.sitting.Sessions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A client that is refused must not lose the server's clock. */
@QuarkusTest
class TimedRefusalsTest extends ServiceTest {
    @Inject Sessions sessions;

    private static Sitting sitting() {
        var sitting = Api.start(Api.publishedExam());
        sitting.save(sitting.questions().getFirst(), 1).then().statusCode(200);
        return sitting;
    }

    private static void isTimed(Response refused, int status, String problem, Sitting sitting) {
        String deadlineAt =
                sitting.byToken().get("/v1/sessions/{id}", sitting.id()).path("deadlineAt");
        refused.then()
                .statusCode(status)
                .body("type", equalTo("urn:assay:problem:" + problem))
                .body("serverNowAt", notNullValue())
                .body("deadlineAt", equalTo(deadlineAt));
    }

    @Test
    void refused_saves_tell_the_time() {
        var sitting = sitting();
        var question = String.valueOf(sitting.questions().getFirst().get("questionId"));
        isTimed(sitting.save(question, 0, "null"), 422, "validation-failed", sitting);
        isTimed(sitting.save(question, 7, "{"), 400, "malformed-request", sitting);
        isTimed(
                sitting.save(UUID.randomUUID().toString(), 7, "null"),
                404,
                "no-such-question",
                sitting);
        isTimed(
                sitting.byToken()
                        .body("{\"responses\": []}")
                        .post("/v1/sessions/{id}/response-batches", sitting.id()),
                422,
                "validation-failed",
                sitting);
    }

    @Test
    void a_save_that_the_database_keeps_waiting_tells_the_time() {
        var sitting = sitting();
        var question = sitting.questions().getFirst();
        QuarkusTransaction.requiringNew()
                .run(() -> {
                    sessions.hold(new SessionId(sitting.id()), "demo");
                    isTimed(sitting.save(question, 7), 503, "unavailable", sitting);
                });
    }

    @Test
    void other_refusals_about_a_running_session_tell_the_time() {
        var sitting = Api.start(Api.publishedExam());
        isTimed(
                sitting.byToken()
                        .put("/v1/sessions/{id}/flags/{q}", sitting.id(), UUID.randomUUID()),
                404,
                "no-such-question",
                sitting);
        isTimed(
                Api.candidate(sitting.candidate())
                        .body(
                                "{\"examId\": \"%s\"}"
                                        .formatted(
                                                sitting.byToken()
                                                        .get("/v1/sessions/{id}", sitting.id())
                                                        .<String>path("examId")))
                        .post("/v1/sessions"),
                409,
                "session-already-running",
                sitting);
    }

    @Test
    void nobody_else_learns_the_deadline() {
        var sitting = sitting();
        var question = sitting.questions().getFirst().get("questionId");
        Api.candidate("eve")
                .body("{\"sequence\": 7, \"response\": null}")
                .put("/v1/sessions/{id}/responses/{q}", sitting.id(), question)
                .then()
                .statusCode(404)
                .body("$", not(hasKey("deadlineAt")));
    }
}

package assay.session.platform;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import assay.session.outbox.schedule.OutboxSender;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HealthTest extends ServiceTest {
    @Inject OutboxSender sender;

    @Test
    void ready_asks_the_database_and_the_warm_up() {
        RestAssured.get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.name", hasItem(containsString("atabase")))
                .body("checks.name", hasItem("save path warmed up"));
        RestAssured.get("/q/health/started").then().statusCode(200);
    }

    @Test
    void live_never_asks_the_database() {
        RestAssured.get("/q/health/live")
                .then()
                .statusCode(200)
                .body("checks.name", not(hasItem(containsString("atabase"))));
    }

    @Test
    void metrics_tell_of_saves_and_the_outbox() {
        var sitting = Api.start(Api.publishedExam());
        sitting.save(sitting.questions().getFirst(), 1).then().statusCode(200);
        sender.send();
        RestAssured.get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("assay_response_waiting"))
                .body(containsString("assay_response_batch_entries"))
                .body(containsString("assay_response_commit_seconds"))
                .body(containsString("assay_outbox_waiting"));
    }
}

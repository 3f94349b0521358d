package assay.session.sitting.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import assay.session.outbox.schedule.OutboxSender;
import assay.session.platform.Api;
import assay.session.platform.Exchange;
import assay.session.platform.GradingDesk;
import assay.session.platform.ServiceTest;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class JourneyTest extends ServiceTest {
    @Inject OutboxSender sender;

    @Test
    void a_candidate_takes_an_exam_from_start_to_grading() throws Exception {
        var exam = Api.publishedExam();
        var sitting = Api.start(exam);

        var questions = sitting.questions();
        assertThat(questions).hasSize(6);
        for (int i = 0; i < 5; i++) {
            sitting.save(questions.get(i), i + 1)
                    .then()
                    .statusCode(200)
                    .body("current", equalTo(true))
                    .body("serverNowAt", notNullValue())
                    .body("deadlineAt", notNullValue());
        }
        sitting.byToken()
                .put(
                        "/v1/sessions/{id}/flags/{q}",
                        sitting.id(),
                        questions.getFirst().get("questionId"))
                .then()
                .statusCode(200);
        sitting.byToken()
                .get("/v1/sessions/{id}/paper", sitting.id())
                .then()
                .statusCode(200)
                .body("lastSequence", equalTo(5))
                .body("questions[0].flagged", equalTo(true))
                .body("questions[1].flagged", equalTo(false))
                .body("questions[0].response.type", notNullValue())
                .body("questions[5].response", equalTo(null))
                .body("questions", everyItem(not(hasKey("scored"))))
                .body("questions", everyItem(not(hasKey("section"))));

        sitting.submit().then().statusCode(201).body("state", equalTo("submitted"));
        sitting.submit().then().statusCode(200).body("submittedBy", equalTo("candidate"));
        sender.send();

        var submission =
                new ObjectMapper().readTree(GradingDesk.submission(sitting.id().toString()));
        assertThat(submission.get("paper")).hasSize(6);
        assertThat(submission.get("responses")).hasSize(5);
        assertThat(submission.at("/responses/0/response").findValuesAsText("type"))
                .first()
                .isIn("single_choice", "multiple_choice");
        assertThat(submission.at("/paper").findValuesAsText("scored"))
                .containsExactlyInAnyOrder("true", "true", "true", "true", "false", "false");
        assertThat(submission.at("/log/entries").asInt()).isEqualTo(5);
        assertThat(Exchange.QUESTIONS.faults()).isEmpty();
        assertThat(Exchange.GRADING.faults()).isEmpty();

        Api.instructor()
                .get("/v1/sessions/{id}/log", sitting.id())
                .then()
                .statusCode(200)
                .body("intact", equalTo(true))
                .body("faults", hasSize(0))
                .body("entries", hasSize(5));
    }
}

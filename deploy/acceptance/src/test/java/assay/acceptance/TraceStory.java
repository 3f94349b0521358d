package assay.acceptance;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.acceptance.Platform.Service;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** One trace leads through the logs of every service that a request reaches, however late. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TraceStory {
    private final Platform platform = Platform.running();
    private final String trace = UUID.randomUUID().toString().replace("-", "");
    private final String traceParent = "00-" + trace + "-00f067aa0ba902b7-01";

    @Test
    void publishing_an_exam_is_one_trace_from_the_exam_to_the_bank() {
        var question = Exams.question(Exams.bank(), "Traced to the bank?", "traced");
        var draw = Map.of("type", "fixed", "questionIds", List.of(question));
        var exam =
                Exams.draftOf(
                        "PT10M",
                        List.of(Exams.section("all", true, draw)),
                        List.of("score"),
                        "on_grading");

        Person.INES
                .asks()
                .header("traceparent", traceParent)
                .post("/v1/exams/{id}/revisions", exam)
                .then()
                .statusCode(201);

        awaitLogged(Service.SESSION, "POST /v1/exams/" + exam + "/revisions ");
        awaitLogged(Service.QUESTION, "PUT /internal/v1/pools/");
    }

    @Test
    void a_submission_is_one_trace_from_the_candidate_over_the_outbox_to_the_keys() {
        var question = Exams.question(Exams.bank(), "Traced to the keys?", "traced");
        var exam = Exams.exam("PT10M", List.of(question));
        var sitting = Sitting.begin(Person.CARL, exam);
        sitting.save(question, Map.of("type", "single_choice", "choice", "b"));

        Person.holderOf(sitting.token())
                .header("traceparent", traceParent)
                .put("/v1/sessions/{id}/submission", sitting.id())
                .then()
                .statusCode(201);

        assertEquals("pass", sitting.result().getString("outcome"));
        awaitLogged(Service.SESSION, "PUT /v1/sessions/" + sitting.id() + "/submission ");
        awaitLogged(Service.GRADING, "PUT /internal/v1/submissions/" + sitting.id() + " ");
        awaitLogged(Service.GRADING, "Graded session " + sitting.id());
        awaitLogged(Service.QUESTION, "POST /internal/v1/answer-key-lookups ");
    }

    /** A line is written after the reply that it is about. */
    private void awaitLogged(Service service, String message) {
        await("a line of %s within the trace: %s".formatted(service.processName(), message))
                .atMost(Duration.ofSeconds(10))
                .pollDelay(Duration.ZERO)
                .until(() ->
                        platform.log(service).stream()
                                .filter(this::isOfTheTrace)
                                .anyMatch(
                                        line -> line.path("message").asText().startsWith(message)));
    }

    private boolean isOfTheTrace(JsonNode line) {
        return line.at("/mdc/traceId").asText().equals(trace)
                || line.path("message").asText().endsWith(" traceId=" + trace);
    }
}

package assay.acceptance;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.acceptance.Platform.Service;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a crash may cost: time, never an acknowledged save. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CrashStory {
    private final Platform platform = Platform.running();

    private final Sitting expiring = Expiring.sitting();

    @ParameterizedTest
    @EnumSource(Service.class)
    void killing_a_service_in_the_middle_of_an_exam_loses_no_acknowledged_save(Service service)
            throws Exception {
        var sitting = Sitting.begin(Person.CARL3, Exams.named(Exams.PRACTICE));
        var questions = sitting.questions();
        Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
        var stop = new AtomicBoolean();
        var saver =
                Thread.ofVirtual()
                        .start(() -> {
                            for (int i = 0; !stop.get(); i = (i + 1) % questions.size()) {
                                sitting.saveIfReachable(questions.get(i))
                                        .ifPresent(acknowledged::add);
                            }
                        });
        await().atMost(ofSeconds(30)).until(() -> acknowledged.size() >= 10);

        var former = platform.processId(service);
        platform.kill(service);
        platform.awaitBack(service, former);
        stop.set(true);
        saver.join();

        assertEquals(
                Set.of(),
                difference(acknowledged, sitting.keptSaves().keySet()),
                "acknowledged and lost");
        sitting.submit().statusCode(201);
        assertEquals(1, sitting.resultFor(Person.INES).getInt("grading.revision"));
    }

    @Test
    void running_exams_notice_nothing_of_a_question_bank_that_is_down() {
        var exam = Exams.named(Exams.TASTER);
        var former = platform.processId(Service.QUESTION);
        platform.hold(Service.QUESTION);
        platform.kill(Service.QUESTION);
        Sitting sitting;
        try {
            sitting = Sitting.begin(Person.CARL3, exam);
            for (var question : sitting.questions())
                sitting.save(question.id(), question.anyAnswer());
            sitting.submit().statusCode(201);
        } finally {
            platform.letBack(Service.QUESTION);
            platform.awaitBack(Service.QUESTION, former);
        }

        assertEquals(1, sitting.resultFor(Person.INES).getInt("grading.revision"));
    }

    @Test
    void a_submission_made_while_grading_is_down_is_graded_later_and_once() {
        var sitting = Sitting.begin(Person.CARL3, Exams.named(Exams.TASTER));
        sitting.questions().forEach(it -> sitting.save(it.id(), it.rightAnswer()));
        var former = platform.processId(Service.GRADING);
        platform.hold(Service.GRADING);
        platform.kill(Service.GRADING);
        try {
            sitting.submit().statusCode(201);
        } finally {
            platform.letBack(Service.GRADING);
            platform.awaitBack(Service.GRADING, former);
        }

        var result = sitting.resultFor(Person.INES);
        assertEquals(1, result.getInt("grading.revision"));
        assertEquals("pass", result.getString("grading.outcome"));
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void an_expired_session_is_submitted_by_the_platform_with_what_it_had() {
        await().atMost(ofSeconds(150))
                .pollInterval(ofMillis(500))
                .until(() ->
                        "expired"
                                .equals(
                                        Person.CARL
                                                .asks()
                                                .get("/v1/sessions/{id}", expiring.id())
                                                .then()
                                                .statusCode(200)
                                                .extract()
                                                .path("state")));

        var answer = Map.of("type", "single_choice", "choice", "a");
        Person.CARL
                .asks()
                .body(Map.of("sequence", 99, "response", answer))
                .put("/v1/sessions/{id}/responses/{question}", expiring.id(), Expiring.QUESTION)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:assay:problem:session-expired"));
        Person.CARL
                .asks()
                .put("/v1/sessions/{id}/submission", expiring.id())
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:assay:problem:session-expired"));

        var result = expiring.result();
        assertEquals("pass", result.getString("outcome"));
        assertTrue(result.getInt("score.scaled") == 1000);
    }

    private static Set<Long> difference(Set<Long> all, Set<Long> less) {
        return all.stream().filter(it -> !less.contains(it)).collect(Collectors.toSet());
    }
}

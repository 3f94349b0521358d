package assay.session.response.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import assay.session.outbox.schedule.OutboxSender;
import assay.session.platform.Api;
import assay.session.platform.Api.Sitting;
import assay.session.platform.GradingDesk;
import assay.session.platform.Issuer;
import assay.session.platform.MovableClock;
import assay.session.platform.ServiceTest;
import assay.session.platform.Sql;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SavingTest extends ServiceTest {
    @Inject Sql sql;
    @Inject MovableClock clock;
    @Inject OutboxSender sender;

    private static Map<String, Object> question(Sitting sitting, String type) {
        return sitting.questions().stream()
                .filter(question ->
                        question.get("content") instanceof Map<?, ?> content
                                && type.equals(content.get("type")))
                .findFirst()
                .orElseThrow();
    }

    private static String id(Map<String, Object> question) {
        return String.valueOf(question.get("questionId"));
    }

    private static String choice(String choice) {
        return "{\"type\": \"single_choice\", \"choice\": \"%s\"}".formatted(choice);
    }

    private Sitting sitting() {
        return Api.start(Api.publishedExam());
    }

    /** An exam in which every paper has both interactions: all 20 questions of a topic. */
    private Sitting fullSitting() {
        return Api.start(
                Api.publishedExam(
                        Api.exam(
                                Api.newName("exam"),
                                "null",
                                Api.randomSection("all", 20, "dva-c02/development", true))));
    }

    @Test
    void the_same_save_twice_is_one_save() {
        var sitting = sitting();
        var question = sitting.questions().getFirst();
        var first =
                sitting.save(question, 1).then().statusCode(200).extract().<String>path("savedAt");
        sitting.save(question, 1).then().statusCode(200).body("savedAt", equalTo(first));
        assertThat(entries(sitting)).isEqualTo(1);
    }

    @Test
    void the_same_sequence_with_another_body_is_refused() {
        var sitting = fullSitting();
        var question = id(question(sitting, "single_choice"));
        sitting.save(question, 1, choice("a")).then().statusCode(200);
        sitting.save(question, 1, choice("b"))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:assay:problem:sequence-reused"));
        sitting.save(question, 1, "null").then().statusCode(409);
        assertThat(entries(sitting)).isEqualTo(1);
    }

    @Test
    void an_older_save_that_arrives_late_does_not_overwrite_a_newer_one() {
        var sitting = fullSitting();
        var question = id(question(sitting, "single_choice"));
        sitting.save(question, 5, choice("b"))
                .then()
                .statusCode(200)
                .body("current", equalTo(true));
        sitting.save(question, 3, choice("a"))
                .then()
                .statusCode(200)
                .body("current", equalTo(false));
        assertThat(response(sitting, question))
                .isEqualTo(Map.of("type", "single_choice", "choice", "b"));
        assertThat(entries(sitting)).isEqualTo(2);
        sitting.save(question, 5, choice("b"))
                .then()
                .statusCode(200)
                .body("current", equalTo(true));
    }

    @Test
    void null_takes_a_response_back() {
        var sitting = fullSitting();
        var question = id(question(sitting, "single_choice"));
        sitting.save(question, 1, choice("b")).then().statusCode(200);
        sitting.save(question, 2, "null").then().statusCode(200);
        assertThat(response(sitting, question)).isNull();
    }

    @Test
    void a_response_that_does_not_fit_its_question_is_refused() {
        var sitting = fullSitting();
        var single = id(question(sitting, "single_choice"));
        var multiple = id(question(sitting, "multiple_choice"));
        sitting.save(single, 1, choice("z"))
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:assay:problem:validation-failed"))
                .body("errors.pointer", contains("#/response/choice"));
        sitting.save(multiple, 1, choice("a"))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("#/response/type"));
        sitting.save(
                        multiple,
                        0,
                        "{\"type\": \"multiple_choice\", \"choices\": [\"a\", \"b\", \"c\"]}")
                .then()
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("#/sequence", "#/response/choices"));
        sitting.save(single, 1, "{\"type\": \"single_choice\", \"choice\": null}")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("#/response"));
        sitting.save(single, (1L << 53) + 1, choice("a")).then().statusCode(422);
        assertThat(entries(sitting)).isZero();
        sitting.save(single, 1L << 53, choice("a")).then().statusCode(200);
    }

    @Test
    void what_cannot_be_read_is_malformed() {
        var sitting = fullSitting();
        var question = id(question(sitting, "single_choice"));
        for (var body :
                List.of(
                        "{",
                        "{\"sequence\": 1}",
                        "{\"sequence\": \"1\", \"response\": null}",
                        "{\"sequence\": 1.5, \"response\": null}",
                        "{\"sequence\": 1, \"response\": {\"type\": \"riddle\"}}",
                        "{\"sequence\": 1, \"response\": null, \"more\": 1}")) {
            sitting.byToken()
                    .body(body)
                    .put("/v1/sessions/{id}/responses/{q}", sitting.id(), question)
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("urn:assay:problem:malformed-request"));
        }
        sitting.byToken()
                .body("{\"sequence\": 1, \"response\": %s}".formatted(choice("a".repeat(600_000))))
                .put("/v1/sessions/{id}/responses/{q}", sitting.id(), question)
                .then()
                .statusCode(413);
    }

    @Test
    void a_question_of_another_paper_is_not_there() {
        var sitting = sitting();
        sitting.save(UUID.randomUUID().toString(), 1, choice("a"))
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:assay:problem:no-such-question"));
    }

    @Test
    void nobody_else_saves_into_a_session() {
        var sitting = sitting();
        var question = sitting.questions().getFirst();
        var body = "{\"sequence\": 1, \"response\": %s}".formatted(Sitting.responseTo(question));
        var path = "/v1/sessions/" + sitting.id() + "/responses/" + id(question);
        Api.candidate("eve").body(body).put(path).then().statusCode(404);
        Api.as(Issuer.tokenIn("other", sitting.candidate(), "candidate"))
                .body(body)
                .put(path)
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:assay:problem:no-such-session"));
        Api.instructor().body(body).put(path).then().statusCode(403);
        sitting().byToken().body(body).put(path).then().statusCode(403);
        Api.candidate(sitting.candidate()).body(body).put(path).then().statusCode(200);
    }

    @Test
    void saves_count_until_deadline_and_grace_and_not_after() {
        var sitting = sitting();
        var questions = sitting.questions();
        var candidate = Api.candidate(sitting.candidate());
        clock.advance(Duration.ofMinutes(20).plusSeconds(20)); // within grace
        sitting.save(questions.get(0), 1).then().statusCode(200);
        clock.advance(Duration.ofSeconds(15)); // after it
        candidate
                .body(
                        "{\"sequence\": 2, \"response\": %s}"
                                .formatted(Sitting.responseTo(questions.get(1))))
                .put("/v1/sessions/{id}/responses/{q}", sitting.id(), id(questions.get(1)))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:assay:problem:session-expired"));
        assertThat(entries(sitting)).isEqualTo(1);
    }

    @Test
    void an_offline_batch_is_judged_item_by_item() {
        var sitting = fullSitting();
        var question = id(question(sitting, "single_choice"));
        sitting.save(question, 2, choice("a")).then().statusCode(200);
        batch(sitting, item(question, 1, "a"), item(question, 2, "c"), item(question, 3, "d"))
                .then()
                .statusCode(200)
                .body("items.outcome", contains("saved", "refused", "saved"))
                .body("items.current", contains(false, false, true))
                .body("items[1].problem", equalTo("urn:assay:problem:sequence-reused"));
        assertThat(response(sitting, question))
                .isEqualTo(Map.of("type", "single_choice", "choice", "d"));
        intact(sitting, 3);
    }

    @Test
    void a_batch_with_an_unreadable_item_is_refused_whole() {
        var sitting = fullSitting();
        var question = id(question(sitting, "single_choice"));
        batch(
                        sitting,
                        item(question, 1, "a"),
                        item(question, 1, "b"),
                        item(UUID.randomUUID().toString(), 3, "a"),
                        item(question, 4, "z"))
                .then()
                .statusCode(422)
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "#/responses/1/sequence",
                                "#/responses/2/questionId",
                                "#/responses/3/response/choice"));
        batch(sitting).then().statusCode(422);
        assertThat(entries(sitting)).isZero();
    }

    @Test
    void a_batch_that_comes_too_late_is_kept_and_shown_but_not_graded() throws Exception {
        var sitting = fullSitting();
        var question = id(question(sitting, "single_choice"));
        sitting.save(question, 1, choice("a")).then().statusCode(200);
        clock.advance(Duration.ofMinutes(21));
        for (int i = 0; i < 2; i++) {
            batch(sitting, item(question, 2, "b"))
                    .then()
                    .statusCode(200)
                    .body("items.outcome", contains("late"))
                    .body("items.current", contains(false));
        }
        Api.instructor()
                .get("/v1/sessions/{id}/log", sitting.id())
                .then()
                .statusCode(200)
                .body("intact", equalTo(true))
                .body("session.lateSaves", equalTo(1))
                .body("entries.late", contains(false, true))
                .body("nextCursor", nullValue());
        var first = Api.instructor().get("/v1/sessions/{id}/log?limit=1", sitting.id());
        first.then().body("intact", equalTo(true)).body("entries.late", contains(false));
        Api.instructor()
                .queryParam("cursor", first.<String>path("nextCursor"))
                .get("/v1/sessions/{id}/log?limit=1", sitting.id())
                .then()
                .statusCode(200)
                .header("Link", nullValue())
                .body("intact", equalTo(true))
                .body("entries.late", contains(true))
                .body("nextCursor", nullValue());
        Api.candidate(sitting.candidate())
                .get("/v1/sessions/{id}", sitting.id())
                .then()
                .body("state", equalTo("expired"));
        sender.send();
        var submission =
                new ObjectMapper().readTree(GradingDesk.submission(sitting.id().toString()));
        assertThat(submission.at("/responses/0/response/choice").asText()).isEqualTo("a");
        assertThat(submission.at("/log/lateEntries").asInt()).isEqualTo(1);
    }

    @Test
    void a_large_batch_makes_one_unbroken_chain() {
        var sitting = fullSitting();
        var question = id(question(sitting, "single_choice"));
        var items = new String[200];
        for (int i = 0; i < items.length; i++) {
            items[i] = item(question, i + 1, i % 2 == 0 ? "a" : "b");
        }
        batch(sitting, items)
                .then()
                .statusCode(200)
                .body("items", hasSize(200))
                .body("items.outcome", everyItem(equalTo("saved")));
        intact(sitting, 200);
    }

    @Test
    void the_log_cannot_be_changed_and_tampering_shows() {
        var sitting = fullSitting();
        var question = id(question(sitting, "single_choice"));
        for (int i = 1; i <= 3; i++) {
            sitting.save(question, i, choice("a")).then().statusCode(200);
        }
        intact(sitting, 3);
        for (var statement :
                List.of(
                        "update response_log set late = true where session_id = ?",
                        "delete from response_log where session_id = ?")) {
            assertThatThrownBy(() -> sql.change(statement, sitting.id()))
                    .hasMessageContaining("append-only");
        }
        // what only the owner of the database can do
        sql.change("alter table response_log disable trigger response_log_never_changes");
        try {
            sql.change(
                    "update response_log set response = '{\"type\": \"single_choice\", \"choice\": \"b\"}' where session_id = ? and sequence = 2",
                    sitting.id());
        } finally {
            sql.change("alter table response_log enable trigger response_log_never_changes");
        }
        Api.instructor()
                .get("/v1/sessions/{id}/log", sitting.id())
                .then()
                .statusCode(200)
                .body("intact", equalTo(false))
                .body("faults", hasSize(1));
    }

    @Test
    void a_save_beyond_what_is_graded_is_refused_and_what_was_saved_counts_on() {
        var sitting = fullSitting();
        var question = id(question(sitting, "single_choice"));
        sitting.save(question, 1, "null").then().statusCode(200);
        sql.change(
                "update session set response_bytes = 3 * 1024 * 1024 where id = ?", sitting.id());
        sitting.save(question, 2, choice("b"))
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:assay:problem:responses-too-large"))
                .body("serverNowAt", notNullValue())
                .body("deadlineAt", notNullValue());
        batch(sitting, item(question, 2, "b"))
                .then()
                .statusCode(200)
                .body("items.outcome", contains("refused"))
                .body("items.problem", contains("urn:assay:problem:responses-too-large"));
        intact(sitting, 1);
        sql.change("update session set response_bytes = 0 where id = ?", sitting.id());
        sitting.save(question, 2, choice("b")).then().statusCode(200);
    }

    @Test
    void a_log_full_of_bytes_takes_no_more_saves() {
        var sitting = fullSitting();
        var question = id(question(sitting, "single_choice"));
        sql.change("update session set log_bytes = 64 * 1024 * 1024 where id = ?", sitting.id());
        sitting.save(question, 1, choice("b"))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:assay:problem:log-full"));
    }

    @Test
    void a_save_that_races_the_submit_is_graded_or_refused() throws Exception {
        var exam =
                Api.publishedExam(
                        Api.exam(
                                Api.newName("exam"),
                                "null",
                                Api.randomSection("all", 20, "dva-c02/development", true)));
        try (var threads = Executors.newFixedThreadPool(12)) {
            for (int round = 0; round < 6; round++) {
                var sitting = Api.start(exam);
                var questions = sitting.questions();
                var acknowledged = new ConcurrentHashMap<String, Long>();
                var work = new ArrayList<Callable<Void>>();
                for (int i = 0; i < questions.size(); i++) {
                    var question = questions.get(i);
                    long sequence = i + 1L;
                    work.add(() -> {
                        var code = sitting.save(question, sequence).statusCode();
                        assertThat(code).isIn(200, 409);
                        if (code == 200) {
                            acknowledged.put(id(question), sequence);
                        }
                        return null;
                    });
                }
                work.add(
                        ThreadLocalRandom.current().nextInt(work.size()),
                        () -> {
                            assertThat(sitting.submit().statusCode()).isEqualTo(201);
                            return null;
                        });
                for (var done : threads.invokeAll(work)) {
                    done.get();
                }
                sender.send();
                var graded = new ConcurrentHashMap<String, Long>();
                new ObjectMapper()
                        .readTree(GradingDesk.submission(sitting.id().toString()))
                        .get("responses")
                        .forEach(response ->
                                graded.put(
                                        response.get("questionId").asText(),
                                        response.get("sequence").asLong()));
                assertThat(graded).as("round %d", round).isEqualTo(acknowledged);
                intact(sitting, acknowledged.size());
            }
        }
    }

    private static String item(String question, long sequence, String choice) {
        return "{\"questionId\": \"%s\", \"sequence\": %d, \"response\": %s}"
                .formatted(question, sequence, choice(choice));
    }

    private static io.restassured.response.Response batch(Sitting sitting, String... items) {
        return Api.candidate(sitting.candidate())
                .body("{\"responses\": [%s]}".formatted(String.join(",", items)))
                .post("/v1/sessions/{id}/response-batches", sitting.id());
    }

    private static void intact(Sitting sitting, int entries) {
        Api.instructor()
                .queryParam("limit", 1000)
                .get("/v1/sessions/{id}/log", sitting.id())
                .then()
                .statusCode(200)
                .body("faults", hasSize(0))
                .body("entries", hasSize(entries));
    }

    private static @org.jspecify.annotations.Nullable Object response(
            Sitting sitting, String question) {
        return sitting.questions().stream()
                .filter(one -> id(one).equals(question))
                .map(one -> java.util.Optional.ofNullable(one.get("response")))
                .findFirst()
                .orElseThrow()
                .orElse(null);
    }

    private int entries(Sitting sitting) {
        return sql.find(
                        "select count(*) from response_log where session_id = ?",
                        row -> row.getInt(1),
                        sitting.id())
                .orElseThrow();
    }
}

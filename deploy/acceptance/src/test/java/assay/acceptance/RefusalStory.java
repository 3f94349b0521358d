package assay.acceptance;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Everything refused says so with the documented problem. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RefusalStory {
    @Test
    void no_token_is_unauthenticated_everywhere() {
        for (var path :
                List.of(
                        "/v1/banks",
                        "/v1/questions",
                        "/v1/exams",
                        "/v1/sessions",
                        "/v1/results",
                        "/v1/submissions")) {
            refused(Person.nobodyAsks().get(path).then(), 401, "unauthenticated");
        }
    }

    @Test
    void a_forged_token_is_unauthenticated() {
        var token = Person.CARL.token();
        refused(
                Person.holderOf(token.substring(0, token.length() - 6) + "AAAAAA")
                        .get("/v1/exams")
                        .then(),
                401,
                "unauthenticated");
    }

    @Test
    void a_candidate_reads_no_questions() {
        refused(Person.CARL.asks().get("/v1/questions").then(), 403, "forbidden");
    }

    @Test
    void an_author_makes_no_exam_and_a_candidate_no_bank() {
        refused(Person.ADA.asks().body(Map.of()).post("/v1/exams").then(), 403, "forbidden");
        refused(
                Person.CARL
                        .asks()
                        .body(Map.of("name", "mine", "title", "Mine"))
                        .post("/v1/banks")
                        .then(),
                403,
                "forbidden");
    }

    @Test
    void another_organisation_sees_nothing_of_ours() {
        var exam = Exams.named(Exams.TASTER);
        var bank = Exams.bankId();
        var sitting = Sitting.begin(Person.CARL, exam);

        refused(Person.OLGA.asks().get("/v1/exams/{id}", exam).then(), 404, "no-such-exam");
        refused(Person.OLGA.asks().get("/v1/banks/{id}", bank).then(), 404, "no-such-bank");
        refused(
                Person.OLGA.asks().get("/v1/sessions/{id}", sitting.id()).then(),
                404,
                "no-such-session");
        refused(
                Person.OLGA.asks().body(Map.of("examId", exam)).post("/v1/sessions").then(),
                404,
                "no-such-exam");
        sitting.submit().statusCode(201);
        sitting.result();
        refused(
                Person.OLGA.asks().get("/v1/results/{id}", sitting.id()).then(),
                404,
                "no-such-result");
        Person.OLGA.asks().get("/v1/banks").then().statusCode(200).body("items.size()", equalTo(0));
    }

    @Test
    void a_session_token_opens_its_own_session_and_nothing_else() {
        var exam = Exams.named(Exams.TASTER);
        var mine = Sitting.begin(Person.CARL, exam);
        var other = Sitting.begin(Person.CARL2, exam);

        var stolen =
                Person.holderOf(mine.token()).get("/v1/sessions/{id}/paper", other.id()).then();

        refused(stolen, 403, "forbidden");
        refused(Person.holderOf(mine.token()).get("/v1/results").then(), 401, "unauthenticated");
        refused(Person.holderOf(mine.token()).get("/v1/questions").then(), 401, "unauthenticated");
        mine.submit().statusCode(201);
        other.submit().statusCode(201);
    }

    @Test
    void a_stale_or_missing_version_changes_nothing() {
        var bank = Exams.bankId();
        String name = Person.ADA.asks().get("/v1/banks/{id}", bank).path("name");
        var body = Map.of("name", name, "title", "Renamed");

        refused(
                Person.ADA.asks().body(body).put("/v1/banks/{id}", bank).then(),
                428,
                "version-required");
        refused(
                Person.ADA
                        .asks()
                        .header("If-Match", "\"999\"")
                        .body(body)
                        .put("/v1/banks/{id}", bank)
                        .then(),
                412,
                "stale-version");
        Person.ADA
                .asks()
                .get("/v1/banks/{id}", bank)
                .then()
                .statusCode(200)
                .body("title", equalTo("A bank"));
    }

    @Test
    void malformed_json_is_named_as_such_by_every_service() {
        refused(
                Person.ADA.asks().body("{\"name\": ").post("/v1/banks").then(),
                400,
                "malformed-request");
        refused(
                Person.INES.asks().body("{\"name\": ").post("/v1/exams").then(),
                400,
                "malformed-request");
        refused(
                Person.CARL.asks().body("{\"examId\": 7").post("/v1/sessions").then(),
                400,
                "malformed-request");
        refused(marked("{\"points\": "), 400, "malformed-request");
    }

    @Test
    void every_fault_of_a_question_is_named_with_its_place() {
        var body =
                Map.of(
                        "bank",
                        Exams.bank(),
                        "name",
                        "Not Kebab",
                        "title",
                        "Faulty",
                        "difficulty",
                        "easy",
                        "topics",
                        List.of("dva-c02/nowhere"),
                        "language",
                        "en",
                        "points",
                        1,
                        "content",
                        Map.of(
                                "type",
                                "single_choice",
                                "stem",
                                "Which?",
                                "choices",
                                List.of(
                                        Map.of("id", "a", "text", "First"),
                                        Map.of("id", "a", "text", "Again")),
                                "shuffle",
                                true),
                        "key",
                        Map.of(
                                "type",
                                "single_choice",
                                "correct",
                                "z",
                                "rationale",
                                "?",
                                "feedback",
                                List.of(),
                                "references",
                                List.of()));

        var reply = Person.ADA.asks().body(body).post("/v1/questions").then();

        refused(reply, 422, "validation-failed");
        reply.body("errors.pointer.findAll { it == '#/name' }.size()", equalTo(1))
                .body("errors.pointer.findAll { it == '#/topics/0' }.size()", equalTo(1))
                .body(
                        "errors.pointer.findAll { it == '#/content/choices/1/id' }.size()",
                        equalTo(1))
                .body("errors.pointer.findAll { it == '#/key/correct' }.size()", equalTo(1));
    }

    @Test
    void an_unknown_question_and_an_unknown_choice_are_refused_and_nothing_is_saved() {
        var sitting = Sitting.begin(Person.CARL, Exams.named(Exams.TASTER));
        var first =
                sitting.questions().stream()
                        .filter(it -> it.type().equals("single_choice"))
                        .findFirst()
                        .orElseThrow();
        var questionId = first.id();
        var answer = Map.of("type", "single_choice", "choice", "no-such");

        refused(
                sitting.trySave(UUID.randomUUID().toString(), first.anyAnswer()),
                404,
                "no-such-question");
        refused(sitting.trySave(questionId, answer), 422, "validation-failed");

        Person.holderOf(sitting.token())
                .get("/v1/sessions/{id}/paper", sitting.id())
                .then()
                .body("questions.findAll { it.response != null }.size()", equalTo(0));
        sitting.submit().statusCode(201);
    }

    @Test
    void the_same_sequence_with_another_body_is_a_conflict_and_a_repeat_is_not() {
        var sitting = Sitting.begin(Person.CARL2, Exams.named(Exams.TASTER));
        var first = sitting.questions().getFirst();
        var questionId = first.id();
        var answer = first.anyAnswer();
        sitting.trySave(10, questionId, answer).statusCode(200);

        sitting.trySave(10, questionId, answer).statusCode(200);
        refused(sitting.trySave(10, questionId, null), 409, "sequence-reused");
        sitting.trySave(9, questionId, null);

        Person.holderOf(sitting.token())
                .get("/v1/sessions/{id}/paper", sitting.id())
                .then()
                .body("questions[0].response.type", equalTo(answer.get("type")));
        sitting.submit().statusCode(201);
    }

    @Test
    void a_save_after_the_end_is_refused() {
        var sitting = Sitting.begin(Person.CARL, Exams.named(Exams.TASTER));
        var first = sitting.questions().getFirst();
        sitting.submit().statusCode(201);

        refused(sitting.trySave(first.id(), first.anyAnswer()), 409, "session-submitted");
    }

    @Test
    void too_large_a_body_is_refused_by_every_service() {
        var large = "{\"title\":\"" + "x".repeat(6 * 1024 * 1024) + "\"}";
        var sitting = Sitting.begin(Person.CARL, Exams.named(Exams.TASTER));

        refused(Person.ADA.asks().body(large).post("/v1/banks").then(), 413, "body-too-large");
        refused(Person.INES.asks().body(large).post("/v1/exams").then(), 413, "body-too-large");
        refused(
                Person.holderOf(sitting.token())
                        .body(large)
                        .put(
                                "/v1/sessions/{id}/responses/{q}",
                                sitting.id(),
                                sitting.questions().getFirst().id())
                        .then(),
                413,
                "body-too-large");
        refused(marked(large), 413, "body-too-large");
        sitting.submit().statusCode(201);
    }

    /** What grading-service answers to a mark with this body; no response has the id. */
    private static ValidatableResponse marked(String body) {
        return Person.INES
                .asks()
                .header("If-Match", "*")
                .body(body)
                .put("/v1/markings/{id}/mark", "0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a10")
                .then();
    }

    @Test
    void what_is_internal_is_not_reachable_from_outside() {
        for (var path :
                List.of(
                        "/internal/v1/answer-key-lookups",
                        "/internal/v1/pools/1",
                        "/q/metrics",
                        "/q/health")) {
            refused(
                    Person.ROOT.asks().urlEncodingEnabled(false).get(path).then(),
                    404,
                    "no-such-path");
        }
    }

    @Test
    void a_path_that_climbs_is_malformed() {
        for (var path :
                List.of(
                        "/v1/../internal/v1/pools/1",
                        "/v1/banks/../../q/metrics",
                        "/v1/banks/%2e%2e/%2e%2e/q/metrics")) {
            refused(
                    Person.ROOT.asks().urlEncodingEnabled(false).get(path).then(),
                    400,
                    "malformed-request");
        }
    }

    static void refused(ValidatableResponse reply, int status, String slug) {
        reply.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:assay:problem:" + slug))
                .body("title", notNullValue())
                .body("status", equalTo(status));
    }
}

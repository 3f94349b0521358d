package assay.session.exam.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import assay.session.platform.Api;
import assay.session.platform.Issuer;
import assay.session.platform.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ExamResourceTest extends ServiceTest {
    @Test
    void an_exam_is_created_read_and_replaced() {
        var name = Api.newName("exam");
        var created =
                Api.instructor()
                        .body(Api.smallExam(name))
                        .post("/v1/exams")
                        .then()
                        .statusCode(201)
                        .header("ETag", "\"0\"")
                        .header("Location", startsWith("/v1/exams/"))
                        .body("name", equalTo(name))
                        .body("duration", equalTo("PT20M"))
                        .body("revisions", equalTo(0))
                        .extract();
        var id = created.<String>path("id");
        Api.instructor()
                .get("/v1/exams/{id}", id)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("blueprint.sections", hasSize(3))
                .body("policy.scaling.method", equalTo("linear"));
        Api.instructor()
                .header("If-Match", "\"0\"")
                .body(Api.smallExam(name).replace("A test", "Another title"))
                .put("/v1/exams/{id}", id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("title", equalTo("Another title"));
    }

    @Test
    void a_text_that_the_database_cannot_keep_is_refused_with_its_place() {
        for (var text : List.of("a\\u0000b", "\\ud83d", "\\ude00\\ud83d")) {
            var exam = Api.smallExam(Api.newName("exam"));
            Api.instructor()
                    .body(exam.replace("\"D\"", '"' + text + '"'))
                    .post("/v1/exams")
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("urn:assay:problem:validation-failed"))
                    .body("errors.pointer", hasItem("#/description"));
        }
    }

    /** A pattern that repeats a group calls itself once for each repetition. */
    @Test
    void a_name_as_long_as_a_body_can_be_is_refused_with_its_place() {
        var name = Api.newName("exam");
        var exam = Api.smallExam(name);
        var places =
                Map.of(
                        "\"name\": \"" + name,
                        "#/name",
                        "\"name\": \"development",
                        "#/blueprint/sections/0/name");
        places.forEach((given, pointer) -> {
            Api.instructor()
                    .body(exam.replace(given, "\"name\": \"" + "a-".repeat(125_000) + "a"))
                    .post("/v1/exams")
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("urn:assay:problem:validation-failed"))
                    .body("errors.pointer", hasItem(pointer));
            Api.instructor()
                    .body(exam.replace(given, "\"name\": \"" + "a-".repeat(500_000)))
                    .post("/v1/exams")
                    .then()
                    .statusCode(413);
        });
    }

    @Test
    void a_number_that_nobody_can_compute_with_is_refused_with_its_place() {
        for (var number : List.of("1e5000", "1e-5000")) {
            Api.instructor()
                    .body(
                            Api.smallExam(Api.newName("exam"))
                                    .replace("\"passMark\": 720", "\"passMark\": " + number))
                    .post("/v1/exams")
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("urn:assay:problem:validation-failed"))
                    .body("errors.pointer", hasItem("#/policy/passMark"))
                    .body(
                            "errors.detail",
                            hasItem(
                                    "must not have more than 1000 digits before or after the point"));
        }
    }

    @Test
    void a_token_whose_subject_nobody_could_keep_opens_nothing() {
        for (var subject : List.of("s".repeat(256), " ", "a\0b")) {
            Api.as(Issuer.tokenOf(subject, "instructor"))
                    .get("/v1/exams")
                    .then()
                    .statusCode(401)
                    .body("type", equalTo("urn:assay:problem:unauthenticated"));
        }
        Api.as(Issuer.tokenOf("\uD83D\uDE00".repeat(255), "instructor"))
                .get("/v1/exams")
                .then()
                .statusCode(200);
    }

    @Test
    void a_parameter_that_the_database_cannot_be_asked_for_is_malformed() {
        for (var path : List.of("/v1/exams?name=%00", "/v1/sessions?candidateId=a%00b")) {
            Api.instructor()
                    .urlEncodingEnabled(false)
                    .get(path)
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("urn:assay:problem:malformed-request"))
                    .body("errors", hasSize(1));
        }
    }

    @Test
    void a_release_after_the_year_9999_is_refused_since_no_result_of_it_could_be_kept() {
        for (var at : List.of("+10000-01-01T00:00:00Z", "+300000-01-01T00:00:00Z")) {
            Api.instructor()
                    .body(releasedAt(at))
                    .post("/v1/exams")
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("urn:assay:problem:validation-failed"))
                    .body("errors.pointer", hasItem("#/policy/release/at"));
        }
    }

    private static String releasedAt(String time) {
        var exam = Api.smallExam(Api.newName("exam"));
        var released =
                exam.replaceFirst(
                        "\"when\": *\"on_grading\", *(\"at\": *null, *)?",
                        "\"when\": \"at\", \"at\": \"%s\", ".formatted(time));
        assertThat(released).isNotEqualTo(exam);
        return released;
    }

    @Test
    void an_update_says_what_it_read() {
        var id = Api.create(Api.smallExam(Api.newName("exam")));
        var exam = Api.smallExam(Api.newName("exam"));
        Api.instructor()
                .body(exam)
                .put("/v1/exams/{id}", id)
                .then()
                .statusCode(428)
                .body("type", equalTo("urn:assay:problem:version-required"));
        Api.instructor()
                .header("If-Match", "\"7\"")
                .body(exam)
                .put("/v1/exams/{id}", id)
                .then()
                .statusCode(412)
                .body("type", equalTo("urn:assay:problem:stale-version"));
    }

    @Test
    void a_name_belongs_to_one_exam() {
        var name = Api.newName("exam");
        Api.create(Api.smallExam(name));
        Api.instructor()
                .body(Api.smallExam(name))
                .post("/v1/exams")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:assay:problem:conflict-exam-name"));
        var other = Api.create(Api.smallExam(Api.newName("exam")));
        Api.instructor()
                .header("If-Match", "\"0\"")
                .body(Api.smallExam(name))
                .put("/v1/exams/{id}", other)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:assay:problem:conflict-exam-name"));
    }

    @Test
    void every_fault_of_a_body_is_named_at_once() {
        Api.instructor()
                .body(
                        """
                        {"name": "Not Kebab", "title": " ", "duration": "PT20M", "coverageFactor": 0,
                         "blueprint": {"shuffleQuestions": true, "sections": [
                           {"name": "a", "title": "A", "scored": true, "draw": {"type": "random", "count": 0, "difficulties": ["mad"]}}]},
                         "policy": {"release": {"when": "manual", "show": []}}}
                        """)
                .post("/v1/exams")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:assay:problem:validation-failed"))
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "#/name",
                                "#/title",
                                "#/coverageFactor",
                                "#/blueprint/sections/0/draw/count",
                                "#/blueprint/sections/0/draw/difficulties/0"));
    }

    @Test
    void rules_that_span_fields_are_named_by_pointer_too() {
        var unscored =
                Api.exam(
                                Api.newName("exam"),
                                "null",
                                Api.randomSection("same", 1, "", true),
                                Api.randomSection("same", 1, "", false))
                        .replace("\"shuffleQuestions\": true", "\"shuffleQuestions\": false")
                        .replace("720", "5000")
                        .replace("PT20M", "PT1S");
        Api.instructor()
                .body(unscored)
                .post("/v1/exams")
                .then()
                .statusCode(422)
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "#/duration",
                                "#/blueprint/sections/1/name",
                                "#/blueprint/shuffleQuestions",
                                "#/policy/passMark"));
    }

    @Test
    void what_cannot_be_read_is_malformed() {
        for (var body :
                List.of(
                        "{",
                        "[]",
                        Api.smallExam("x").replace("\"title\"", "\"titel\""),
                        Api.smallExam("x").replace("\"random\"", "\"raffle\""))) {
            Api.instructor()
                    .body(body)
                    .post("/v1/exams")
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("urn:assay:problem:malformed-request"));
        }
        Api.instructor()
                .get("/v1/exams/not-a-uuid")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:assay:problem:malformed-request"));
        Api.instructor().get("/v1/exams?limit=201").then().statusCode(400);
        Api.instructor().get("/v1/exams?cursor=nonsense").then().statusCode(400);
    }

    @Test
    void too_large_a_body_is_refused() {
        var text = "x".repeat(300_000);
        Api.instructor()
                .body(Api.smallExam("x").replace("A test", text))
                .post("/v1/exams")
                .then()
                .statusCode(413)
                .body("type", equalTo("urn:assay:problem:body-too-large"));
    }

    @Test
    void only_instructors_and_admins_write_exams() {
        var exam = Api.smallExam(Api.newName("exam"));
        RestAssured.given()
                .contentType("application/json")
                .body(exam)
                .post("/v1/exams")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:assay:problem:unauthenticated"));
        for (var role : List.of("candidate", "author")) {
            Api.as(Issuer.tokenOf("x", role))
                    .body(exam)
                    .post("/v1/exams")
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("urn:assay:problem:forbidden"));
        }
        Api.as(Issuer.tokenOf("root", "admin")).body(exam).post("/v1/exams").then().statusCode(201);
    }

    @Test
    void a_token_without_an_organisation_is_refused() {
        var token =
                Issuer.token(
                        Map.of("roles", java.util.Set.of("instructor")),
                        "ines",
                        "assay",
                        java.time.Instant.now().plusSeconds(60));
        Api.as(token)
                .get("/v1/exams")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:assay:problem:organisation-missing"));
    }

    @Test
    void another_organisation_s_exam_is_not_there() {
        var id = Api.publishedExam();
        var olga = Issuer.tokenIn("other", "olga", "instructor", "candidate");
        Api.as(olga)
                .get("/v1/exams/{id}", id)
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:assay:problem:no-such-exam"));
        Api.as(olga)
                .header("If-Match", "\"0\"")
                .body(Api.smallExam("stolen"))
                .put("/v1/exams/{id}", id)
                .then()
                .statusCode(404);
        Api.as(olga).post("/v1/exams/{id}/revisions", id).then().statusCode(404);
        Api.as(olga).get("/v1/exams/{id}/revisions", id).then().statusCode(404);
        Api.as(olga).get("/v1/exams/{id}/revisions/1", id).then().statusCode(404);
        Api.as(olga)
                .body("{\"examId\": \"%s\"}".formatted(id))
                .post("/v1/sessions")
                .then()
                .statusCode(404);
        Api.as(olga)
                .get("/v1/exams")
                .then()
                .statusCode(200)
                .body("items.id", not(hasItem(id.toString())));
    }

    @Test
    void candidates_see_what_is_published_and_not_how_questions_are_drawn() {
        var draft = Api.create(Api.smallExam(Api.newName("exam")));
        var published = Api.publishedExam();
        Api.candidate("carl").get("/v1/exams/{id}", draft).then().statusCode(404);
        Api.candidate("carl")
                .get("/v1/exams/{id}", published)
                .then()
                .statusCode(200)
                .body("view", equalTo("published"))
                .body("questionCount", equalTo(6))
                .body("passMark", equalTo(720))
                .body("scalingDescription", equalTo("An approximation."))
                .body("$", not(hasKey("blueprint")))
                .body("$", not(hasKey("policy")));
        Api.candidate("carl")
                .get("/v1/exams?limit=200")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(published.toString()))
                .body("items.id", not(hasItem(draft.toString())));
    }

    @Test
    void lists_are_paged_and_every_exam_comes_once() {
        var organisation = Api.newName("paged");
        var token = Issuer.tokenIn(organisation, "ines", "instructor");
        for (int i = 0; i < 5; i++) {
            Api.as(token).body(Api.smallExam("exam-" + i)).post("/v1/exams").then().statusCode(201);
        }
        var names = new ArrayList<String>();
        var cursor = "";
        do {
            var page =
                    Api.as(token)
                            .get("/v1/exams?limit=2" + cursor)
                            .then()
                            .statusCode(200)
                            .extract();
            names.addAll(page.<List<String>>path("items.name"));
            var next = page.<String>path("nextCursor");
            if (next != null) {
                assertThat(page.header("Link")).contains("rel=\"next\"").contains(next);
            }
            cursor = next == null ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        assertThat(names).containsExactly("exam-0", "exam-1", "exam-2", "exam-3", "exam-4");
        Api.as(token).get("/v1/exams?name=exam-3").then().body("items", hasSize(1));
    }

    @Test
    void an_idempotency_key_creates_once() {
        var key = UUID.randomUUID().toString();
        var exam = Api.smallExam(Api.newName("exam"));
        var first =
                Api.instructor()
                        .header("Idempotency-Key", key)
                        .body(exam)
                        .post("/v1/exams")
                        .then()
                        .statusCode(201)
                        .extract()
                        .<String>path("id");
        Api.instructor()
                .header("Idempotency-Key", key)
                .body(exam)
                .post("/v1/exams")
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .body("id", equalTo(first));
        Api.instructor()
                .header("Idempotency-Key", key)
                .body(Api.smallExam(Api.newName("exam")))
                .post("/v1/exams")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:assay:problem:idempotency-key-reused"));
    }

    @Test
    void unknown_paths_methods_and_media_types_have_their_problems() {
        var instructor = Issuer.tokenOf("ines", "instructor");
        RestAssured.given()
                .auth()
                .oauth2(instructor)
                .get("/v1/no-such-thing")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:assay:problem:no-such-path"));
        RestAssured.given()
                .auth()
                .oauth2(instructor)
                .delete("/v1/exams")
                .then()
                .statusCode(405)
                .body("type", equalTo("urn:assay:problem:method-not-allowed"));
        RestAssured.given()
                .auth()
                .oauth2(instructor)
                .contentType("text/plain")
                .body("x")
                .post("/v1/exams")
                .then()
                .statusCode(415)
                .body("type", equalTo("urn:assay:problem:unsupported-media-type"));
        RestAssured.given()
                .auth()
                .oauth2(instructor)
                .accept("text/csv")
                .get("/v1/exams")
                .then()
                .statusCode(406)
                .body("type", equalTo("urn:assay:problem:not-acceptable"));
    }
}

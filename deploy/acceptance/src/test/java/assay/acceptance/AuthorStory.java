package assay.acceptance;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AuthorStory {
    @Test
    void an_edit_after_publication_leaves_running_exams_as_they_were() {
        var question = Exams.question(Exams.bank(), "Before the edit", "edit");
        var exam = Exams.exam("PT10M", List.of(question));
        var sitting = Sitting.begin(Person.CARL, exam);

        var view =
                Person.ADA
                        .asks()
                        .get("/v1/questions/{id}", question)
                        .then()
                        .statusCode(200)
                        .extract();
        var edited = new HashMap<>(view.jsonPath().<String, Object>getMap("latest"));
        var content = new HashMap<>(view.jsonPath().<String, Object>getMap("latest.content"));
        content.put("stem", "After the edit");
        var body = new HashMap<String, Object>();
        for (var field :
                List.of(
                        "name",
                        "title",
                        "difficulty",
                        "topics",
                        "tags",
                        "language",
                        "points",
                        "key")) {
            body.put(field, edited.get(field));
        }
        body.put("bank", view.path("bank"));
        body.put("name", view.path("name"));
        body.put("content", content);
        var reply =
                Person.ADA
                        .asks()
                        .header("If-Match", view.header("ETag"))
                        .body(body)
                        .put("/v1/questions/{id}", question)
                        .then()
                        .statusCode(200)
                        .extract();
        assertNotEquals(view.header("ETag"), reply.header("ETag"));
        Person.ADA
                .asks()
                .header("If-Match", reply.header("ETag"))
                .put("/v1/questions/{id}/publication", question)
                .then()
                .statusCode(200);

        assertEquals("Before the edit", sitting.paper().getString("questions[0].content.stem"));
        sitting.submit().statusCode(201);
        Person.ADA
                .asks()
                .get("/v1/questions/{id}/versions/1", question)
                .then()
                .statusCode(200)
                .body("content.stem", equalTo("Before the edit"));
    }

    @Test
    void an_exam_that_the_bank_cannot_fill_is_not_published_and_says_what_is_missing() {
        var draw =
                Map.of(
                        "type",
                        "random",
                        "count",
                        500,
                        "bank",
                        "aws-developer-associate",
                        "topics",
                        List.of("dva-c02/security"),
                        "difficulties",
                        List.of(),
                        "tags",
                        List.of());
        var exam =
                Exams.draftOf(
                        "PT10M",
                        List.of(Exams.section("security", true, draw)),
                        List.of("score"),
                        "on_grading");

        Person.INES
                .asks()
                .post("/v1/exams/{id}/revisions", exam)
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:assay:problem:blueprint-cannot-be-filled"))
                .body("errors.pointer", hasItem("#/blueprint/sections/0/draw"));
    }

    @Test
    void partial_credit_is_exact() {
        var question = Exams.weightedQuestion(Exams.bank(), "Weigh", "weigh", "0.3");
        var sitting = Sitting.begin(Person.CARL, Exams.exam("PT10M", List.of(question)));
        sitting.save(question, Map.of("type", "multiple_choice", "choices", List.of("a")));
        sitting.submit().statusCode(201);

        var result = sitting.result();

        assertEquals(0.6, result.getDouble("score.points"), 0);
        assertEquals("partially_correct", result.getString("questions[0].verdict"));
    }

    @Test
    void a_creation_sent_twice_with_its_idempotency_key_creates_once() {
        var body = Map.of("name", "bank-" + UUID.randomUUID(), "title", "Once");
        var key = UUID.randomUUID().toString();

        String first =
                Person.ADA
                        .asks()
                        .header("Idempotency-Key", key)
                        .body(body)
                        .post("/v1/banks")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        String second =
                Person.ADA
                        .asks()
                        .header("Idempotency-Key", key)
                        .body(body)
                        .post("/v1/banks")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");

        assertEquals(first, second);
        Person.ADA
                .asks()
                .header("Idempotency-Key", key)
                .body(Map.of("name", "other-" + UUID.randomUUID(), "title", "Other"))
                .post("/v1/banks")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:assay:problem:idempotency-key-reused"));
    }

    @Test
    void the_shipped_bank_is_read_page_by_page_without_gap_or_repeat() {
        var seen = new java.util.HashSet<String>();
        String next = "/v1/questions?limit=37&topic=dva-c02/security";
        while (next != null) {
            var page =
                    Person.ADA
                            .asks()
                            .urlEncodingEnabled(false)
                            .get(next)
                            .then()
                            .statusCode(200)
                            .extract();
            for (var id : page.jsonPath().<String>getList("items.id"))
                assertEquals(true, seen.add(id), id);
            var cursor = page.jsonPath().getString("nextCursor");
            next =
                    cursor == null
                            ? null
                            : "/v1/questions?limit=37&topic=dva-c02/security&cursor=" + cursor;
        }
        assertEquals(true, seen.size() >= 28, "questions about security: " + seen.size());
    }
}

package assay.question.studynote.rest;

import static assay.question.content.QuestionSamples.withTopics;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import assay.question.platform.Api;
import assay.question.platform.RunningService;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RunningService
@DisplayNameGeneration(ReplaceUnderscores.class)
class StudyNoteResourceTest {
    private static Map<String, Object> note(String title, String... topics) {
        return Map.of(
                "title", title, "body", "# Read this", "language", "en", "topics", List.of(topics));
    }

    private static Response create(String... topics) {
        var reply = Api.author().body(note("A note", topics)).post("/v1/study-notes");
        reply.then().statusCode(201).body("publishedAt", nullValue());
        return reply;
    }

    private static Response publish(Response note) {
        var reply =
                Api.author()
                        .header("If-Match", note.header("ETag"))
                        .put("/v1/study-notes/{id}/publication", note.<String>path("id"));
        reply.then().statusCode(200).body("publishedAt", notNullValue());
        return reply;
    }

    @Test
    void a_candidate_sees_a_note_once_it_is_published() {
        var draft = create();
        var id = draft.<String>path("id");
        Api.candidate()
                .get("/v1/study-notes/{id}", id)
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:assay:problem:no-such-study-note"));
        Api.candidate()
                .get("/v1/study-notes?limit=200")
                .then()
                .statusCode(200)
                .body("items.id", not(hasItem(id)));
        Api.instructor().get("/v1/study-notes/{id}", id).then().statusCode(200);

        publish(publish(draft));

        Api.candidate()
                .get("/v1/study-notes/{id}", id)
                .then()
                .statusCode(200)
                .body("body", equalTo("# Read this"));
        Api.candidate().get("/v1/study-notes?limit=200").then().body("items.id", hasItem(id));
    }

    @Test
    void notes_are_found_by_topic_with_its_subtree() {
        withTopics();
        var id = publish(create("cloud/encryption")).<String>path("id");

        Api.candidate()
                .get("/v1/study-notes?limit=200&topic=cloud/security")
                .then()
                .body("items.id", hasItem(id));
        Api.candidate()
                .get("/v1/study-notes?limit=200&topic=cloud/operation")
                .then()
                .body("items.id", not(hasItem(id)));
    }

    @Test
    void a_note_is_rewritten_by_who_has_read_it() {
        var id = create().<String>path("id");

        Api.author()
                .header("If-Match", "\"0\"")
                .body(note("Better"))
                .put("/v1/study-notes/{id}", id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("title", equalTo("Better"));
        Api.author()
                .header("If-Match", "\"0\"")
                .body(note("Late"))
                .put("/v1/study-notes/{id}", id)
                .then()
                .statusCode(412);
        Api.author().body(note("Blind")).put("/v1/study-notes/{id}", id).then().statusCode(428);
        Api.author().put("/v1/study-notes/{id}/publication", id).then().statusCode(428);
    }

    @Test
    void a_notes_faults_are_named() {
        Api.author()
                .body(Map.of("title", "", "language", "e", "topics", List.of("cloud/nowhere")))
                .post("/v1/study-notes")
                .then()
                .statusCode(422)
                .body(
                        "errors.pointer",
                        equalTo(List.of("#/body", "#/language", "#/title", "#/topics/0")));
    }

    @Test
    void anothers_note_is_not_there_and_candidates_write_none() {
        var id = publish(create()).<String>path("id");

        Api.stranger().get("/v1/study-notes/{id}", id).then().statusCode(404);
        Api.stranger()
                .header("If-Match", "*")
                .put("/v1/study-notes/{id}/publication", id)
                .then()
                .statusCode(404);
        Api.author().get("/v1/study-notes/{id}", UUID.randomUUID()).then().statusCode(404);
        Api.candidate().body(note("Mine")).post("/v1/study-notes").then().statusCode(403);
        Api.instructor()
                .header("If-Match", "*")
                .body(note("Mine"))
                .put("/v1/study-notes/{id}", id)
                .then()
                .statusCode(403);
    }
}

package assay.question.topic.rest;

import static assay.question.content.QuestionSamples.newName;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import assay.question.platform.Api;
import assay.question.platform.RunningService;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RunningService
@DisplayNameGeneration(ReplaceUnderscores.class)
class TopicResourceTest {
    private static String newScheme() {
        var name = newName("scheme");
        Api.author()
                .body(Map.of("name", name, "title", "A scheme"))
                .post("/v1/topics/schemes")
                .then()
                .statusCode(201);
        return name;
    }

    private static Map<String, @Nullable String> topic(
            String scheme, String name, @Nullable String parent) {
        var body =
                new HashMap<String, @Nullable String>(
                        Map.of("scheme", scheme, "name", name, "title", name));
        body.put("parent", parent);
        return body;
    }

    private static Response create(String scheme, String name, @Nullable String parent) {
        var reply = Api.author().body(topic(scheme, name, parent)).post("/v1/topics");
        reply.then().statusCode(201);
        return reply;
    }

    @Test
    void a_scheme_is_created_read_changed_and_listed() {
        var name = newScheme();
        var path = "/v1/topics/schemes/" + name;

        Api.candidate()
                .get(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("title", equalTo("A scheme"));
        Api.author()
                .header("If-Match", "\"0\"")
                .body(Map.of("name", name, "title", "Better"))
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("title", equalTo("Better"));
        Api.author()
                .header("If-Match", "\"0\"")
                .body(Map.of("name", name, "title", "B"))
                .put(path)
                .then()
                .statusCode(412);
        Api.author()
                .header("If-Match", "*")
                .body(Map.of("name", "other", "title", "B"))
                .put(path)
                .then()
                .statusCode(422);
        Api.author()
                .body(Map.of("name", name, "title", "Again"))
                .post("/v1/topics/schemes")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:assay:problem:conflict-scheme-name"));
        Api.author().get("/v1/topics/schemes?limit=1").then().statusCode(200);
        Api.stranger()
                .get(path)
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:assay:problem:no-such-scheme"));
        Api.candidate()
                .body(Map.of("name", "x", "title", "x"))
                .post("/v1/topics/schemes")
                .then()
                .statusCode(403);
    }

    @Test
    void a_tree_is_listed_by_its_scheme_parents_first() {
        var scheme = newScheme();
        create(scheme, "security", null)
                .then()
                .header("ETag", "\"0\"")
                .body("topic", equalTo(scheme + "/security"))
                .body("parent", nullValue());
        create(scheme, "encryption", scheme + "/security")
                .then()
                .body("parent", equalTo(scheme + "/security"));

        Api.candidate()
                .get("/v1/topics?scheme={scheme}", scheme)
                .then()
                .statusCode(200)
                .body("items.name", equalTo(List.of("security", "encryption")))
                .body("nextCursor", nullValue());
        Api.stranger()
                .get("/v1/topics?scheme={scheme}", scheme)
                .then()
                .body("items.size()", equalTo(0));
    }

    @Test
    void a_topic_moves_within_its_tree_and_never_below_itself() {
        var scheme = newScheme();
        var top = create(scheme, "top", null).<String>path("id");
        create(scheme, "middle", scheme + "/top");
        var leaf = create(scheme, "leaf", scheme + "/middle").<String>path("id");

        Api.author()
                .header("If-Match", "\"0\"")
                .body(topic(scheme, "leaf", scheme + "/top"))
                .put("/v1/topics/{id}", leaf)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("parent", equalTo(scheme + "/top"));
        for (var below : List.of("top", "middle", "leaf")) {
            Api.author()
                    .header("If-Match", "*")
                    .body(topic(scheme, "top", scheme + "/" + below))
                    .put("/v1/topics/{id}", top)
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", equalTo(List.of("#/parent")));
        }
    }

    @Test
    void a_topic_needs_a_scheme_and_a_parent_that_are_there() {
        var scheme = newScheme();
        var other = newScheme();
        create(other, "elsewhere", null);

        Api.author()
                .body(topic("no-scheme", "a", null))
                .post("/v1/topics")
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("#/scheme")));
        Api.author()
                .body(topic(scheme, "a", scheme + "/nowhere"))
                .post("/v1/topics")
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("#/parent")));
        Api.author()
                .body(topic(scheme, "a", other + "/elsewhere"))
                .post("/v1/topics")
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("#/parent")));
    }

    @Test
    void a_topic_keeps_its_scheme_and_its_name_which_is_unique() {
        var scheme = newScheme();
        var other = newScheme();
        var id = create(scheme, "a", null).<String>path("id");

        Api.author()
                .body(topic(scheme, "a", null))
                .post("/v1/topics")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:assay:problem:conflict-topic-name"));
        create(other, "a", null);
        Api.author()
                .header("If-Match", "*")
                .body(topic(other, "b", null))
                .put("/v1/topics/{id}", id)
                .then()
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("#/scheme", "#/name"));
    }

    @Test
    void an_unknown_topic_and_anothers_topic_are_not_there() {
        var id = create(newScheme(), "a", null).<String>path("id");

        Api.author()
                .get("/v1/topics/{id}", UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:assay:problem:no-such-topic"));
        Api.stranger().get("/v1/topics/{id}", id).then().statusCode(404);
        Api.candidate().get("/v1/topics/{id}", id).then().statusCode(200);
        Api.instructor()
                .header("If-Match", "*")
                .body(topic("s", "a", null))
                .put("/v1/topics/{id}", id)
                .then()
                .statusCode(403);
    }
}

package assay.question.comment.rest;

import static assay.question.content.QuestionSamples.draft;
import static assay.question.content.QuestionSamples.newBank;
import static assay.question.content.QuestionSamples.newName;
import static assay.question.content.QuestionSamples.published;
import static assay.question.content.QuestionSamples.read;
import static assay.question.content.QuestionSamples.revise;
import static assay.question.content.QuestionSamples.singleChoice;
import static assay.question.content.QuestionSamples.trash;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
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
class CommentResourceTest {
    private static Response comment(Response question, Map<String, ?> body) {
        return Api.instructor()
                .body(body)
                .post("/v1/questions/{id}/comments", question.<String>path("id"));
    }

    private static Response comments(Response question, String query) {
        return Api.author().get("/v1/questions/{id}/comments" + query, question.<String>path("id"));
    }

    private static Response resolution(String method, Response question, Response comment) {
        return Api.author()
                .header("If-Match", comment.header("ETag"))
                .request(
                        method,
                        "/v1/questions/%s/comments/%s/resolution"
                                .formatted(
                                        question.<String>path("id"), comment.<String>path("id")));
    }

    @Test
    void a_comment_is_about_a_place_in_a_version_and_leaves_the_question_as_it_was() {
        var question = draft(singleChoice(newBank()));

        var comment =
                comment(
                        question,
                        Map.of("pointer", "/content/choices/1/text", "text", "Right as well?"));

        comment.then()
                .statusCode(201)
                .header("ETag", "\"0\"")
                .body("version", equalTo(1))
                .body("pointer", equalTo("/content/choices/1/text"))
                .body("createdBy", equalTo("ines"))
                .body("resolvedAt", nullValue());
        Api.author()
                .get(comment.header("Location"))
                .then()
                .statusCode(200)
                .body("text", equalTo("Right as well?"));
        assertThat(read(question).header("ETag")).isEqualTo(question.header("ETag"));
    }

    @Test
    void comments_stay_with_their_version() {
        var body = singleChoice(newBank());
        var first = published(body);
        comment(first, Map.of("text", "On the first."));
        var second = revise(first, body.put("title", "The second"));
        comment(second, Map.of("text", "On the second."));
        comment(second, Map.of("text", "On the first again.", "version", 1));

        comments(second, "")
                .then()
                .body(
                        "items.text",
                        equalTo(List.of("On the first.", "On the second.", "On the first again.")));
        comments(second, "?version=2")
                .then()
                .body("items.text", equalTo(List.of("On the second.")));
        var page = comments(second, "?limit=2");
        comments(second, "?limit=2&cursor=" + page.path("nextCursor"))
                .then()
                .body("items.text", equalTo(List.of("On the first again.")));
    }

    @Test
    void a_comment_is_resolved_and_opened_again() {
        var question = draft(singleChoice(newBank()));
        var comment = comment(question, Map.of("text", "Hm."));

        var resolved = resolution("put", question, comment);

        resolved.then()
                .statusCode(200)
                .body("resolvedBy", equalTo("ada"))
                .body("resolvedAt", notNullValue());
        resolution("put", question, comment)
                .then()
                .statusCode(412)
                .body("type", equalTo("urn:assay:problem:stale-version"));
        resolution("put", question, resolved)
                .then()
                .header("ETag", equalTo(resolved.header("ETag")));
        comments(question, "?state=open").then().body("items", equalTo(List.of()));
        comments(question, "?state=resolved").then().body("items.text", equalTo(List.of("Hm.")));
        resolution("delete", question, resolved)
                .then()
                .statusCode(200)
                .body("resolvedAt", nullValue())
                .body("resolvedBy", nullValue());
        comments(question, "?state=open").then().body("items.text", equalTo(List.of("Hm.")));
    }

    @Test
    void every_fault_of_a_comment_is_named() {
        var question = draft(singleChoice(newBank()));

        comment(question, Map.of("text", " ", "pointer", "content", "version", 2))
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("#/pointer", "#/text", "#/version")));
    }

    @Test
    void a_comment_that_is_sent_again_is_made_once() {
        var question = draft(singleChoice(newBank()));
        var key = newName("key");
        for (var time = 0; time < 2; time++) {
            Api.author()
                    .header("Idempotency-Key", key)
                    .body(Map.of("text", "Once."))
                    .post("/v1/questions/{id}/comments", question.<String>path("id"))
                    .then()
                    .statusCode(201);
        }
        comments(question, "").then().body("items.text", equalTo(List.of("Once.")));
    }

    @Test
    void comments_are_for_those_who_read_the_question() {
        var question = draft(singleChoice(newBank()));
        var comment = comment(question, Map.of("text", "Hm."));
        var place = comment.header("Location");

        Api.candidate().get(place).then().statusCode(403);
        Api.stranger()
                .get(place)
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:assay:problem:no-such-comment"));
        Api.stranger()
                .body(Map.of("text", "Hm."))
                .post("/v1/questions/{id}/comments", question.<String>path("id"))
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:assay:problem:no-such-question"));
        var other = draft(singleChoice(newBank()));
        Api.author()
                .get(
                        "/v1/questions/{id}/comments/{comment}",
                        other.<String>path("id"),
                        comment.<String>path("id"))
                .then()
                .statusCode(404);
        comments(question, "?state=somewhere")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("state"));
        Api.author().get("/v1/questions/{id}/comments", UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void nobody_comments_what_is_in_the_trash() {
        var question = draft(singleChoice(newBank()));
        var comment = comment(question, Map.of("text", "Hm."));
        trash(question);

        for (var reply :
                List.of(
                        comment(question, Map.of("text", "Hm?")),
                        resolution("put", question, comment))) {
            reply.then()
                    .statusCode(409)
                    .body("type", equalTo("urn:assay:problem:conflict-question-trashed"));
        }
        comments(question, "").then().body("items.text", equalTo(List.of("Hm.")));
    }
}

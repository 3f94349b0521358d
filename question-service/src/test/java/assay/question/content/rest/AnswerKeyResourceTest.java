package assay.question.content.rest;

import static assay.question.content.QuestionSamples.draft;
import static assay.question.content.QuestionSamples.multipleChoice;
import static assay.question.content.QuestionSamples.newBank;
import static assay.question.content.QuestionSamples.published;
import static assay.question.content.QuestionSamples.singleChoice;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import assay.question.platform.Api;
import assay.question.platform.Issuer;
import assay.question.platform.RunningService;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RunningService
@DisplayNameGeneration(ReplaceUnderscores.class)
class AnswerKeyResourceTest {
    private static Response lookUp(
            RequestSpecification caller, String organisation, List<?> versions) {
        return caller.body(Map.of("organisation", organisation, "questionVersionIds", versions))
                .post("/internal/v1/answer-key-lookups");
    }

    private static RequestSpecification grading() {
        return Api.service("keys:read");
    }

    @Test
    void the_latest_key_of_each_published_version_is_told_and_the_rest_is_missing() {
        var single = published(singleChoice(newBank()));
        var multiple = published(multipleChoice(newBank()));
        var draft = draft(singleChoice(newBank())).<String>path("latest.id");
        var unknown = UUID.randomUUID().toString();
        var version = single.<String>path("latest.id");
        Api.author()
                .body(
                        Map.of(
                                "reason",
                                "It changed.",
                                "key",
                                Map.of("type", "single_choice", "correct", "a")))
                .post("/v1/questions/{id}/versions/1/key-revisions", single.<String>path("id"))
                .then()
                .statusCode(201);

        var reply =
                lookUp(
                        grading(),
                        "demo",
                        List.of(
                                version,
                                multiple.<String>path("latest.id"),
                                draft,
                                unknown,
                                version));

        reply.then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("missing", equalTo(List.of(draft, unknown)))
                .body("items[0].questionVersionId", equalTo(version))
                .body("items[0].questionId", equalTo(single.<String>path("id")))
                .body("items[0].version", equalTo(1))
                .body("items[0].keyRevision", equalTo(2))
                .body("items[0].key.correct", equalTo("a"))
                .body("items[1].key.scoring.weights.b", equalTo(0.5f));
    }

    @Test
    void another_organisations_keys_are_missing() {
        var version = published(singleChoice(newBank())).<String>path("latest.id");

        lookUp(grading(), "other", List.of(version))
                .then()
                .statusCode(200)
                .body("items", empty())
                .body("missing", equalTo(List.of(version)));
    }

    @Test
    void only_the_permission_for_keys_opens_keys() {
        var versions = List.of(UUID.randomUUID());

        lookUp(Api.service("pools:read"), "demo", versions).then().statusCode(403);
        lookUp(Api.service("keys:write"), "demo", versions).then().statusCode(403);
        lookUp(Api.author(), "demo", versions).then().statusCode(403);
        lookUp(Api.admin(), "demo", versions).then().statusCode(403);
        lookUp(Api.candidate(), "demo", versions).then().statusCode(403);
        lookUp(Api.anonymous(), "demo", versions).then().statusCode(401);
    }

    @Test
    void a_persons_token_does_not_pass_for_a_services_even_with_the_scope() {
        var token =
                Issuer.token(
                        Map.of("org", "demo", "scope", "keys:read"),
                        "carl",
                        "assay",
                        Instant.now().plusSeconds(60));

        lookUp(Api.as(token), "demo", List.of(UUID.randomUUID())).then().statusCode(403);
    }

    @Test
    void a_lookup_is_bounded() {
        var tooMany = Collections.nCopies(501, UUID.randomUUID());

        lookUp(grading(), "Not An Organisation", tooMany)
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItems("#/organisation", "#/questionVersionIds"));
        lookUp(grading(), "demo", List.of()).then().statusCode(422);
        lookUp(grading(), "demo", List.of("seven"))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("#/questionVersionIds/0"));
    }
}

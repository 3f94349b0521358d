package assay.grading.submission.rest;

import static assay.grading.Api.as;
import static assay.grading.Api.asInstructor;
import static assay.grading.Api.asSessionService;
import static assay.grading.Api.deliver;
import static assay.grading.SubmissionSamples.aSubmission;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import assay.grading.GradingServiceTest;
import assay.grading.SubmissionSamples.Sample;
import assay.grading.platform.Issuer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@GradingServiceTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class SubmissionResourceTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of a question that a person marks, whatever was given to it. */
    private static final String KEY =
            """
            {"type": "essay", "rationale": "because", "marking": {"notes": "", "rubric": []}}
            """;

    @Test
    void a_submission_is_accepted_once_and_recognised_after_that() {
        var sample = aSubmission();

        deliver(sample)
                .then()
                .statusCode(202)
                .body("sessionId", equalTo(sample.sessionId.toString()));
        deliver(sample).then().statusCode(200);
    }

    @Test
    void the_same_content_may_be_written_differently() {
        var sample = aSubmission();
        deliver(sample).then().statusCode(202);

        sample.at("/paper/0").put("points", new java.math.BigDecimal("1.000"));
        ((ObjectNode) sample.json.get("policy")).put("passMark", new java.math.BigDecimal("720.0"));

        deliver(sample).then().statusCode(200);
    }

    @Test
    void another_content_under_the_same_id_is_refused_and_changes_nothing() {
        var sample = aSubmission();
        deliver(sample).then().statusCode(202);
        sample.json.put("candidateName", "Somebody else");

        deliver(sample)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:assay:problem:submission-differs"));

        asInstructor()
                .get("/v1/submissions/{id}", sample.sessionId)
                .then()
                .body("candidateName", equalTo("Carl"));
    }

    @Test
    void another_organisation_cannot_take_the_same_id() {
        var sample = aSubmission();
        deliver(sample).then().statusCode(202);

        deliver(sample.in("other")).then().statusCode(409);
    }

    @Test
    void an_instructor_reads_a_submission_as_it_was_handed_in() throws Exception {
        var sample = aSubmission();
        deliver(sample).then().statusCode(202);

        var read = asInstructor().get("/v1/submissions/{id}", sample.sessionId).asString();

        assertThat(JSON.readTree(read)).isEqualTo(JSON.readTree(sample.json.toString()));
    }

    @Test
    void submissions_are_listed_newest_first_and_in_pages() {
        var exam = UUID.randomUUID();
        var first = aSubmission().ofExam(exam).submittedAt("2026-11-23T10:20:00Z");
        var second = aSubmission().ofExam(exam).submittedAt("2026-11-23T10:25:00Z").by("clara");
        deliver(first);
        deliver(second);

        var page =
                asInstructor()
                        .get("/v1/submissions?limit=1&examId={id}", exam)
                        .then()
                        .statusCode(200)
                        .body("items.sessionId", contains(second.sessionId.toString()))
                        .extract();
        asInstructor()
                .get(
                        "/v1/submissions?limit=1&examId={id}&cursor={cursor}",
                        exam,
                        page.path("nextCursor"))
                .then()
                .body("items.sessionId", contains(first.sessionId.toString()))
                .body("nextCursor", nullValue());
        asInstructor()
                .get("/v1/submissions?examId={id}&candidateId=clara", exam)
                .then()
                .body("items.sessionId", contains(second.sessionId.toString()));
    }

    @Test
    void a_submission_that_does_not_exist_is_not_found() {
        asInstructor()
                .get("/v1/submissions/{id}", UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:assay:problem:no-such-submission"));
    }

    @Test
    void every_fault_is_named_with_its_place_and_nothing_is_kept() {
        var sample = aSubmission();
        sample.json.remove("examName");
        sample.json.put("organisation", "Not An Organisation");
        sample.json.put("submittedAt", "2026-11-23T09:59:59Z");
        sample.at("/paper/0").put("position", 0);
        sample.at("/paper/1").put("questionId", sample.single.toString());
        sample.at("/paper/2").putArray("topics").add("dva-c02/unheard-of");
        sample.at("/paper/3").putArray("choiceOrder").add("a").add("a");
        sample.at("/responses/2").put("questionId", UUID.randomUUID().toString());
        sample.at("/topics/1").put("parent", "dva-c02/nowhere");
        sample.at("/policy/scaling").put("maximum", 100);
        sample.release().put("when", "at");
        ((ObjectNode) sample.json.get("log")).put("digest", "short");

        deliver(sample)
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:assay:problem:validation-failed"))
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "#/examName",
                                "#/organisation",
                                "#/submittedAt",
                                "#/paper/0/position",
                                "#/paper/1/questionId",
                                "#/paper/2/topics/0",
                                "#/paper/3/choiceOrder/1",
                                "#/responses/1/questionId",
                                "#/responses/2/questionId",
                                "#/topics/1/parent",
                                "#/policy/scaling/maximum",
                                "#/policy/release/at",
                                "#/log/digest"));
        asInstructor().get("/v1/submissions/{id}", sample.sessionId).then().statusCode(404);
        asInstructor().get("/v1/results/{id}", sample.sessionId).then().statusCode(404);
    }

    private static void withFile(Sample sample, UUID question, String id) {
        sample.json
                .withArray("files")
                .addObject()
                .put("id", id)
                .put("questionId", question.toString())
                .put("part", "a")
                .put("name", "diagram.png")
                .put("mediaType", "image/png")
                .put("bytes", 3)
                .put("sha256", "0".repeat(64))
                .put("uploadedAt", "2026-11-23T10:04:00Z");
    }

    @Test
    void a_submission_that_is_sent_again_may_tell_what_its_files_are() throws Exception {
        var sample = aSubmission();
        deliver(sample).then().statusCode(202);
        withFile(sample, sample.single, "f1");
        deliver(sample).then().statusCode(200);

        var told = aSubmission();
        withFile(told, told.single, "f1");
        deliver(told).then().statusCode(202);
        assertThat(
                        JSON.readTree(
                                asInstructor()
                                        .get("/v1/submissions/{id}", told.sessionId)
                                        .asString()))
                .isEqualTo(JSON.readTree(told.json.toString()));
        ((ObjectNode) told.json.get("files").get(0)).put("name", "another.png");
        deliver(told).then().statusCode(409);
    }

    @Test
    void files_are_of_the_paper_and_told_once() {
        var sample = aSubmission();
        withFile(sample, UUID.randomUUID(), "f1");
        withFile(sample, sample.single, "f1");

        deliver(sample)
                .then()
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("#/files/0/questionId", "#/files/1/id"));
    }

    @Test
    void topics_that_bite_their_own_tail_are_refused() {
        var sample = aSubmission();
        sample.at("/topics/0").put("parent", "dva-c02/security-encryption");

        deliver(sample)
                .then()
                .statusCode(422)
                .body(
                        "errors.pointer",
                        containsInAnyOrder("#/topics/0/parent", "#/topics/1/parent"));
    }

    @Test
    void a_response_that_cannot_be_scored_is_no_fault_of_the_submission() {
        var sample = aSubmission();
        ((ObjectNode) sample.at("/responses/0").get("response")).put("choice", "unheard-of");

        deliver(sample).then().statusCode(202);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                  | #",
                "[]                                 | #",
                "{\"organisation\": 7}              | #/organisation",
                "{\"unheardOf\": 1}                 | #/unheardOf",
                "{\"submittedBy\": \"somebody\"}    | #/submittedBy",
                "{\"examId\": \"1\"}                | #/examId",
                "{\"paper\": [{\"points\": \"x\"}]} | #/paper/0/points",
                "{\"responses\": [{\"response\": {\"type\": \"x\"}}]} | #/responses/0/response",
                "{\"responses\": [{\"response\": {}}]} | #/responses/0/response"
            })
    void what_cannot_be_read_is_malformed_and_says_where(String body, String pointer) {
        deliver(UUID.randomUUID(), body.strip())
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:assay:problem:malformed-request"))
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void a_body_is_required() {
        asSessionService()
                .contentType("application/json")
                .put("/internal/v1/submissions/{id}", UUID.randomUUID())
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:assay:problem:malformed-request"));
    }

    @Test
    void the_largest_response_to_each_interaction_that_session_service_takes_is_taken() {
        var sample = aSubmission();
        LargestResponses.all()
                .forEach((interaction, response) ->
                        sample.asking(interaction, "1", KEY, "", response.toString()));
        assertThat(sample.json.get("responses")).hasSizeGreaterThan(20);

        deliver(sample).then().statusCode(202);

        asInstructor().get("/v1/submissions/{id}", sample.sessionId).then().statusCode(200);
    }

    @Test
    void a_paper_with_the_longest_names_is_taken() {
        var sample = aSubmission();
        var topic = "s".repeat(100) + "/" + "t".repeat(100);
        sample.json
                .withArray("topics")
                .addObject()
                .put("topic", topic)
                .put("title", "\uD83D\uDE00".repeat(200));
        sample.json.put("candidateId", "\uD83D\uDE00".repeat(255));
        sample.json.put("candidateName", "\uD83D\uDE00".repeat(500));
        sample.asking(
                "calculated",
                "1000",
                KEY,
                ", \"topics\": [\"%s\"], \"values\": {\"abcdefgh/%s\": 1e-300}"
                        .formatted(topic, "v".repeat(50)),
                null);
        withFile(sample, sample.single, "f1");
        ((ObjectNode) sample.json.at("/files/0")).put("name", " ");

        deliver(sample).then().statusCode(202);
    }

    @Test
    void a_drawn_value_that_nothing_can_be_added_to_is_refused() {
        var sample = aSubmission();
        sample.at("/paper/0").putObject("values").put("a", new java.math.BigDecimal("1e999"));
        sample.at("/paper/1").putObject("values").put("b/c", new java.math.BigDecimal("1e-301"));

        deliver(sample)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("#/paper/0/values/a", "#/paper/1/values/b~1c"));
    }

    @Test
    void a_drawn_value_that_nobody_can_compute_with_is_refused_while_it_is_read() {
        var sample = aSubmission();
        sample.at("/paper/0").putObject("values").put("a", new java.math.BigDecimal("1e999999"));

        deliver(sample)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("#/paper/0/values/a"));
    }

    @Test
    void a_text_is_as_long_as_it_has_characters_and_one_more_is_refused() {
        var sample = aSubmission();
        var emoji = "\uD83D\uDE00";
        sample.asking(
                "short_answer",
                "1",
                KEY,
                "",
                "{\"type\": \"short_answer\", \"text\": \"%s\"}".formatted(emoji.repeat(1_001)));

        deliver(sample)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("#/responses/3/response/text"))
                .body("errors.detail", contains("must have at most 1000 characters"));
    }

    /** Of 500 questions with 14 essays of 100,000 emoji, 5.6 MB. */
    @Test
    void a_submission_as_large_as_session_service_hands_over_is_taken() {
        var sample = aSubmission();
        while (sample.json.get("paper").size() < 500) {
            sample.asking(
                    "essay",
                    "1",
                    KEY,
                    "",
                    sample.json.get("paper").size() < 18
                            ? "{\"type\": \"essay\", \"text\": \"%s\"}"
                                    .formatted("\uD83D\uDE00".repeat(100_000))
                            : null);
        }
        assertThat(sample.json.toString().getBytes(UTF_8).length)
                .isBetween(5_600_000, 6 * 1024 * 1024);

        deliver(sample).then().statusCode(202);
        deliver(sample).then().statusCode(200);
    }

    @Test
    void too_large_a_body_is_refused() {
        asSessionService()
                .contentType("application/json")
                .body("\"" + "x".repeat(6 * 1024 * 1024) + "\"")
                .put("/internal/v1/submissions/{id}", UUID.randomUUID())
                .then()
                .statusCode(413)
                .body("type", equalTo("urn:assay:problem:body-too-large"));
    }

    @Test
    void too_large_a_body_is_refused_even_if_its_length_is_not_told() throws Exception {
        var bytes = ("\"" + "x".repeat(6 * 1024 * 1024 + 1) + "\"").getBytes(UTF_8);
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://localhost:%d/internal/v1/submissions/%s"
                                                .formatted(RestAssured.port, UUID.randomUUID())))
                        .header(
                                "Authorization",
                                "Bearer " + Issuer.tokenFor("session-service", "submissions:write"))
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))
                        .build();

        try (var client = HttpClient.newHttpClient()) {
            var reply = client.send(request, BodyHandlers.ofString());

            assertThat(reply.statusCode()).isEqualTo(413);
            assertThat(reply.body()).contains("urn:assay:problem:body-too-large");
        }
    }

    @Test
    void only_json_is_taken() {
        asSessionService()
                .contentType("text/plain")
                .body("{}")
                .put("/internal/v1/submissions/{id}", UUID.randomUUID())
                .then()
                .statusCode(415)
                .body("type", equalTo("urn:assay:problem:unsupported-media-type"));
    }

    @Test
    void an_id_that_is_none_is_named() {
        asSessionService()
                .contentType("application/json")
                .body(aSubmission().json.toString())
                .put("/internal/v1/submissions/1")
                .then()
                .statusCode(400)
                .body("errors", hasSize(1))
                .body("errors[0].parameter", equalTo("sessionId"));
    }

    @Test
    void only_a_service_with_the_permission_hands_submissions_in() {
        var sample = aSubmission();
        var path = "/internal/v1/submissions/" + sample.sessionId;
        var body = sample.json.toString();

        RestAssured.given()
                .contentType("application/json")
                .body(body)
                .put(path)
                .then()
                .statusCode(401)
                .body("type", equalTo("urn:assay:problem:unauthenticated"));
        for (var token :
                Set.of(
                        Issuer.tokenOf("root", "admin"),
                        Issuer.tokenOf("carl", "candidate"),
                        Issuer.tokenFor("grading-service", "keys:read"),
                        // A person's token with a service's permission.
                        Issuer.token(
                                Map.of(
                                        "org",
                                        "demo",
                                        "roles",
                                        Set.of("candidate"),
                                        "scope",
                                        "submissions:write"),
                                "carl",
                                "assay",
                                Instant.now().plusSeconds(60)))) {
            as(token)
                    .contentType("application/json")
                    .body(body)
                    .put(path)
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("urn:assay:problem:forbidden"));
        }
        as(Issuer.token(
                        Map.of("scope", "submissions:write"),
                        "session-service",
                        "somebody-else",
                        Instant.now().plusSeconds(60)))
                .contentType("application/json")
                .body(body)
                .put(path)
                .then()
                .statusCode(401);
        as(Issuer.token(
                        Map.of("scope", "submissions:write"),
                        "session-service",
                        "assay",
                        Instant.now().minusSeconds(60)))
                .contentType("application/json")
                .body(body)
                .put(path)
                .then()
                .statusCode(401);
        asInstructor().get("/v1/submissions/{id}", sample.sessionId).then().statusCode(404);
    }
}

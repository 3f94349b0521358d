package assay.grading.platform;

import static assay.grading.Api.as;
import static assay.grading.Api.asInstructor;
import static assay.grading.Api.asSessionService;
import static assay.grading.Api.deliver;
import static assay.grading.SubmissionSamples.aSubmission;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import assay.grading.GradingServiceTest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every operation has in common, shown on results, submissions and marks. */
@GradingServiceTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class HttpMannersTest {
    private static void assertProblem(Response reply, int status, String slug) {
        reply.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:assay:problem:" + slug))
                .body("status", equalTo(status))
                .body("$", not(hasKey("stackTrace")));
        assertThat(reply.asString())
                .doesNotContain("assay.grading", "java.", "Exception", "select ");
    }

    private static Response mark(String body) {
        return asInstructor()
                .contentType("application/json")
                .header("If-Match", "*")
                .body(body)
                .put("/v1/markings/{id}/mark", UUID.randomUUID());
    }

    @Test
    void a_body_of_another_media_type_is_refused() {
        assertProblem(
                asInstructor()
                        .contentType("text/plain")
                        .header("If-Match", "*")
                        .body("full points, please")
                        .put("/v1/markings/{id}/mark", UUID.randomUUID()),
                415,
                "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/results", "/v1/submissions", "/v1/markings"})
    void a_reply_of_another_media_type_cannot_be_had(String path) {
        assertProblem(asInstructor().accept("text/html").get(path), 406, "not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/result", "/v1/results/1/2/3", "/nowhere", "/internal/v1/results"})
    void a_path_that_is_not_there_is_a_problem(String path) {
        assertProblem(
                RestAssured.given()
                        .header("Authorization", "Bearer " + Issuer.tokenOf("ines", "instructor"))
                        .get(path),
                404,
                "no-such-path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/results", "/v1/submissions", "/v1/markings"})
    void a_method_that_a_path_does_not_answer_is_a_problem(String path) {
        assertProblem(
                RestAssured.given()
                        .header("Authorization", "Bearer " + Issuer.tokenOf("ines", "instructor"))
                        .delete(path),
                405,
                "method-not-allowed");
    }

    @Test
    void a_body_may_be_as_large_as_its_operation_allows_and_one_byte_larger_is_too_large() {
        var frame = "{\"comment\": \"\"}";
        var room = BodyLimit.DEFAULT_BYTES_MAX - frame.length();

        assertProblem(
                mark(frame.replace("\"\"", "\"" + "x".repeat(room) + "\"")),
                422,
                "validation-failed");
        assertProblem(
                mark(frame.replace("\"\"", "\"" + "x".repeat(room + 1) + "\"")),
                413,
                "body-too-large");
    }

    @Test
    void a_body_of_unknown_length_is_held_to_the_limit_as_well() throws Exception {
        var parts = Collections.nCopies(100, "x".repeat(1_000).getBytes(UTF_8));
        try (var client = HttpClient.newHttpClient()) {
            var reply =
                    client.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    "http://localhost:%d/v1/markings/%s/mark"
                                                            .formatted(
                                                                    RestAssured.port,
                                                                    UUID.randomUUID())))
                                    .header(
                                            "Authorization",
                                            "Bearer " + Issuer.tokenOf("ines", "instructor"))
                                    .header("Content-Type", "application/json")
                                    .header("If-Match", "*")
                                    .PUT(
                                            BodyPublishers.concat(
                                                    BodyPublishers.ofString("{\"comment\": \""),
                                                    BodyPublishers.ofByteArrays(parts)))
                                    .build(),
                            BodyHandlers.ofString());

            assertThat(reply.statusCode()).as(reply.body()).isEqualTo(413);
            assertThat(reply.body()).contains("urn:assay:problem:body-too-large");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/results", "/v1/submissions", "/v1/markings"})
    void without_a_token_nothing_opens(String path) {
        var reply = RestAssured.get(path);

        assertProblem(reply, 401, "unauthenticated");
        assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void a_token_must_be_for_this_platform_and_still_valid() {
        var claims = Map.<String, Object>of("org", "demo", "roles", Set.of("instructor"));
        var later = Instant.now().plusSeconds(300);

        assertProblem(as("no token at all").get("/v1/results"), 401, "unauthenticated");
        assertProblem(
                as(Issuer.token(claims, "ines", "another", later)).get("/v1/results"),
                401,
                "unauthenticated");
        assertProblem(
                as(Issuer.token(claims, "ines", "assay", Instant.now().minusSeconds(60)))
                        .get("/v1/results"),
                401,
                "unauthenticated");
        as(Issuer.token(claims, "ines", "assay", later)).get("/v1/results").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Demo", "-demo", "demo!", "a/b"})
    void a_token_without_a_usable_organisation_is_refused(String organisation) {
        assertProblem(
                as(Issuer.tokenIn(organisation, "ines", "instructor")).get("/v1/results"),
                403,
                "organisation-missing");
    }

    @Test
    void a_services_token_opens_no_public_operation() {
        assertProblem(asSessionService().get("/v1/results"), 403, "forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "ten", "1.5", "99999999999"})
    void a_limit_out_of_range_is_malformed(String limit) {
        var reply = asInstructor().get("/v1/results?limit=" + limit);

        assertProblem(reply, 400, "malformed-request");
        assertThat(reply.<String>path("errors[0].parameter")).isEqualTo("limit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "200"})
    void a_limit_at_the_edge_of_the_range_is_taken(String limit) {
        asInstructor().get("/v1/results?limit=" + limit).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAA", "%2B%2B", "0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a01"})
    void a_cursor_that_no_list_gave_out_is_malformed(String cursor) {
        for (var path : List.of("/v1/results", "/v1/submissions", "/v1/markings")) {
            var reply = asInstructor().urlEncodingEnabled(false).get(path + "?cursor=" + cursor);

            assertProblem(reply, 400, "malformed-request");
            assertThat(reply.<String>path("errors[0].parameter")).isEqualTo("cursor");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/results?candidateId=%00, candidateId",
        "/v1/results?candidateId=a%00b&limit=1, candidateId",
        "/v1/submissions?candidateId=%00, candidateId",
        "/v1/markings?cursor=%00, cursor"
    })
    void a_parameter_with_what_no_text_in_the_database_has_is_malformed(
            String path, String parameter) {
        var reply = asInstructor().urlEncodingEnabled(false).get(path);

        assertProblem(reply, 400, "malformed-request");
        assertThat(reply.<String>path("errors[0].parameter")).isEqualTo(parameter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "\\ud83d", "\\ude00\\ud83d", "a\\ud83db"})
    void a_text_that_no_database_keeps_is_refused_with_its_place(String text) {
        var reply = mark("{\"points\": 1, \"comment\": \"%s\"}".formatted(text));

        assertProblem(reply, 422, "validation-failed");
        assertThat(reply.<String>path("errors[0].pointer")).isEqualTo("#/comment");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e500000000", "1e-500000000", "1e1000", "0e-1001"})
    void a_number_that_nobody_can_compute_with_is_refused_with_its_place(String number) {
        var reply = mark("{\"points\": %s, \"comment\": \"Fine.\"}".formatted(number));

        assertProblem(reply, 422, "validation-failed");
        assertThat(reply.<List<String>>path("errors.pointer")).containsExactly("#/points");
        assertThat(reply.<String>path("errors[0].detail"))
                .isEqualTo("must not have more than 1000 digits before or after the point");
    }

    @Test
    void so_is_one_within_a_list_of_objects_and_the_name_in_a_map() {
        var sample = aSubmission();
        sample.at("/topics/1").put("title", "a\0b");
        var inList = deliver(sample);
        assertProblem(inList, 422, "validation-failed");
        assertThat(inList.<String>path("errors[0].pointer")).isEqualTo("#/topics/1/title");

        var another = aSubmission();
        another.at("/paper/0").putArray("choiceOrder").add("a").add("\uD83D");
        var inTexts =
                deliver(another.sessionId, another.json.toString().replace("\uD83D", "\\ud83d"));
        assertProblem(inTexts, 422, "validation-failed");
        assertThat(inTexts.<String>path("errors[0].pointer")).isEqualTo("#/paper/0/choiceOrder/1");

        var third = aSubmission();
        third.at("/paper/0").putObject("values").put("a\0b", 1);
        assertProblem(deliver(third), 422, "validation-failed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+10000-01-01T00:00:00Z",
                "+300000-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z"
            })
    void a_time_beyond_the_years_that_are_kept_is_refused_with_its_place(String time) {
        var sample = aSubmission();
        sample.releasedAt(time);
        var released = deliver(sample);
        assertProblem(released, 422, "validation-failed");
        assertThat(released.<String>path("errors[0].pointer")).isEqualTo("#/policy/release/at");

        var saved = aSubmission();
        ((ObjectNode) saved.json.at("/responses/0")).put("savedAt", time);
        assertThat(deliver(saved).<String>path("errors[0].pointer"))
                .isEqualTo("#/responses/0/savedAt");
    }
}

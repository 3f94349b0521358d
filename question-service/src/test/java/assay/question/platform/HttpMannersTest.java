package assay.question.platform;

import static assay.question.content.QuestionSamples.newName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every operation has in common, shown on banks. */
@QuarkusTest
@RunningService
@DisplayNameGeneration(ReplaceUnderscores.class)
class HttpMannersTest {
    @TestHTTPResource
    @SuppressWarnings("NullAway.Init") // the test extension fills it
    URI service;

    private static String bank(String name) {
        return "{\"name\": \"%s\", \"title\": \"A bank\"}".formatted(name);
    }

    private static Response create(String body) {
        return Api.author().body(body).post("/v1/banks");
    }

    private static void assertProblem(Response reply, int status, String slug) {
        reply.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:assay:problem:" + slug))
                .body("status", equalTo(status))
                .body("$", not(hasKey("stackTrace")));
        assertThat(reply.asString())
                .doesNotContain("assay.question", "java.", "Exception", "select ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "{\"name\": ; #",
                "[1, 2]; #",
                "\"text\"; #",
                "{\"name\": 3, \"title\": \"t\"}; #/name",
                "{\"name\": \"x\", \"title\": {}}; #/title",
                "{\"name\": \"x\", \"colour\": \"red\"}; #/colour",
                "{\"name\": \"x\", \"name\": \"y\", \"title\": \"t\"}; #",
                "{\"name\": \"x\", \"title\": \"t\"} trailing; #"
            })
    void a_body_that_cannot_be_understood_is_malformed(String body, String pointer) {
        var reply = create(body);

        assertProblem(reply, 400, "malformed-request");
        assertThat(reply.<String>path("errors[0].pointer")).isEqualTo(pointer);
        assertThat(reply.<String>path("instance")).isEqualTo("/v1/banks");
    }

    @Test
    void no_body_is_malformed() {
        assertProblem(Api.author().post("/v1/banks"), 400, "malformed-request");
        assertProblem(create("null"), 400, "malformed-request");
    }

    @Test
    void a_body_of_another_media_type_is_refused() {
        assertProblem(
                Api.author().contentType(ContentType.TEXT).body("a bank, please").post("/v1/banks"),
                415,
                "unsupported-media-type");
    }

    @Test
    void a_reply_of_another_media_type_cannot_be_had() {
        assertProblem(
                Api.author().accept(ContentType.HTML).get("/v1/banks"), 406, "not-acceptable");
    }

    @Test
    void a_path_that_is_not_there_is_a_problem() {
        assertProblem(Api.author().get("/v1/bank"), 404, "no-such-path");
        assertProblem(Api.anonymous().get("/nowhere"), 404, "no-such-path");
    }

    @Test
    void a_method_that_a_path_does_not_answer_is_a_problem() {
        assertProblem(Api.author().delete("/v1/banks"), 405, "method-not-allowed");
    }

    @Test
    void a_body_may_be_as_large_as_its_operation_allows_and_one_byte_larger_is_too_large() {
        var frame = bank(newName("bank")).replace("A bank", "A bank\", \"notice\": \"");
        var room = BodyLimit.DEFAULT_BYTES_MAX - frame.length();

        assertThat(
                        create(frame.replace("\"notice\": \"", "\"notice\": \"" + "x".repeat(room)))
                                .statusCode())
                .isEqualTo(422);
        assertProblem(
                create(frame.replace("\"notice\": \"", "\"notice\": \"" + "x".repeat(room + 1))),
                413,
                "body-too-large");
    }

    @Test
    void a_body_beyond_the_servers_limit_is_a_problem_too() {
        assertProblem(create("x".repeat(3 * 1024 * 1024)), 413, "body-too-large");
    }

    @Test
    void a_body_of_unknown_length_is_held_to_the_limit_as_well() throws Exception {
        var parts =
                Collections.nCopies(
                        100, "x".repeat(1_000).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        try (var client = HttpClient.newHttpClient()) {
            var reply =
                    client.send(
                            HttpRequest.newBuilder(service.resolve("/v1/banks"))
                                    .header(
                                            "Authorization",
                                            "Bearer " + Issuer.tokenOf("ada", "author"))
                                    .header("Content-Type", "application/json")
                                    .POST(
                                            HttpRequest.BodyPublishers.concat(
                                                    HttpRequest.BodyPublishers.ofString(
                                                            "{\"name\": \""),
                                                    HttpRequest.BodyPublishers.ofByteArrays(parts)))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(reply.statusCode()).as(reply.body()).isEqualTo(413);
            assertThat(reply.body()).contains("urn:assay:problem:body-too-large");
        }
    }

    @Test
    void without_a_token_nothing_opens() {
        var reply = Api.anonymous().get("/v1/banks");

        assertProblem(reply, 401, "unauthenticated");
        assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void a_token_must_be_for_this_platform_and_still_valid() {
        var later = Instant.now().plusSeconds(300);
        var claims = Map.<String, Object>of("org", "demo", "roles", Set.of("author"));

        assertProblem(Api.as("no token at all").get("/v1/banks"), 401, "unauthenticated");
        assertProblem(
                Api.as(Issuer.token(claims, "ada", "another", later)).get("/v1/banks"),
                401,
                "unauthenticated");
        assertProblem(
                Api.as(Issuer.token(claims, "ada", "assay", Instant.now().minusSeconds(60)))
                        .get("/v1/banks"),
                401,
                "unauthenticated");
        Api.as(Issuer.token(claims, "ada", "assay", later)).get("/v1/banks").then().statusCode(200);
    }

    @Test
    void a_token_forged_with_another_key_opens_nothing() {
        var forged = Issuer.forgedTokenOf("ada", "author");

        assertProblem(Api.as(forged).get("/v1/banks"), 401, "unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Demo", "-demo", "demo!", "a/b"})
    void a_token_without_a_usable_organisation_is_refused(String organisation) {
        assertProblem(
                Api.as(Issuer.tokenIn(organisation, "ada", "author")).get("/v1/banks"),
                403,
                "organisation-missing");
    }

    @Test
    void a_services_token_opens_no_public_operation() {
        assertProblem(Api.service("pools:read keys:read").get("/v1/banks"), 403, "forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "ten", "1.5", "99999999999"})
    void a_limit_out_of_range_is_malformed(String limit) {
        var reply = Api.author().get("/v1/banks?limit=" + limit);

        assertProblem(reply, 400, "malformed-request");
        assertThat(reply.<String>path("errors[0].parameter")).isEqualTo("limit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "200"})
    void a_limit_at_the_edge_of_the_range_is_taken(String limit) {
        Api.author().get("/v1/banks?limit=" + limit).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAA", "%2B%2B", "0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a01"})
    void a_cursor_that_no_list_gave_out_is_malformed(String cursor) {
        var reply = Api.author().get("/v1/banks?cursor=" + cursor);

        assertProblem(reply, 400, "malformed-request");
        assertThat(reply.<String>path("errors[0].parameter")).isEqualTo("cursor");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/study-notes?topic=%00, topic",
        "/v1/questions?bank=%00, bank",
        "/v1/questions?q=a%00b, q",
        "/v1/questions?changedAfter=%2B300000-01-01T00:00:00Z, changedAfter",
        "/v1/questions?changedBefore=-0001-01-01T00:00:00Z, changedBefore",
        "/v1/banks/a%00b, bankId"
    })
    void a_parameter_with_what_the_database_cannot_be_asked_for_is_malformed(
            String path, String parameter) {
        var reply = Api.author().urlEncodingEnabled(false).get(path);

        assertProblem(reply, 400, "malformed-request");
        assertThat(reply.<String>path("errors[0].parameter")).isEqualTo(parameter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "\\ud83d", "\\ude00\\ud83d"})
    void a_text_that_the_database_cannot_keep_is_refused_with_its_place(String text) {
        var reply = create(bank(newName("bank")).replace("A bank", text));

        assertProblem(reply, 422, "validation-failed");
        assertThat(reply.<String>path("errors[0].pointer")).isEqualTo("#/title");
    }

    @Test
    void a_creation_that_is_repeated_with_its_key_happens_once() {
        var key = newName("key");
        var body = bank(newName("bank"));

        var first = Api.author().header("Idempotency-Key", key).body(body).post("/v1/banks");
        var again =
                Api.author()
                        .header("Idempotency-Key", key)
                        .body(body.replace(": ", ":   "))
                        .post("/v1/banks");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.header("Idempotent-Replayed")).isNull();
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.asString()).isEqualTo(first.asString());
    }

    @Test
    void a_key_stands_for_one_request_only() {
        var key = newName("key");
        Api.author()
                .header("Idempotency-Key", key)
                .body(bank(newName("bank")))
                .post("/v1/banks")
                .then()
                .statusCode(201);

        assertProblem(
                Api.author()
                        .header("Idempotency-Key", key)
                        .body(bank(newName("bank")))
                        .post("/v1/banks"),
                422,
                "idempotency-key-reused");
    }

    @Test
    void a_key_belongs_to_one_person() {
        var key = newName("key");
        Api.author()
                .header("Idempotency-Key", key)
                .body(bank(newName("bank")))
                .post("/v1/banks")
                .then()
                .statusCode(201);

        Api.as(Issuer.tokenOf("bob", "author"))
                .header("Idempotency-Key", key)
                .body(bank(newName("bank")))
                .post("/v1/banks")
                .then()
                .statusCode(201);
    }

    @Test
    void a_key_of_a_failed_creation_can_be_used_again() {
        var taken = bank(newName("bank"));
        create(taken).then().statusCode(201);
        var key = newName("key");
        Api.author()
                .header("Idempotency-Key", key)
                .body(taken)
                .post("/v1/banks")
                .then()
                .statusCode(409);

        Api.author()
                .header("Idempotency-Key", key)
                .body(bank(newName("bank")))
                .post("/v1/banks")
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "tab\there", "é"})
    void an_unusable_key_is_malformed(String key) {
        var reply =
                Api.author()
                        .header("Idempotency-Key", key)
                        .body(bank(newName("bank")))
                        .post("/v1/banks");

        assertProblem(reply, 400, "malformed-request");
        assertThat(reply.<String>path("errors[0].header")).isEqualTo("Idempotency-Key");
    }

    @Test
    void requests_that_race_with_one_key_create_one_thing() throws Exception {
        var key = newName("key");
        var body = bank(newName("bank"));
        Callable<Response> creating =
                () -> Api.author().header("Idempotency-Key", key).body(body).post("/v1/banks");
        try (var threads = Executors.newFixedThreadPool(8)) {
            var locations = new ArrayList<String>();
            for (var reply : threads.invokeAll(Collections.nCopies(8, creating))) {
                if (reply.get().statusCode() == 201) {
                    locations.add(reply.get().header("Location"));
                } else {
                    assertProblem(reply.get(), 409, "idempotency-key-in-use");
                }
            }
            assertThat(Set.copyOf(locations)).hasSize(1);
        }
    }

    @Test
    void health_metrics_and_contract_are_open() {
        for (var path :
                List.of(
                        "/q/health/live",
                        "/q/health/ready",
                        "/q/health/started",
                        "/q/metrics",
                        "/q/openapi")) {
            assertThat(io.restassured.RestAssured.get(path).statusCode()).as(path).isEqualTo(200);
        }
        io.restassured.RestAssured.get("/q/health/live")
                .then()
                .body("checks.name.toString()", not(containsString("atabase")));
        io.restassured.RestAssured.get("/q/health/ready")
                .then()
                .body("checks.name.toString()", containsString("atabase"));
    }
}

package assay.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.local.CannotRun;
import assay.local.service.Service;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GatewayTest {

    private static final Vertx vertx = Vertx.vertx();
    private static final HttpClient client = HttpClient.newHttpClient();
    private static final HttpServer question = echo("question");
    private static final HttpServer session = echo("session");
    private static Gateway gateway = listen(0);

    @BeforeAll
    static void addAPageOfItsOwn() {
        gateway.router().get("/").handler(context -> context.response().end("landing"));
    }

    @AfterAll
    static void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        question.stop(0);
        session.stop(0);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/banks, question",
        "/v1/topics?limit=1, question",
        "/v1/questions/7, question",
        "/v1/assets/7, question",
        "/v1/study-notes, question",
        "/v1/exams, session",
        "/v1/sessions/7/responses/8, session"
    })
    void a_public_path_reaches_its_service(String path, String service) throws Exception {
        var reply = send(request(path));

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(reply.body()).getString("service")).isEqualTo(service);
        assertThat(new JsonObject(reply.body()).getString("uri")).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/v1/pools",
                "/q/health",
                "/q/metrics",
                "/v1",
                "/v1/banksy",
                "/v1/nothing",
                "/V1/banks",
                "/v1/internal"
            })
    void what_is_not_public_is_not_there(String path) throws Exception {
        assertProblem(send(request(path)), 404, "no-such-path");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/banks/../../internal/v1/answer-key-lookups",
                "/v1/banks/%2e%2e/%2E%2E/internal/v1/pools",
                "/v1/banks/..%2f..%2finternal/v1/pools",
                "/v1/banks/..%5c..%5cinternal",
                "/v1/banks/..;x/..;y/internal/v1/pools",
                "/v1/banks/./7",
                "/v1//banks"
            })
    void a_path_that_a_service_might_read_as_another_goes_nowhere(String path) throws Exception {
        var reply =
                raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(reply)
                .startsWith("HTTP/1.1 400 ")
                .contains("urn:assay:problem:malformed-request");
    }

    @Test
    void method_headers_and_body_pass_as_they_are() throws Exception {
        var body = "{\"text\": \"ä\"}";

        var reply =
                send(
                        request("/v1/exams/1?x=%20y")
                                .header("Authorization", "Bearer abc")
                                .header("If-Match", "\"3\"")
                                .header("Idempotency-Key", "k".repeat(128))
                                .PUT(HttpRequest.BodyPublishers.ofString(body)));

        var seen = new JsonObject(reply.body());
        assertThat(seen.getString("method")).isEqualTo("PUT");
        assertThat(seen.getString("uri")).isEqualTo("/v1/exams/1?x=%20y");
        assertThat(seen.getString("Authorization")).isEqualTo("Bearer abc");
        assertThat(seen.getString("If-match")).isEqualTo("\"3\"");
        assertThat(seen.getString("Idempotency-key")).isEqualTo("k".repeat(128));
        assertThat(seen.getString("X-forwarded-host")).isEqualTo("localhost:" + gateway.port());
        assertThat(seen.getString("body")).isEqualTo(body);
        assertThat(reply.headers().firstValue("ETag")).hasValue("\"4\"");
    }

    @Test
    void large_bodies_and_headers_are_for_the_service_to_judge() throws Exception {
        var reply =
                send(
                        request("/v1/exams")
                                .header("X-Long", "h".repeat(20_000))
                                .POST(HttpRequest.BodyPublishers.ofString("b".repeat(3_000_000))));

        assertThat(new JsonObject(reply.body()).getString("body")).hasSize(3_000_000);
        assertThat(new JsonObject(reply.body()).getString("X-long")).hasSize(20_000);
    }

    @Test
    void a_service_that_is_down_is_unavailable_and_the_client_told_when_to_try_again()
            throws Exception {
        var reply = send(request("/v1/results/7").POST(HttpRequest.BodyPublishers.ofString("{}")));

        assertProblem(reply, 503, "unavailable");
        assertThat(reply.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(new JsonObject(reply.body()).getString("detail")).contains("grading-service");
        assertThat(new JsonObject(reply.body()).getString("instance")).isEqualTo("/v1/results/7");
    }

    @Test
    void a_service_that_dies_in_the_middle_of_a_request_is_unavailable() throws Exception {
        try (var dying = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var other =
                    Gateway.listen(
                            vertx, 0, Map.of(Service.SESSION, dying.getLocalPort()), _ -> {});
            var reply =
                    client.sendAsync(
                            HttpRequest.newBuilder(URI.create(other.origin() + "/v1/exams"))
                                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            try (var connection = dying.accept()) {
                assertThat(connection.getInputStream().read()).isEqualTo((int) 'P');
            }

            assertProblem(reply.get(10, TimeUnit.SECONDS), 503, "unavailable");
        }
    }

    @Test
    void an_error_of_the_service_stays_its_own() throws Exception {
        var reply = send(request("/v1/exams/teapot"));

        assertThat(reply.statusCode()).isEqualTo(418);
        assertThat(reply.body()).isEqualTo("short and stout");
    }

    @Test
    void health_is_starting_until_all_is_ready() throws Exception {
        var other = listen(0);

        var before = send(HttpRequest.newBuilder(URI.create(other.origin() + "/healthz")));
        other.ready();
        var after = send(HttpRequest.newBuilder(URI.create(other.origin() + "/healthz")));

        assertThat(before.statusCode()).isEqualTo(503);
        assertThat(before.body()).isEqualTo("{\"status\":\"starting\"}");
        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(after.body()).isEqualTo("{\"status\":\"up\"}");
    }

    @Test
    void a_front_end_on_another_port_of_this_machine_may_call() throws Exception {
        var preflight =
                send(
                        request("/v1/sessions")
                                .header("Origin", "http://localhost:5173")
                                .header("Access-Control-Request-Method", "POST")
                                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
        var reply = send(request("/v1/sessions").header("Origin", "http://localhost:5173"));

        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
                .contains("Authorization", "Idempotency-Key", "If-Match", "Range");
        assertThat(reply.headers().firstValue("Access-Control-Allow-Origin"))
                .hasValue("http://localhost:5173");
        assertThat(reply.headers().firstValue("Access-Control-Expose-Headers").orElse(""))
                .contains("ETag", "Link", "Content-Range");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com",
                "http://localhost.example.com",
                "http://localhost:5173.example.com",
                "null"
            })
    void a_page_from_elsewhere_may_not_read_replies(String origin) throws Exception {
        var reply = send(request("/v1/sessions").header("Origin", origin));

        assertThat(reply.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void a_taken_port_is_said_in_one_sentence() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> listen(taken.getLocalPort()))
                    .isInstanceOf(CannotRun.class)
                    .hasMessageContaining("Port %d is taken", taken.getLocalPort())
                    .hasMessageContaining("--port");
        }
    }

    private static Gateway listen(int port) {
        return Gateway.listen(
                vertx,
                port,
                Map.of(
                        Service.QUESTION, question.getAddress().getPort(),
                        Service.SESSION, session.getAddress().getPort(),
                        Service.GRADING, portWithoutListener()),
                _ -> {});
    }

    private static int portWithoutListener() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpServer echo(String service) {
        try {
            var server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> echo(service, exchange));
            server.createContext(
                    "/v1/exams/teapot", exchange -> answer(exchange, 418, "short and stout"));
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void echo(String service, HttpExchange exchange) throws IOException {
        var seen =
                new JsonObject()
                        .put("service", service)
                        .put("method", exchange.getRequestMethod())
                        .put("uri", exchange.getRequestURI().toString())
                        .put(
                                "body",
                                new String(
                                        exchange.getRequestBody().readAllBytes(),
                                        StandardCharsets.UTF_8));
        exchange.getRequestHeaders().forEach((name, values) -> seen.put(name, values.getFirst()));
        exchange.getResponseHeaders().set("ETag", "\"4\"");
        answer(exchange, 200, seen.encode());
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void assertProblem(HttpResponse<String> reply, int status, String slug) {
        assertThat(reply.statusCode()).isEqualTo(status);
        assertThat(reply.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        var problem = new JsonObject(reply.body());
        assertThat(problem.getString("type")).isEqualTo("urn:assay:problem:" + slug);
        assertThat(problem.getInteger("status")).isEqualTo(status);
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(gateway.origin() + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Without a client that tidies paths up. */
    private static String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port());
                var out =
                        new OutputStreamWriter(
                                socket.getOutputStream(), StandardCharsets.US_ASCII)) {
            out.write(request);
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

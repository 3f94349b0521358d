package assay.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;

/**
 * Stands in for a service where a test is about the launcher: uses nothing but the JDK, so that one
 * class in a jar is enough. Like the real ones it insists on an OpenID provider that is up. A file
 * {@code fail} beside the jar makes it end with status 3 at start.
 */
public final class StubService {

    private static final Map<String, String> EXAMS = new TreeMap<>();

    private StubService() {}

    public static void main(String[] arguments) throws Exception {
        var jar =
                Path.of(
                        StubService.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
        if (Files.exists(jar.resolveSibling("fail"))) {
            System.out.println("stub was told to fail");
            System.exit(3);
        }
        var discovery =
                URI.create(
                        System.getenv("ASSAY_OIDC_ISSUER") + "/.well-known/openid-configuration");
        var reply =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(discovery).build(),
                                HttpResponse.BodyHandlers.ofString());
        if (reply.statusCode() != 200 || System.getenv("ASSAY_DATABASE_PASSWORD") == null) {
            System.out.println("stub found no provider or no database password");
            System.exit(4);
        }
        var port = Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT"));
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", StubService::handle);
        server.start();
        System.out.println("stub is up");
    }

    private static synchronized void handle(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var path = exchange.getRequestURI().getPath();
        switch (exchange.getRequestMethod() + " " + path.replaceAll("/exams/[^/]+", "/exams/ID")) {
            case "GET /q/health/ready" -> answer(exchange, 200, "{}");
            case "GET /q/openapi" ->
                    answer(
                            exchange,
                            200,
                            """
                            {"openapi": "3.1.0", "paths": {"/v1/exams": {}, "/internal/v1/pools": {}}}\
                            """);
            case "GET /v1/exams" ->
                    answer(
                            exchange,
                            200,
                            "{\"items\": ["
                                    + String.join(", ", EXAMS.values())
                                    + "], \"nextCursor\": null}");
            case "POST /v1/exams" -> {
                var exam = "{\"id\": \"e%d\", %s".formatted(EXAMS.size(), body.substring(1));
                EXAMS.put("e" + EXAMS.size(), exam);
                answer(exchange, 201, exam);
            }
            case "POST /v1/exams/ID/revisions" -> answer(exchange, 201, "{}");
            default -> answer(exchange, 404, "{}");
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}

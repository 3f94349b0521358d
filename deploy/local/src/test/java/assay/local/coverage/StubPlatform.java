package assay.local.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers what it was told to, and keeps the blueprints that it was asked about. Takes no token but
 * {@link #TOKEN}.
 */
final class StubPlatform implements AutoCloseable {
    static final String TOKEN = "a-token";

    private final HttpServer server;
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, String> answers = new HashMap<>();
    private final List<JsonNode> blueprints = new ArrayList<>();

    StubPlatform() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
        answers.put("POST /oidc/token", "{\"access_token\": \"%s\"}".formatted(TOKEN));
        answers.put(
                "GET /v1/banks?limit=200",
                "{\"items\": [{\"id\": \"b1\", \"name\": \"other\"}], \"nextCursor\": \"c/2\"}");
        answers.put(
                "GET /v1/banks?limit=200&cursor=c%2F2",
                "{\"items\": [{\"id\": \"b2\", \"name\": \"cloud\"}], \"nextCursor\": null}");
    }

    StubPlatform answering(String request, String body) {
        answers.put(request, body);
        return this;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What coverage was asked for, in order. */
    List<JsonNode> blueprints() {
        return blueprints;
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        var request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!request.endsWith("/oidc/token")
                && !("Bearer " + TOKEN)
                        .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "{\"detail\": \"A valid bearer token is required.\"}");
        } else if (answers.containsKey(request)) {
            if (request.endsWith("/coverage-reports")) {
                blueprints.add(json.readTree(body));
            }
            answer(exchange, 200, answers.get(request));
        } else {
            answer(exchange, 404, "{\"detail\": \"Nothing is found at this path.\"}");
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

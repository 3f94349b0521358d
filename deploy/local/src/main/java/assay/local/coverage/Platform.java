package assay.local.coverage;

import assay.local.CannotRun;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * A running platform, asked as an instructor. Every method throws {@link CannotRun} when there is
 * no good answer.
 */
final class Platform {
    private static final String INSTRUCTOR = "ines";
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);
    private static final int PAGES_MAX = 1_000;
    private static final int FAULTS_SHOWN = 10;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT_WITHIN).build();
    private final ObjectMapper json = new ObjectMapper();
    private final String origin;
    private final String token;

    private Platform(String origin, String token) {
        this.origin = origin;
        this.token = token;
    }

    static Platform at(String url, String token) {
        return new Platform(url.replaceFirst("/+$", ""), token);
    }

    /**
     * The local run.
     *
     * @param data its data folder
     */
    static Platform local(Path data) {
        var file = data.resolve("run/platform.properties");
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IOException e) {
            throw new CannotRun(
                    "no local run is ready: there is no %s. Start one with deploy/local/up, name its folder with --data, or another platform with --url."
                            .formatted(file),
                    e);
        }
        var origin = properties.getProperty("gateway.url", "");
        var nobody = at(origin, "");
        var reply =
                nobody.send(
                        HttpRequest.newBuilder(nobody.address("/oidc/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(
                                        BodyPublishers.ofString(
                                                "grant_type=password&username=%1$s&password=%1$s"
                                                        .formatted(INSTRUCTOR))));
        return at(origin, reply.path("access_token").asText());
    }

    JsonNode get(String path) {
        return send(asInstructor(path).GET());
    }

    JsonNode post(String path, JsonNode body) {
        return send(
                asInstructor(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.toString())));
    }

    /** Every item of a list, page after page. */
    List<JsonNode> all(String path) {
        var items = new ArrayList<JsonNode>();
        var next = path + "?limit=200";
        for (var page = 0; page < PAGES_MAX; page++) {
            var body = get(next);
            body.path("items").forEach(items::add);
            if (!body.path("nextCursor").isTextual()) {
                return items;
            }
            next = path + "?limit=200&cursor=" + escaped(body.path("nextCursor").asText());
        }
        throw new CannotRun("the list %s has no end".formatted(path));
    }

    static String escaped(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder asInstructor(String path) {
        return HttpRequest.newBuilder(address(path)).header("Authorization", "Bearer " + token);
    }

    private URI address(String path) {
        try {
            return URI.create(origin + path);
        } catch (IllegalArgumentException e) {
            throw new CannotRun("this is no address: " + origin, e);
        }
    }

    private JsonNode send(HttpRequest.Builder builder) {
        var request = builder.timeout(ANSWER_WITHIN).header("Accept", "application/json").build();
        var what = request.method() + " " + request.uri();
        try {
            var reply = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (reply.statusCode() != 200) {
                throw new CannotRun("%s: %s".formatted(what, problem(reply)));
            }
            return json.readTree(reply.body());
        } catch (JsonProcessingException e) {
            throw new CannotRun("%s does not answer with JSON".formatted(what), e);
        } catch (IOException e) {
            throw new CannotRun("%s does not answer: %s".formatted(what, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("interrupted while waiting for " + what, e);
        }
    }

    /**
     * What a refusal says to people: its detail and faults; only the status if it is no problem.
     */
    private String problem(HttpResponse<String> reply) {
        var text = new StringBuilder().append(reply.statusCode());
        try {
            var body = json.readTree(reply.body());
            text.append(' ').append(body.path("detail").asText());
            body.path("errors")
                    .valueStream()
                    .limit(FAULTS_SHOWN)
                    .forEach(fault ->
                            text.append(
                                    "%n  %s: %s"
                                            .formatted(
                                                    fault.path("pointer").asText(),
                                                    fault.path("detail").asText())));
        } catch (JsonProcessingException _) {
            text.append(", without saying why");
        }
        return text.toString();
    }
}

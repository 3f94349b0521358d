package assay.local.exam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts the exams that the platform comes with in place, over the public API as any instructor
 * would. Running it again changes nothing; an exam whose definition has changed since gets a new
 * revision.
 */
public final class ReadyExams {

    private static final List<String> NAMES =
            List.of(
                    "aws-developer-associate-practice",
                    "aws-developer-associate-taster",
                    "aws-developer-associate-workout");

    private static final String INSTRUCTOR = "ines";
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int FAULTS_SHOWN = 4;
    private static final int PAGES_MAX = 1_000;

    private final String origin;
    private final HttpClient client;
    private final ObjectMapper json = new ObjectMapper();

    /** Of the platform behind {@code origin}. */
    public ReadyExams(String origin, HttpClient client) {
        this.origin = origin;
        this.client = client;
    }

    /** What became of one exam. */
    public sealed interface Outcome {
        /** The name of the exam. */
        String exam();

        /** It was there already, as it should be. */
        record Unchanged(String exam) implements Outcome {}

        /** It is published now. */
        record Published(String exam) implements Outcome {}

        /** The platform refused it; {@code problem} is what it says. */
        record Refused(String exam, String problem) implements Outcome {}
    }

    /** Sees that each exam is there and published. */
    public List<Outcome> putInPlace() throws InterruptedException {
        try {
            var token = token();
            var outcomes = new ArrayList<Outcome>();
            for (var name : NAMES) {
                outcomes.add(putInPlace(name, token));
            }
            return outcomes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Outcome putInPlace(String name, String token) throws IOException, InterruptedException {
        var wanted = definition(name);
        var found = find(name, token);
        String id;
        if (found.isEmpty()) {
            var created = send("POST", "/v1/exams", token, Optional.empty(), wanted);
            if (created.statusCode() != 201) {
                return new Outcome.Refused(name, problem(created));
            }
            id = json.readTree(created.body()).path("id").asText();
        } else {
            id = found.get().path("id").asText();
            var current = send("GET", "/v1/exams/" + id, token, Optional.empty(), null);
            if (Definition.saysAllOf(wanted, json.readTree(current.body()))) {
                if (isPublished(id, token)) {
                    return new Outcome.Unchanged(name);
                }
            } else {
                var replaced =
                        send(
                                "PUT",
                                "/v1/exams/" + id,
                                token,
                                current.headers().firstValue("ETag"),
                                wanted);
                if (replaced.statusCode() != 200) {
                    return new Outcome.Refused(name, problem(replaced));
                }
            }
        }
        var published =
                send("POST", "/v1/exams/" + id + "/revisions", token, Optional.empty(), null);
        return published.statusCode() == 201
                ? new Outcome.Published(name)
                : new Outcome.Refused(name, problem(published));
    }

    private boolean isPublished(String id, String token) throws IOException, InterruptedException {
        var revisions =
                send(
                        "GET",
                        "/v1/exams/" + id + "/revisions?limit=1",
                        token,
                        Optional.empty(),
                        null);
        return !json.readTree(revisions.body()).path("items").isEmpty();
    }

    private Optional<JsonNode> find(String name, String token)
            throws IOException, InterruptedException {
        var path = "/v1/exams?limit=200";
        for (var page = 0; page < PAGES_MAX; page++) {
            var reply = send("GET", path, token, Optional.empty(), null);
            if (reply.statusCode() != 200) {
                throw new IOException("the list of exams can't be read: " + problem(reply));
            }
            var body = json.readTree(reply.body());
            for (var exam : body.path("items")) {
                if (exam.path("name").asText().equals(name)) {
                    return Optional.of(exam);
                }
            }
            if (!body.path("nextCursor").isTextual()) {
                return Optional.empty();
            }
            path =
                    "/v1/exams?limit=200&cursor="
                            + URLEncoder.encode(
                                    body.path("nextCursor").asText(), StandardCharsets.UTF_8);
        }
        throw new IOException("the list of exams has no end");
    }

    private JsonNode definition(String name) throws IOException {
        try (var in = ReadyExams.class.getResourceAsStream("/exams/" + name + ".json")) {
            return json.readTree(in);
        }
    }

    private String token() throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(origin + "/oidc/token"))
                        .timeout(LIMIT)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "grant_type=password&username="
                                                + INSTRUCTOR
                                                + "&password="
                                                + INSTRUCTOR))
                        .build();
        var reply = client.send(request, HttpResponse.BodyHandlers.ofString());
        return json.readTree(reply.body()).path("access_token").asText();
    }

    private HttpResponse<String> send(
            String method,
            String path,
            String token,
            Optional<String> ifMatch,
            @org.jspecify.annotations.Nullable JsonNode body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(origin + path))
                        .timeout(LIMIT)
                        .header("Authorization", "Bearer " + token);
        ifMatch.ifPresent(tag -> request.header("If-Match", tag));
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(
                            method,
                            HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)));
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The reply's problem for people: its detail, and the first few faults. */
    private String problem(HttpResponse<String> reply) {
        try {
            var body = json.readTree(reply.body());
            var faults = body.path("errors");
            var text =
                    new StringBuilder(
                            "%d %s".formatted(reply.statusCode(), body.path("detail").asText()));
            faults.valueStream()
                    .limit(FAULTS_SHOWN)
                    .forEach(fault ->
                            text.append(
                                    "%n      %s: %s"
                                            .formatted(
                                                    fault.path("pointer").asText(),
                                                    fault.path("detail").asText())));
            if (faults.size() > FAULTS_SHOWN) {
                text.append("%n      and %d more".formatted(faults.size() - FAULTS_SHOWN));
            }
            return text.toString();
        } catch (IOException e) {
            return Integer.toString(reply.statusCode());
        }
    }
}

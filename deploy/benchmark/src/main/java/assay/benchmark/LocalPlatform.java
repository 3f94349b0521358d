package assay.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * The platform as {@code deploy/local/up} starts it, on free ports and in a folder of its own that
 * goes with it.
 */
final class LocalPlatform implements AutoCloseable {
    /** The first start after a checkout builds the services. */
    private static final Duration READY_WITHIN = Duration.ofMinutes(15);

    private static final int QUESTIONS_PER_SESSION = 10;
    private static final List<String> CANDIDATES = List.of("carl", "carl2", "carl3", "carl4");

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json;
    private final Process launcher;
    private final Path folder;
    private final int gatewayPort;
    private final int sessionPort;
    private final int databasePort;

    private LocalPlatform(
            ObjectMapper json,
            Process launcher,
            Path folder,
            int gatewayPort,
            int sessionPort,
            int databasePort) {
        this.json = json;
        this.launcher = launcher;
        this.folder = folder;
        this.gatewayPort = gatewayPort;
        this.sessionPort = sessionPort;
        this.databasePort = databasePort;
    }

    static LocalPlatform start(Path root, ObjectMapper json)
            throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("assay-benchmark");
        var ports = freePorts(3);
        var launcher =
                new ProcessBuilder(
                                root.resolve("deploy/local/up").toString(),
                                "--peak",
                                "--data",
                                folder.resolve("data").toString(),
                                "--port",
                                Integer.toString(ports.get(0)),
                                "--session-port",
                                Integer.toString(ports.get(1)),
                                "--postgres-port",
                                Integer.toString(ports.get(2)))
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("up.log").toFile())
                        .start();
        var platform =
                new LocalPlatform(json, launcher, folder, ports.get(0), ports.get(1), ports.get(2));
        try {
            platform.awaitReady();
        } catch (IllegalStateException e) {
            platform.close();
            throw e;
        }
        return platform;
    }

    /** Where saves go: straight to session-service, as from behind a load balancer. */
    URI sessionService() {
        return URI.create("http://127.0.0.1:" + sessionPort);
    }

    /** The process of this service. */
    ProcessHandle service(String id) {
        var folder = "/%s/".formatted(id);
        return launcher.descendants()
                // a shell that watches over it has the same words in its command line
                .filter(process -> process.info().command().orElse("").endsWith("java"))
                .filter(process ->
                        process.info().commandLine().orElse("").contains(folder + "target/"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(id + " does not run"));
    }

    int databasePort() {
        return databasePort;
    }

    String databasePassword() throws IOException {
        return databasePassword("session");
    }

    /** Of the role and database of this name. */
    String databasePassword(String database) throws IOException {
        var secrets = new Properties();
        try (var in = Files.newInputStream(folder.resolve("data/secrets.properties"))) {
            secrets.load(in);
        }
        return secrets.getProperty(database + ".database.password");
    }

    /**
     * Starts sessions over the public API.
     *
     * @return one line for each: id, token, then {@code questionId=choiceId} for each question,
     *     separated by tabs
     */
    List<String> startSessions(int count) throws IOException, InterruptedException {
        var instructor = token("ines");
        var questions = publishedSingleChoiceQuestions(token("ada"));
        var tokens = new ArrayList<String>();
        for (var candidate : CANDIDATES) tokens.add(token(candidate));
        var lines = new ArrayList<String>();
        for (int exam = 0; lines.size() < count; exam++) {
            var examId = publishExam(instructor, exam, questions);
            for (var token : tokens) {
                if (lines.size() < count) lines.add(startSession(token, examId));
            }
        }
        return lines;
    }

    private List<String> publishedSingleChoiceQuestions(String author)
            throws IOException, InterruptedException {
        var page =
                get(
                        "/v1/questions?state=published&interaction=single_choice&limit="
                                + QUESTIONS_PER_SESSION,
                        author);
        var ids = new ArrayList<String>();
        page.get("items").forEach(item -> ids.add(item.get("id").asText()));
        return ids;
    }

    private String publishExam(String instructor, int number, List<String> questionIds)
            throws IOException, InterruptedException {
        var draw = Map.of("type", "fixed", "questionIds", questionIds);
        var section = Map.of("name", "all", "title", "All", "scored", true, "draw", draw);
        var exam =
                post(
                        "/v1/exams",
                        instructor,
                        Map.of(
                                "name",
                                "benchmark-" + number,
                                "title",
                                "Benchmark",
                                "description",
                                "For load",
                                "instructions",
                                "Save",
                                "duration",
                                "PT3H",
                                "blueprint",
                                Map.of("shuffleQuestions", true, "sections", List.of(section)),
                                "policy",
                                Map.of(
                                        "release",
                                        Map.of("when", "manual", "show", List.of("score")))));
        var id = exam.get("id").asText();
        post("/v1/exams/" + id + "/revisions", instructor, Map.of());
        return id;
    }

    private String startSession(String candidate, String examId)
            throws IOException, InterruptedException {
        var started = post("/v1/sessions", candidate, Map.of("examId", examId));
        var id = started.get("session").get("id").asText();
        var token = started.get("token").asText();
        var line = new StringBuilder(id).append('\t').append(token);
        for (var question : get("/v1/sessions/" + id + "/paper", token).get("questions")) {
            line.append('\t')
                    .append(question.get("questionId").asText())
                    .append('=')
                    .append(question.get("content").get("choices").get(0).get("id").asText());
        }
        return line.toString();
    }

    String token(String user) throws IOException, InterruptedException {
        var form =
                "grant_type=password&client_id=assay-demo&username=%1$s&password=%1$s"
                        .formatted(URLEncoder.encode(user, StandardCharsets.UTF_8));
        var request =
                HttpRequest.newBuilder(gateway("/oidc/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build();
        return send(request).get("access_token").asText();
    }

    private JsonNode get(String path, String token) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(gateway(path))
                        .header("Authorization", "Bearer " + token)
                        .build());
    }

    private JsonNode post(String path, String token, Map<String, ?> body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(gateway(path)).header("Authorization", "Bearer " + token);
        if (body.isEmpty()) return send(request.POST(BodyPublishers.noBody()).build());
        return send(
                request.header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json.writeValueAsString(body)))
                        .build());
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        var reply = http.send(request, BodyHandlers.ofString());
        if (reply.statusCode() >= 300) {
            throw new IllegalStateException(
                    "%s %s: %d %s"
                            .formatted(
                                    request.method(),
                                    request.uri(),
                                    reply.statusCode(),
                                    reply.body()));
        }
        return json.readTree(reply.body());
    }

    URI gateway(String path) {
        return URI.create("http://localhost:" + gatewayPort + path);
    }

    private void awaitReady() throws IOException, InterruptedException {
        var deadline = Instant.now().plus(READY_WITHIN);
        while (!log().contains("Assay is ready")) {
            if (!launcher.isAlive() || Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("the platform is not ready:\n" + log());
            }
            Thread.sleep(200);
        }
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("up.log"));
    }

    private static List<Integer> freePorts(int count) throws IOException {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i < count; i++) sockets.add(new ServerSocket(0));
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (var socket : sockets) socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        launcher.destroy();
        try {
            if (!launcher.waitFor(40, TimeUnit.SECONDS)) launcher.destroyForcibly();
        } catch (InterruptedException e) {
            launcher.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList())
                Files.deleteIfExists(file);
        }
    }
}

package assay.acceptance;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The whole platform as a stranger gets it: a process of {@code deploy/local/up} on free ports and
 * with a data folder of its own, but without the training that makes later starts faster: it takes
 * longer than all starts here. One run serves all stories; it ends with this JVM.
 */
final class Platform {
    private static final Duration READY_WITHIN = Duration.ofMinutes(4);
    private static final long NO_PROCESS = -1;
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final class Holder {
        static final Platform RUNNING = start();
    }

    private final Path root;
    private final URI origin;
    private final Path data;
    private volatile Process launcher;
    private int starts = 1;

    private Platform(Path root, int port, Path data) throws IOException {
        this.root = root;
        this.origin = URI.create("http://localhost:" + port);
        this.data = data;
        this.launcher = launch();
    }

    static Platform running() {
        return Holder.RUNNING;
    }

    URI origin() {
        return origin;
    }

    /** A value of one of the launcher's property files, which only its owner can read. */
    String property(String file, String key) {
        var properties = new Properties();
        try (var in = Files.newInputStream(data.resolve(file))) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Objects.requireNonNull(properties.getProperty(key), key);
    }

    /** Keeps a service down, once killed, until {@link #letBack}. */
    void hold(Service service) {
        try {
            Files.createFile(holdOf(service));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void letBack(Service service) {
        try {
            Files.deleteIfExists(holdOf(service));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path holdOf(Service service) {
        return data.resolve("run").resolve(service.processName() + ".hold");
    }

    /**
     * Kills one service as a crash would ({@code SIGKILL}) and returns once its process is gone.
     */
    void kill(Service service) {
        var process = ProcessHandle.of(processId(service)).orElseThrow();
        process.destroyForcibly();
        process.onExit().orTimeout(20, SECONDS).join();
    }

    /**
     * Waits until the launcher has replaced a killed service and the new one answers through the
     * gateway.
     */
    void awaitBack(Service service, long formerProcessId) {
        var deadline = Instant.now().plus(READY_WITHIN);
        while (processId(service) == formerProcessId
                || processId(service) == NO_PROCESS
                || !answers(origin.resolve(service.probe()))) {
            if (!launcher.isAlive())
                throw new IllegalStateException("the launcher ended: " + log());
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException(service + " did not come back: " + log());
            }
            pause();
        }
    }

    long processId(Service service) {
        try {
            return Long.parseLong(
                    Files.readString(data.resolve("run").resolve(service.processName() + ".pid"))
                            .strip());
        } catch (NoSuchFileException | NumberFormatException e) {
            return NO_PROCESS; // down, or the launcher is just writing it
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Platform start() {
        try {
            var folder = Files.createTempDirectory("assay-acceptance");
            var platform = new Platform(root(), freePort(), folder.resolve("data"));
            Runtime.getRuntime().addShutdownHook(new Thread(platform::stop, "stop-platform"));
            platform.awaitReady();
            return platform;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is under test. */
    static Path root() {
        try {
            return Path.of(System.getProperty("assay.root", "../..")).toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process launch() throws IOException {
        var command =
                new ProcessBuilder(
                        root.resolve("deploy/local/up").toString(),
                        "--no-train",
                        "--data",
                        data.toString(),
                        "--port",
                        Integer.toString(origin.getPort()),
                        "--restart-services");
        command.environment().put("ASSAY_LOG_JSON", "true"); // as in production
        return command.redirectErrorStream(true).redirectOutput(output().toFile()).start();
    }

    private Path output() {
        return data.resolveSibling("up-" + starts + ".log");
    }

    /**
     * Kills everything at once, as a power cut would: launcher, services, PostgreSQL, and the
     * watchdogs that would end them orderly. Returns once all are gone.
     */
    void cutPower() {
        var all =
                Stream.concat(Stream.of(launcher.toHandle()), launcher.toHandle().descendants())
                        .toList();
        var command = new ArrayList<>(List.of("kill", "-KILL"));
        all.forEach(process -> command.add(Long.toString(process.pid())));
        try {
            // what has just ended by itself makes its status a failure, which says nothing
            var _ = new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        var deadline = Instant.now().plusSeconds(20);
        while (all.stream().anyMatch(Platform::runs)) {
            if (Instant.now().isAfter(deadline)) throw new IllegalStateException("some live on");
            pause();
        }
    }

    /** What nobody has waited for yet is listed as alive, but has no command line any more. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().commandLine().isPresent();
    }

    /** Starts it again after {@link #cutPower}, on the same data and at the same address. */
    void powerUp() {
        try {
            starts++;
            launcher = launch();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitReady();
        Person.forgetTokens(); // the demo provider of each run has its own key
    }

    /** The log of a service since its last start, a JSON object each. */
    List<JsonNode> log(Service service) {
        try (var lines =
                Files.lines(data.resolve("logs").resolve(service.processName() + ".log"))) {
            return lines.filter(line -> line.startsWith("{")).map(Platform::parsed).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException _) {
            return MissingNode.getInstance(); // the last one, half written
        }
    }

    private void awaitReady() {
        var deadline = Instant.now().plus(READY_WITHIN);
        while (!log().contains("Assay is ready")) {
            if (!launcher.isAlive())
                throw new IllegalStateException("the launcher ended: " + log());
            if (Instant.now().isAfter(deadline))
                throw new IllegalStateException("not ready in time: " + log());
            pause();
        }
    }

    private static boolean answers(URI address) {
        try {
            var request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() < 500;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String log() {
        try {
            return Files.readString(output());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void stop() {
        launcher.destroy();
        try {
            if (!launcher.waitFor(40, TimeUnit.SECONDS)) launcher.destroyForcibly();
            try (var files = Files.walk(data.getParent())) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * The three services, with a public path that answers (if only by a 401) when the service is
     * up.
     */
    enum Service {
        QUESTION("question-service", "/v1/banks"),
        SESSION("session-service", "/v1/exams"),
        GRADING("grading-service", "/v1/results");

        private final String processName;
        private final String probe;

        Service(String processName, String probe) {
            this.processName = processName;
            this.probe = probe;
        }

        String processName() {
            return processName;
        }

        String probe() {
            return probe;
        }
    }
}

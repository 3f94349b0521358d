package assay.local;

import static org.assertj.core.api.Assertions.assertThat;

import assay.local.process.Leftovers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The launcher as a process of its own, as {@code deploy/local/up} starts it. */
final class Launched implements AutoCloseable {

    private static final int SIGINT = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient client = HttpClient.newHttpClient();

    /**
     * What a background job of a shell without job control starts ignores SIGINT, and so does what
     * that starts in turn; a JVM then leaves it so. GNU's env can undo that.
     */
    private static final List<String> DEFAULT_INTERRUPT =
            ends(0, "env", "--default-signal=INT", "true")
                    ? List.of("env", "--default-signal=INT")
                    : List.of();

    private final Process process;
    private final Path data;
    private final Path output;

    private Launched(Process process, Path data, Path output) {
        this.process = process;
        this.data = data;
        this.output = output;
    }

    /**
     * Starts it on the data folder; the gateway takes a free port unless the arguments say
     * otherwise.
     */
    static Launched on(Path data, StubHome home, String... arguments) throws IOException {
        var command = new ArrayList<>(DEFAULT_INTERRUPT);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Dassay.home=" + home.path(), "-XX:TieredStopAtLevel=1"));
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "assay.local.Main"));
        command.addAll(List.of("--data", data.toString(), "--port", "0"));
        command.addAll(List.of(arguments));
        var output = Files.createTempFile("launched-", ".txt");
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        return new Launched(process, data.toAbsolutePath(), output);
    }

    /** Whether Ctrl-C reaches the launcher: not where SIGINT is ignored and nothing undoes it. */
    static boolean canBeInterrupted() throws IOException {
        return !DEFAULT_INTERRUPT.isEmpty() || !ignoresInterrupt();
    }

    /** Of this process; false where the system does not tell. */
    private static boolean ignoresInterrupt() throws IOException {
        var status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                .anyMatch(ignored -> (ignored & 1L << (SIGINT - 1)) != 0);
    }

    private static boolean ends(int status, String... command) {
        try {
            return new ProcessBuilder(command).start().waitFor() == status;
        } catch (IOException _) {
            return false; // there is no such program
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Launched awaitReady() {
        await(() -> output().contains("Assay is ready") || !process.isAlive());
        assertThat(output()).contains("Assay is ready");
        return this;
    }

    int awaitExit() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .withFailMessage(() -> "still running; it said:\n" + output())
                .isTrue();
        return process.exitValue();
    }

    void signal(String name) throws IOException, InterruptedException {
        signal(name, process.pid());
    }

    static void signal(String name, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What {@code run/platform.properties} says under the name. */
    String told(String name) throws IOException {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(data.resolve("run/platform.properties"))) {
            properties.load(in);
        }
        return properties.getProperty(name);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(told("gateway.url") + path)).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Every process that runs on the data folder, the launcher apart. */
    List<ProcessHandle> others() {
        return ProcessHandle.allProcesses()
                .filter(other -> other.pid() != process.pid())
                .filter(other -> Leftovers.belongsTo(data, other))
                .toList();
    }

    void awaitNobodyLeft() {
        await(() -> others().isEmpty());
        assertThat(others()).isEmpty();
    }

    static void await(BooleanSupplier condition) {
        var giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < giveUpAt) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        try {
            awaitNobodyLeft();
        } finally {
            others().forEach(ProcessHandle::destroyForcibly);
            Files.delete(output);
        }
    }
}

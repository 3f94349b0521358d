package assay.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import assay.local.process.PidFile;
import assay.local.service.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher from outside, as a process that is used, interrupted and killed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@SuppressWarnings("NullAway.Init") // JUnit sets the fields
class LocalRunTest {

    @TempDir private static Path temporary;

    /**
     * Shared, since making databases takes long; each run must cope with what the one before left.
     */
    private static Path data;

    private StubHome home;

    @BeforeEach
    void build() throws IOException {
        data = temporary.resolve("data");
        home = StubHome.in(Files.createTempDirectory(temporary, "home-"));
    }

    @Test
    void a_run_offers_what_it_says_and_ends_with_ctrl_c() throws Exception {
        try (var run = Launched.on(data, home).awaitReady()) {
            assertThat(run.output())
                    .contains(
                            "flushing to disk",
                            "aws-developer-associate-practice",
                            "aws-developer-associate-taster",
                            "aws-developer-associate-workout")
                    .contains(run.told("gateway.url") + "/reference/");
            assertThat(run.get("/healthz").body()).isEqualTo("{\"status\":\"up\"}");
            assertThat(run.get("/").body())
                    .contains("<h1>Assay</h1>", "data-user=\"carl\"", run.told("gateway.url"))
                    .doesNotContain("{{");
            assertThat(run.get("/").headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'")
                    .doesNotContain("unsafe");
            assertThat(run.get("/page/landing.js").statusCode()).isEqualTo(200);
            assertThat(run.get("/reference").headers().firstValue("Location"))
                    .hasValue("/reference/");
            assertThat(run.get("/reference/").body())
                    .contains("swagger-ui-bundle.js", "<option>carl</option>");
            assertThat(run.get("/reference/ui/swagger-ui-bundle.js").statusCode()).isEqualTo(200);
            assertThat(run.get("/reference/session-service.yaml").body())
                    .contains("/v1/exams", run.told("gateway.url"))
                    .doesNotContain("/internal");
            assertThat(run.get("/v1/exams").body()).contains("\"passMark\":720");
            assertThat(run.get("/internal/v1/pools").statusCode()).isEqualTo(404);
            assertThat(services(run)).hasSize(3).allMatch(LocalRunTest::startsQuickly);

            assumeThat(Launched.canBeInterrupted())
                    .as("SIGINT is ignored here and env has no --default-signal")
                    .isTrue();
            run.signal("INT");

            assertThat(run.awaitExit()).isEqualTo(130);
            run.awaitNobodyLeft();
            assertThat(data.resolve("run/platform.properties")).doesNotExist();
        }
    }

    @Test
    void a_second_run_on_the_same_folder_is_refused_and_the_first_goes_on() throws Exception {
        try (var first = Launched.on(data, home).awaitReady();
                var second = Launched.on(data, home, "--fresh")) {
            assertThat(second.awaitExit()).isEqualTo(1);
            assertThat(second.output())
                    .contains(
                            "Another run (process "
                                    + first.told("launcher.pid")
                                    + ") uses the data folder "
                                    + data)
                    .contains("--data");
            assertThat(first.get("/healthz").statusCode()).isEqualTo(200);

            first.signal("TERM");

            assertThat(first.awaitExit()).isEqualTo(143);
            first.awaitNobodyLeft();
        }
    }

    @Test
    void killing_the_launcher_leaves_nobody_behind_and_the_next_run_starts() throws Exception {
        try (var killed = Launched.on(data, home).awaitReady()) {
            assertThat(killed.others()).hasSizeGreaterThanOrEqualTo(4);

            killed.signal("KILL");

            killed.awaitNobodyLeft();
        }
        var secrets = Files.readString(data.resolve("secrets.properties"));
        try (var next = Launched.on(data, home, "--peak").awaitReady()) {
            assertThat(next.get("/healthz").statusCode()).isEqualTo(200);
            assertThat(data.resolve("secrets.properties")).hasContent(secrets);
            assertThat(services(next)).hasSize(3).noneMatch(LocalRunTest::startsQuickly);
        }
    }

    @Test
    void where_the_watchdogs_are_killed_too_the_next_run_stops_what_lives_on() throws Exception {
        try (var killed = Launched.on(data, home).awaitReady()) {
            var watchdogs =
                    killed.others().stream()
                            .filter(other ->
                                    other.info().commandLine().orElse("").contains("watchdog"))
                            .toList();
            assertThat(watchdogs).hasSizeGreaterThanOrEqualTo(8);
            // A launcher that runs on would stop what its dead watchdogs leave.
            killed.signal("STOP");
            watchdogs.forEach(ProcessHandle::destroyForcibly);
            killed.signal("KILL");
            assertThat(killed.awaitExit()).isEqualTo(137);
            var survivors = killed.others();
            assertThat(survivors).isNotEmpty();

            try (var next = Launched.on(data, home).awaitReady()) {
                assertThat(next.output())
                        .contains("The run before was killed; stopped what it left:");
                assertThat(survivors).noneMatch(ProcessHandle::isAlive);
            }
        }
    }

    @Test
    void a_service_that_dies_ends_the_run_with_the_end_of_its_log() throws Exception {
        try (var run = Launched.on(data, home).awaitReady()) {
            Launched.signal("KILL", pid(Service.SESSION));

            assertThat(run.awaitExit()).isEqualTo(1);
            assertThat(run.output())
                    .contains("assay: session-service ended unexpectedly, with status 137")
                    .contains("stub is up")
                    .contains(data.resolve("logs/session-service.log").toString());
            run.awaitNobodyLeft();
        }
    }

    @Test
    void a_service_that_does_not_start_ends_the_run_with_the_end_of_its_log() throws Exception {
        home.breakDown(Service.GRADING);

        try (var run = Launched.on(data, home)) {
            assertThat(run.awaitExit()).isEqualTo(1);
            assertThat(run.output())
                    .contains("assay: grading-service ended unexpectedly, with status 3")
                    .contains("stub was told to fail")
                    .doesNotContain("Assay is ready");
            run.awaitNobodyLeft();
        }
    }

    @Test
    void a_test_may_kill_services_keep_them_down_and_have_them_started_again() throws Exception {
        try (var run = Launched.on(data, home, "--restart-services").awaitReady()) {
            var hold = Files.createFile(data.resolve("run/session-service.hold"));
            var before = pid(Service.SESSION);
            Launched.signal("KILL", before);
            Launched.await(() -> !pidFile(Service.SESSION).toFile().exists());

            var whileDown = run.get("/v1/exams");
            Files.delete(hold);
            Launched.await(() -> pidFile(Service.SESSION).toFile().exists() && ready(run));

            assertThat(whileDown.statusCode()).isEqualTo(503);
            assertThat(whileDown.headers().firstValue("Retry-After")).isPresent();
            assertThat(run.get("/v1/exams").statusCode()).isEqualTo(200);
            assertThat(pid(Service.SESSION)).isNotEqualTo(before);
        }
    }

    @Test
    void a_run_on_a_new_folder_begins_with_what_the_training_left_unless_a_service_is_newer()
            throws Exception {
        try (var training = Launched.on(temporary.resolve("unused"), home, "--train")) {
            assertThat(training.awaitExit()).isZero();
        }
        var left = home.path().resolve("deploy/local/target/aot/postgresql");
        Files.createFile(left.resolve("from-training"));
        var copied = temporary.resolve("copied");
        var anew = temporary.resolve("anew");

        Launched.on(copied, home).awaitReady().close();
        Files.setLastModifiedTime(
                home.path().resolve("grading-service/target/quarkus-app/quarkus-run.jar"),
                FileTime.from(Instant.now()));
        Launched.on(anew, home).awaitReady().close();

        assertThat(copied.resolve("postgresql/from-training")).exists();
        assertThat(anew.resolve("postgresql/PG_VERSION")).exists();
        assertThat(anew.resolve("postgresql/from-training")).doesNotExist();
    }

    @Test
    void a_taken_port_is_said_before_anything_starts() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (var option : new String[] {"--port", "--session-port", "--postgres-port"}) {
                try (var run =
                        Launched.on(data, home, option, Integer.toString(taken.getLocalPort()))) {
                    assertThat(run.awaitExit()).isEqualTo(1);
                    assertThat(run.output())
                            .contains("Port %d, wanted for".formatted(taken.getLocalPort()))
                            .contains("Choose another with " + option);
                }
            }
        }
    }

    @Test
    void a_folder_of_somebody_else_is_neither_used_nor_emptied() throws Exception {
        var foreign = Files.createDirectory(temporary.resolve("foreign"));
        var letter = Files.writeString(foreign.resolve("letter.txt"), "dear");

        try (var run = Launched.on(foreign, home, "--fresh")) {
            assertThat(run.awaitExit()).isEqualTo(1);
            assertThat(run.output()).contains("holds files that are not of a local run");
            assertThat(letter).hasContent("dear");
        }
    }

    @Test
    void what_is_not_built_is_named() throws Exception {
        Files.delete(home.path().resolve("session-service/target/quarkus-app/quarkus-run.jar"));

        try (var run = Launched.on(data, home)) {
            assertThat(run.awaitExit()).isEqualTo(1);
            assertThat(run.output()).contains("session-service is not built");
        }
    }

    @Test
    void help_lists_the_options() throws Exception {
        try (var run = Launched.on(data, home, "--help")) {
            assertThat(run.awaitExit()).isEqualTo(0);
            assertThat(run.output())
                    .contains(
                            "--data",
                            "--fresh",
                            "--port",
                            "--question-port",
                            "--session-port",
                            "--grading-port")
                    .contains("--postgres-port", "--restart-services", "--peak")
                    .doesNotContain("--train");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--nonsense", "--port=abc", "extra"})
    void a_mistyped_command_line_is_refused(String argument) throws Exception {
        try (var run = Launched.on(data, home, argument)) {
            assertThat(run.awaitExit()).isEqualTo(2);
            assertThat(run.output()).startsWith("assay: ").contains("--help");
        }
    }

    /** The services' command lines. */
    private static List<String> services(Launched run) {
        return run.others().stream()
                .filter(other -> other.info().command().orElse("").endsWith("java"))
                .map(other -> other.info().commandLine().orElse(""))
                .toList();
    }

    private static boolean startsQuickly(String command) {
        return command.contains("-XX:TieredStopAtLevel=1");
    }

    private static boolean ready(Launched run) {
        try {
            return run.get("/v1/exams").statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Path pidFile(Service service) {
        return data.resolve("run").resolve(service.id() + ".pid");
    }

    private static long pid(Service service) {
        return PidFile.read(pidFile(service)).orElseThrow();
    }
}

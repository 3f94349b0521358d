package assay.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code up} in a source tree of its own, with a JDK and a Maven that only tell. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@SuppressWarnings("NullAway.Init") // JUnit sets the fields
class UpTest {

    private static final List<String> MODULES =
            List.of("question-service", "session-service", "grading-service", "deploy/local");
    private static final Instant BUILT = Instant.parse("2026-01-02T00:00:00Z");

    @TempDir private Path temporary;

    private Path tree;
    private Path calls;

    @BeforeEach
    void plant() throws IOException {
        tree = temporary.resolve("tree");
        calls = temporary.resolve("calls");
        for (var module : MODULES) {
            old(tree.resolve(module).resolve("pom.xml"));
            old(tree.resolve(module).resolve("src/main/First"));
            old(tree.resolve(module).resolve("src/main/Second"));
            age(tree.resolve(module).resolve("src/main"), BUILT.minusSeconds(60));
            var artifact =
                    module.equals("deploy/local")
                            ? "target/local.jar"
                            : "target/quarkus-app/quarkus-run.jar";
            age(old(tree.resolve(module).resolve(artifact)), BUILT);
        }
        for (var file :
                List.of(
                        "pom.xml",
                        "question-service/openapi.yaml",
                        "grading-service/openapi.yaml")) {
            old(tree.resolve(file));
        }
        for (var script : List.of("up", "toolchain.sh")) {
            Files.copy(Path.of(script), tree.resolve("deploy/local").resolve(script));
        }
        tell(
                "jdk/bin/java",
                "case \"$*\" in *--train*) echo $$ >>" + calls + "; exec sleep 60 ;; esac");
        tell("jdk/bin/javac", "");
        Files.writeString(temporary.resolve("jdk/release"), "JAVA_VERSION=\"25\"\n");
        tell("bin/mvn", "");
    }

    @Test
    void what_is_built_and_has_not_changed_is_not_built_again() throws Exception {
        var up = up("--no-train");

        assertThat(up.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(calls()).hasSize(1).first().asString().contains("local.jar");
    }

    @Test
    void a_service_of_which_a_source_file_was_taken_away_is_built_again() throws Exception {
        Files.delete(tree.resolve("session-service/src/main/Second"));

        var up = up("--no-train");

        assertThat(up.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(calls()).hasSize(2).first().asString().contains("-pl session-service package");
    }

    @Test
    void a_signal_ends_what_prepares_faster_starts_as_well() throws Exception {
        var up = up();
        Launched.await(() -> calls().size() == 2);
        var training = ProcessHandle.of(Long.parseLong(calls().getLast())).orElseThrow();

        Launched.signal("TERM", up.pid());

        assertThat(up.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(up.exitValue()).isEqualTo(143);
        Launched.await(() -> !training.isAlive());
        assertThat(training.isAlive()).isFalse();
    }

    private Process up(String... arguments) throws IOException {
        var command = new java.util.ArrayList<>(List.of("/bin/sh", tree + "/deploy/local/up"));
        command.addAll(List.of(arguments));
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(temporary.resolve("output").toFile());
        builder.environment().put("JAVA_HOME", temporary + "/jdk");
        builder.environment().put("PATH", temporary + "/bin:" + System.getenv("PATH"));
        return builder.start();
    }

    /** A line for each time that Java or Maven was started. */
    private List<String> calls() {
        try {
            return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void tell(String program, String then) throws IOException {
        var file = temporary.resolve(program);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\necho \"$*\" >>%s\n%s\n".formatted(calls, then));
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static Path old(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        return age(file, BUILT.minusSeconds(60));
    }

    private static Path age(Path file, Instant time) throws IOException {
        return Files.setLastModifiedTime(file, FileTime.from(time));
    }
}

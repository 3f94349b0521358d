package assay.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How {@code up} and {@code test} find a JDK and Maven, among folders that look like JDKs. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@SuppressWarnings("NullAway.Init") // JUnit sets the fields
class ToolchainTest {

    @TempDir private Path temporary;

    private final Map<String, String> environment = new HashMap<>();

    @Test
    void java_home_is_taken_when_it_is_new_enough() throws Exception {
        environment.put("JAVA_HOME", jdk("elsewhere/jdk-26", "26").toString());
        jdk("jvm/temurin-25", "25.0.1");

        assertThat(found()).isEqualTo(temporary + "/elsewhere/jdk-26");
    }

    @Test
    void a_java_home_that_is_too_old_is_passed_over() throws Exception {
        environment.put("JAVA_HOME", jdk("elsewhere/jdk-17", "17.0.15").toString());
        jdk("jvm/temurin-25", "25.0.1");

        assertThat(found()).isEqualTo(temporary + "/jvm/temurin-25");
    }

    @Test
    void the_path_is_followed_through_links() throws Exception {
        var jdk = jdk("elsewhere/jdk-25", "25");
        var bin = Files.createDirectory(temporary.resolve("bin"));
        Files.createSymbolicLink(temporary.resolve("javac-link"), jdk.resolve("bin/javac"));
        Files.createSymbolicLink(bin.resolve("javac"), Path.of("../javac-link"));
        environment.put("PATH", bin + ":/usr/bin:/bin");

        assertThat(found()).isEqualTo(jdk.toString());
    }

    @Test
    void of_those_installed_the_oldest_that_is_new_enough_is_taken() throws Exception {
        jdk("jvm/a-27", "27-ea");
        jdk("jvm/b-25", "25.0.1");
        jdk("jvm/c-1.8", "1.8.0_392");
        jdk("jvm/d-26", "26");

        assertThat(found()).isEqualTo(temporary + "/jvm/b-25");
    }

    @Test
    void a_runtime_without_compiler_is_no_jdk() throws Exception {
        Files.delete(jdk("jvm/jre-25", "25").resolve("bin/javac"));

        assertNoneFound();
    }

    @Test
    void a_mac_bundle_is_looked_into() throws Exception {
        jdk("jvm/temurin-25.jdk/Contents/Home", "25.0.1");

        assertThat(found()).isEqualTo(temporary + "/jvm/temurin-25.jdk/Contents/Home");
    }

    @Test
    void a_folder_with_a_space_in_its_name_is_found() throws Exception {
        jdk("jvm/jdk of mine", "25");

        assertThat(found()).isEqualTo(temporary + "/jvm/jdk of mine");
    }

    @Test
    void a_jdk_without_release_file_is_asked_itself() throws Exception {
        var jdk = jdk("jvm/plain", "25");
        Files.delete(jdk.resolve("release"));

        assertThat(found()).isEqualTo(jdk.toString());
    }

    @Test
    void without_any_it_says_what_to_install() throws Exception {
        jdk("jvm/jdk-17", "17.0.15");

        assertNoneFound();
    }

    @Test
    void without_maven_it_says_what_to_install() throws Exception {
        var result = run("find_maven; echo \"$mvn\"");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.output()).startsWith("assay: needs Maven 3.8.6 or newer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "test", "coverage"})
    void every_command_stops_there(String script) throws Exception {
        var command = Path.of(script).toAbsolutePath().toString();

        var result = execute("/bin/sh", command);

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.output()).startsWith("assay: needs a JDK 25 or newer");
    }

    private record Result(int status, String output) {}

    private void assertNoneFound() throws Exception {
        var result = run("find_jdk; echo \"$JAVA_HOME\"");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.output())
                .startsWith("assay: needs a JDK 25 or newer")
                .contains("adoptium.net", "JAVA_HOME");
    }

    private String found() throws Exception {
        var result = run("find_jdk; echo \"$JAVA_HOME\"");
        assertThat(result.status()).withFailMessage(result.output()).isEqualTo(0);
        return result.output().strip();
    }

    private Result run(String commands) throws Exception {
        return execute("/bin/sh", "-euc", ". ./toolchain.sh; " + commands);
    }

    private Result execute(String... command) throws Exception {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("HOME", temporary.toString());
        builder.environment().put("PATH", tools().toString());
        builder.environment().put("ASSAY_JDK_PLACES", temporary.resolve("jvm").toString());
        builder.environment().put("ASSAY_JDK_PLACES_ONLY", "yes");
        builder.environment().putAll(environment);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }

    /** A PATH with what the scripts use, but without the machine's own Java and Maven. */
    private Path tools() throws IOException {
        var folder = Files.createDirectories(temporary.resolve("tools"));
        for (var tool : new String[] {"sed", "head", "dirname", "readlink", "cat"}) {
            for (var place : new String[] {"/usr/bin", "/bin"}) {
                if (Files.isExecutable(Path.of(place, tool))) {
                    script(folder.resolve(tool), "exec %s/%s \"$@\"".formatted(place, tool));
                }
            }
        }
        return folder;
    }

    /** Something that looks like a JDK of the version. */
    private Path jdk(String path, String version) throws IOException {
        var home = temporary.resolve(path);
        Files.createDirectories(home.resolve("bin"));
        for (var program : new String[] {"java", "javac"}) {
            script(
                    home.resolve("bin").resolve(program),
                    "echo 'openjdk version \"%s\" 2025-09-16' >&2".formatted(version));
        }
        Files.writeString(
                home.resolve("release"),
                "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
        return home;
    }

    private static void script(Path file, String command) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + command + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}

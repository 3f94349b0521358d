package assay.session.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Starts the real main class as a process of its own. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StartTest {
    private record Outcome(int code, String said) {}

    private static Outcome start(Map<String, String> settings)
            throws IOException, InterruptedException {
        var command =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "assay.session.platform.Main")
                        .redirectErrorStream(true);
        command.environment()
                .keySet()
                .removeIf(name -> name.startsWith("ASSAY_") || name.startsWith("QUARKUS_"));
        command.environment().putAll(settings);
        var process = command.start();
        try {
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Outcome(process.exitValue(), said);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void without_an_issuer_the_service_refuses_to_start_and_says_so_in_one_line() throws Exception {
        var outcome =
                start(
                        Map.of(
                                "ASSAY_DATABASE_HOST", "localhost",
                                "ASSAY_DATABASE_PASSWORD", "x",
                                "ASSAY_OIDC_CLIENT_SECRET", "x",
                                "ASSAY_QUESTION_SERVICE_URL", "http://localhost:1",
                                "ASSAY_GRADING_SERVICE_URL", "http://localhost:1",
                                "ASSAY_SESSION_TOKEN_KEYS", "x:x"));

        assertThat(outcome.code()).isEqualTo(78);
        assertThat(outcome.said().strip())
                .isEqualTo("session-service does not start: set ASSAY_OIDC_ISSUER");
    }

    @Test
    void everything_that_is_missing_is_named_at_once() throws Exception {
        var outcome = start(Map.of());

        assertThat(outcome.code()).isEqualTo(78);
        assertThat(outcome.said())
                .contains(
                        "ASSAY_OIDC_ISSUER",
                        "ASSAY_DATABASE_HOST",
                        "ASSAY_DATABASE_PASSWORD",
                        "ASSAY_SESSION_TOKEN_KEYS");
    }
}

package assay.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be said of an image without building it: no Docker engine is needed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DockerfileTest {
    private static final String QUESTIONS = "question-service";
    private static final String SESSIONS = "session-service";
    private static final String GRADING = "grading-service";

    @ParameterizedTest
    @ValueSource(strings = {QUESTIONS, SESSIONS, GRADING})
    void the_image_fits_the_service_and_its_pod(String service) {
        assertThat(faults(Dockerfile.of(Yaml.read(file(service, "Dockerfile"))), service))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {QUESTIONS, SESSIONS, GRADING})
    void what_is_copied_has_been_built(String service) {
        assertThat(file(service, "target/quarkus-app/quarkus-run.jar"))
                .as("package the services first: what an image copies is checked against that")
                .exists();
        for (var path : Dockerfile.of(Yaml.read(file(service, "Dockerfile"))).copied()) {
            assertThat(file(service, path)).exists();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {QUESTIONS, SESSIONS, GRADING})
    void the_build_context_is_the_packaged_application_and_nothing_else(String service) {
        assertThat(
                        Yaml.read(file(service, ".dockerignore"))
                                .lines()
                                .filter(line -> !line.startsWith("#")))
                .containsExactly("*", "!target/quarkus-app");
    }

    @Test
    void the_dockerfiles_differ_in_names_and_ports_only() {
        assertThat(neutral(SESSIONS)).isEqualTo(neutral(QUESTIONS));
        assertThat(neutral(GRADING)).isEqualTo(neutral(QUESTIONS));
    }

    @Test
    void planted_faults_are_found() {
        var bad =
                Dockerfile.of(
                        """
                        FROM registry.example.org/eclipse-temurin:21-jre
                        COPY target/quarkus-app/app/ app/
                        COPY --chown=1 target/quarkus-app/lib/ lib/
                        EXPOSE 8080
                        USER assay
                        ENTRYPOINT java \\
                            -jar quarkus-run.jar
                        """);
        assertThat(faults(bad, SESSIONS))
                .containsExactlyInAnyOrder(
                        "runs on a JRE 25 without registry host",
                        "has the user of the pod",
                        "exposes the port of the service",
                        "starts without a shell",
                        "uses compact object headers",
                        "trains the cache with every required setting and the options of the start",
                        "copies what seldom changes first",
                        "files belong to root: the service cannot change itself");
    }

    private static List<String> faults(Dockerfile image, String service) {
        var deployment = Overlay.PRODUCTION.manifests().get("Deployment", service);
        var user = Manifests.pod(deployment).at("/securityContext/runAsUser").asText();
        var group = Manifests.pod(deployment).at("/securityContext/runAsGroup").asText();
        var faults = new ArrayList<String>();
        require(
                faults,
                image.all("FROM")
                        .allMatch(base ->
                                base.matches("eclipse-temurin:25[a-z0-9._-]*-jre[a-z0-9-]*")),
                "runs on a JRE 25 without registry host");
        require(faults, image.last("USER").equals(user + ":" + group), "has the user of the pod");
        require(
                faults,
                image.last("EXPOSE")
                        .equals(String.valueOf(ServiceConfiguration.of(service).port())),
                "exposes the port of the service");
        require(
                faults,
                image.last("ENTRYPOINT").startsWith("[\"java\","),
                "starts without a shell");
        require(
                faults,
                image.last("ENTRYPOINT").contains("-XX:+UseCompactObjectHeaders"),
                "uses compact object headers");
        var training = image.all("RUN").filter(run -> run.contains("-XX:AOTCacheOutput=")).toList();
        require(
                faults,
                training.size() == 1
                        && ServiceConfiguration.of(service).required().stream()
                                .allMatch(name -> training.getFirst().contains(name + "="))
                        && Stream.of("-XX:+UseCompactObjectHeaders", "-XX:+UseG1GC")
                                .allMatch(option ->
                                        training.getFirst().contains(option)
                                                && image.last("ENTRYPOINT").contains(option)),
                "trains the cache with every required setting and the options of the start");
        require(
                faults,
                image.copied().getFirst().contains("/lib/")
                        && image.copied().getLast().endsWith("/app/"),
                "copies what seldom changes first");
        require(
                faults,
                image.all("COPY").noneMatch(copy -> copy.contains("--chown")),
                "files belong to root: the service cannot change itself");
        return faults;
    }

    private static void require(List<String> faults, boolean kept, String rule) {
        if (!kept) {
            faults.add(rule);
        }
    }

    private static String neutral(String service) {
        return Yaml.read(file(service, "Dockerfile"))
                .replace(service, "SERVICE")
                .replace(String.valueOf(ServiceConfiguration.of(service).port()), "PORT");
    }

    private static Path file(String service, String path) {
        return Overlay.REPOSITORY.resolve(service).resolve(path);
    }
}

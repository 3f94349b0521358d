package assay.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The manifests and the services' own configuration agree. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ConfigurationTest {
    /** Where services look for the certificates that the database's must be signed by. */
    private static final String AUTHORITY = "/etc/assay/database/ca.crt";

    static Stream<Arguments> everyServiceInEveryOverlay() {
        return Stream.of(Overlay.values())
                .flatMap(overlay ->
                        Manifests.SERVICES.stream().map(service -> Arguments.of(overlay, service)));
    }

    @ParameterizedTest
    @MethodSource("everyServiceInEveryOverlay")
    void every_required_variable_is_set_and_every_variable_set_is_known(
            Overlay overlay, String service) {
        assertThat(faults(overlay.manifests(), service, ServiceConfiguration.of(service)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyServiceInEveryOverlay")
    void the_container_listens_where_the_service_does(Overlay overlay, String service) {
        var container = container(overlay.manifests(), service);
        assertThat(container.at("/ports/0/name").asText()).isEqualTo("http");
        assertThat(container.at("/ports/0/containerPort").asInt())
                .isEqualTo(ServiceConfiguration.of(service).port());
    }

    @ParameterizedTest
    @MethodSource("everyServiceInEveryOverlay")
    void a_pod_is_drained_before_it_is_killed(Overlay overlay, String service) {
        var timeout = ServiceConfiguration.of(service).shutdownTimeout();
        assertThat(timeout).isPositive();
        assertThat(isDrained(overlay.manifests(), service, timeout)).isTrue();
    }

    @Test
    void a_pod_that_is_killed_too_early_is_found() {
        var manifests = Overlay.MINIMAL.manifests();
        assertThat(isDrained(manifests, "session-service", Duration.ofSeconds(21))).isTrue();
        assertThat(isDrained(manifests, "session-service", Duration.ofSeconds(22))).isFalse();
    }

    @Test
    void services_are_called_at_the_addresses_of_services() {
        for (var overlay : Overlay.values()) {
            assertThat(lostAddresses(overlay.manifests())).isEmpty();
        }
        var lost =
                Overlay.MINIMAL
                        .manifests()
                        .without("Service", "grading-service")
                        .without("Service", "postgres");
        assertThat(lostAddresses(lost))
                .containsExactlyInAnyOrder(
                        "session-service: http://grading-service",
                        "question-service: postgres",
                        "session-service: postgres",
                        "grading-service: postgres");
    }

    @ParameterizedTest
    @MethodSource("everyServiceInEveryOverlay")
    void services_make_sure_of_the_database_where_it_has_a_certificate(
            Overlay overlay, String service) {
        assertThat(tlsFaults(overlay.manifests(), service)).isEmpty();
        var configuration = ServiceConfiguration.of(service);
        assertThat(configuration.known()).contains("ASSAY_DATABASE_SSLMODE", "ASSAY_DATABASE_CA");
        assertThat(configuration.property("quarkus.datasource.jdbc.url"))
                .get()
                .asString()
                .contains("sslmode=${ASSAY_DATABASE_SSLMODE:")
                .contains("sslrootcert=${ASSAY_DATABASE_CA:" + AUTHORITY + "}");
    }

    @Test
    void saves_go_the_way_that_the_other_connections_go() {
        var configuration = ServiceConfiguration.of("session-service");
        assertThat(configuration.property("assay.database.sslmode"))
                .get()
                .asString()
                .startsWith("${ASSAY_DATABASE_SSLMODE:");
        assertThat(configuration.property("assay.database.ca"))
                .contains("${ASSAY_DATABASE_CA:" + AUTHORITY + "}");
    }

    @Test
    void a_service_that_would_trust_any_database_is_found() {
        var manifests = Overlay.PRODUCTION.manifests();
        for (var mode : List.of("disable", "allow", "prefer", "require", "verify-ca")) {
            var trusting =
                    manifests.with(
                            "Deployment",
                            "session-service",
                            "/spec/template/spec/containers/0/env/-",
                            "{name: ASSAY_DATABASE_SSLMODE, value: %s}".formatted(mode));
            assertThat(tlsFaults(trusting, "session-service"))
                    .containsExactly("sslmode " + mode + " for a database with a certificate");
            assertThat(tlsFaults(trusting, "grading-service")).isEmpty();
        }
        var nameless =
                manifests.with(
                        "Cluster", "postgres", "/spec/certificates/serverAltDNSNames", "[other]");
        assertThat(tlsFaults(nameless, "session-service"))
                .containsExactly("the certificate does not name postgres-pooler");
        var elsewhere =
                manifests.with(
                        "Deployment",
                        "session-service",
                        "/spec/template/spec/containers/0/env/-",
                        "{name: ASSAY_DATABASE_CA, value: /tmp/ca.crt}");
        assertThat(tlsFaults(elsewhere, "session-service"))
                .containsExactly("no certificate of postgres-ca at /tmp/ca.crt");
        var withKey =
                manifests.with(
                        "Deployment",
                        "session-service",
                        "/spec/template/spec/volumes/1/secret/items/-",
                        "{key: ca.key, path: ca.key}");
        assertThat(tlsFaults(withKey, "session-service"))
                .containsExactly("no certificate of postgres-ca at " + AUTHORITY);
        assertThat(
                        tlsFaults(
                                Overlay.MINIMAL
                                        .manifests()
                                        .with(
                                                "Deployment",
                                                "session-service",
                                                "/spec/template/spec/containers/0/env/-",
                                                "{name: ASSAY_DATABASE_SSLMODE, value: prefer}"),
                                "session-service"))
                .containsExactly("sslmode prefer for a database without a certificate");
    }

    /** What is wrong with the way that a service reaches the database. */
    private static List<String> tlsFaults(Manifests manifests, String service) {
        var environment = ServiceConfiguration.environment(manifests, service);
        var host = environment.getOrDefault("ASSAY_DATABASE_HOST", "");
        var mode = environment.getOrDefault("ASSAY_DATABASE_SSLMODE", "unset");
        var pooler = manifests.find("Pooler", host);
        if (pooler.isEmpty()) {
            return mode.equals("disable")
                    ? List.of()
                    : List.of("sslmode %s for a database without a certificate".formatted(mode));
        }
        var faults = new ArrayList<String>();
        if (!mode.equals("verify-full")) {
            faults.add("sslmode %s for a database with a certificate".formatted(mode));
        }
        var cluster = pooler.get().at("/spec/cluster/name").asText();
        if (manifests
                .get("Cluster", cluster)
                .at("/spec/certificates/serverAltDNSNames")
                .valueStream()
                .noneMatch(name -> name.asText().equals(host))) {
            faults.add("the certificate does not name " + host);
        }
        var file = Path.of(environment.getOrDefault("ASSAY_DATABASE_CA", AUTHORITY));
        if (!mountsOnly(manifests, service, file, cluster + "-ca")) {
            faults.add("no certificate of %s-ca at %s".formatted(cluster, file));
        }
        return faults;
    }

    /** Whether the file, and nothing else of the Secret, is at that path. */
    private static boolean mountsOnly(
            Manifests manifests, String service, Path file, String secret) {
        var volumes =
                Manifests.pod(manifests.get("Deployment", service))
                        .path("volumes")
                        .valueStream()
                        .filter(volume -> volume.at("/secret/secretName").asText().equals(secret))
                        .filter(volume ->
                                volume.at("/secret/items")
                                        .equals(
                                                Yaml.value(
                                                        "[{key: ca.crt, path: %s}]"
                                                                .formatted(file.getFileName()))))
                        .map(volume -> volume.path("name").asText())
                        .toList();
        return container(manifests, service)
                .path("volumeMounts")
                .valueStream()
                .anyMatch(mount ->
                        volumes.contains(mount.path("name").asText())
                                && Path.of(mount.path("mountPath").asText())
                                        .equals(file.getParent()));
    }

    @Test
    void no_secret_is_written_down() {
        for (var overlay : Overlay.values()) {
            assertThat(overlay.manifests().ofKind("Secret")).isEmpty();
            assertThat(openSecrets(overlay.manifests())).isEmpty();
        }
        var open =
                Overlay.MINIMAL
                        .manifests()
                        .with(
                                "Deployment",
                                "session-service",
                                "/spec/template/spec/containers/0/env/-",
                                "{name: ASSAY_OIDC_CLIENT_SECRET, value: s3cret}");
        assertThat(openSecrets(open)).containsExactly("session-service: ASSAY_OIDC_CLIENT_SECRET");
    }

    @Test
    void the_readme_tells_how_to_make_every_secret() {
        var readme = Yaml.read(Overlay.MODULE.resolve("README.md"));
        for (var overlay : Overlay.values()) {
            for (var secret : secrets(overlay.manifests())) {
                assertThat(readme).as(overlay + " needs " + secret).contains(secret);
            }
        }
        assertThat(secrets(Overlay.PRODUCTION.manifests()))
                .contains(
                        "session-token-keys",
                        "session-service-database",
                        "postgres-backup",
                        "assay-tls");
    }

    @Test
    void a_variable_that_is_missing_or_unknown_is_found() {
        var manifests = Overlay.MINIMAL.manifests();
        var demanding =
                ServiceConfiguration.of(
                        """
                        quarkus.datasource.username=${ASSAY_DATABASE_USER:question}
                        quarkus.datasource.password=${ASSAY_DATABASE_PASSWORD}
                        quarkus.oidc.auth-server-url=${ASSAY_OIDC_ISSUER:}
                        quarkus.http.port=${QUARKUS_HTTP_PORT:8081}
                        assay.shipped-bank.organisation=
                        assay.colour=${ASSAY_COLOUR}
                        """,
                        """
                        class Required { List<String> names = List.of("ASSAY_OIDC_ISSUER", "ASSAY_SHAPE"); }
                        """);
        assertThat(demanding.port()).isEqualTo(8081);
        assertThat(demanding.required())
                .containsExactly(
                        "ASSAY_COLOUR",
                        "ASSAY_DATABASE_PASSWORD",
                        "ASSAY_OIDC_ISSUER",
                        "ASSAY_SHAPE");
        assertThat(faults(manifests, "question-service", demanding))
                .containsExactlyInAnyOrder(
                        "ASSAY_COLOUR is not set",
                        "ASSAY_SHAPE is not set",
                        "ASSAY_SHAPE is required, but no property reads it",
                        "ASSAY_DATABASE_HOST is unknown",
                        "ASSAY_DATABASE_SSLMODE is unknown",
                        "ASSAY_OIDC_AUDIENCE is unknown",
                        "ASSAY_OIDC_ROLES_CLAIM is unknown",
                        "ASSAY_LOG_JSON is unknown");
    }

    @Test
    void durations_are_read_in_both_notations() {
        assertThat(ServiceConfiguration.of("quarkus.shutdown.timeout=10s", "").shutdownTimeout())
                .isEqualTo(Duration.ofSeconds(10));
        assertThat(
                        ServiceConfiguration.of(
                                        "quarkus.shutdown.timeout=10\n%prod.quarkus.shutdown.timeout=PT12S",
                                        "")
                                .shutdownTimeout())
                .isEqualTo(Duration.ofSeconds(12));
    }

    private static List<String> faults(
            Manifests manifests, String service, ServiceConfiguration configuration) {
        var set = ServiceConfiguration.environment(manifests, service).keySet();
        var faults = new ArrayList<String>();
        for (var name : configuration.required()) {
            if (!set.contains(name)) {
                faults.add(name + " is not set");
            }
            if (!configuration.known().contains(name)) {
                faults.add(name + " is required, but no property reads it");
            }
        }
        for (var name : set) {
            if (name.startsWith("ASSAY_") && !configuration.known().contains(name)) {
                faults.add(name + " is unknown");
            }
        }
        return faults;
    }

    private static boolean isDrained(
            Manifests manifests, String service, Duration shutdownTimeout) {
        var deployment = manifests.get("Deployment", service);
        var grace = Manifests.pod(deployment).path("terminationGracePeriodSeconds").asInt(30);
        return Rules.preStopSeconds(deployment) + shutdownTimeout.toSeconds() < grace;
    }

    private static List<String> lostAddresses(Manifests manifests) {
        var lost = new ArrayList<String>();
        for (var service : Manifests.SERVICES) {
            ServiceConfiguration.environment(manifests, service)
                    .forEach((name, value) -> {
                        var host = value.replaceFirst("^http://", "");
                        var isThere =
                                manifests.find("Service", host).isPresent()
                                        || manifests.find("Pooler", host).isPresent();
                        if ((name.endsWith("_SERVICE_URL") || name.equals("ASSAY_DATABASE_HOST"))
                                && !isThere) {
                            lost.add(service + ": " + value);
                        }
                    });
        }
        return lost;
    }

    private static List<String> openSecrets(Manifests manifests) {
        return manifests
                .workloads()
                .flatMap(workload ->
                        Manifests.containers(workload)
                                .flatMap(container -> container.path("env").valueStream())
                                .filter(variable -> variable.has("value"))
                                .map(variable -> variable.path("name").asText())
                                .filter(name -> name.matches(".*(PASSWORD|SECRET|KEY).*"))
                                .map(name -> Manifests.name(workload) + ": " + name))
                .toList();
    }

    /** Names of all Secrets that the objects refer to. */
    private static Set<String> secrets(Manifests manifests) {
        var secrets = new TreeSet<String>();
        for (var object : manifests.objects()) {
            for (var field :
                    List.of(
                            "secretKeyRef",
                            "passwordSecret",
                            "secret",
                            "certificateRefs",
                            "accessKeyId",
                            "secretAccessKey")) {
                for (var reference : object.findValues(field)) {
                    var items = reference.isArray() ? reference : List.<JsonNode>of(reference);
                    items.forEach(item -> secrets.add(item.path("name").asText()));
                }
            }
            object.findValues("secretName").forEach(name -> secrets.add(name.asText()));
        }
        return secrets;
    }

    private static JsonNode container(Manifests manifests, String service) {
        return Manifests.containers(manifests.get("Deployment", service)).findFirst().orElseThrow();
    }
}

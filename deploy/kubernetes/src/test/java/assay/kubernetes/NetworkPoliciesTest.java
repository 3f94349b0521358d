package assay.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import assay.kubernetes.Reachability.End;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NetworkPoliciesTest {
    private static final int POSTGRES = 5432;

    private static final End GATEWAY = stranger("gateway", Map.of("assay/gateway", "true"));
    private static final End TELEMETRY = stranger("telemetry", Map.of("assay/telemetry", "true"));
    private static final End IDENTITY =
            stranger("identity-provider", Map.of("assay/identity-provider", "true"));
    private static final End NEIGHBOUR =
            new End.Stranger(
                    "neighbour",
                    Map.of("kubernetes.io/metadata.name", "elsewhere"),
                    Map.of("app.kubernetes.io/name", "session-service", "assay/role", "service"));
    private static final End INTRUDER =
            new End.Pod("intruder", Map.of("app", "intruder"), Map.of());
    private static final End INTERNET = new End.Host("203.0.113.9");
    private static final End INTERNET_6 = new End.Host("2001:db8::9");

    /** The pods that CloudNativePG makes; the labels are its own. */
    private static final End POOLER =
            new End.Pod(
                    "pooler",
                    Map.of(
                            "cnpg.io/poolerName", "postgres-pooler",
                            "cnpg.io/cluster", "postgres",
                            "cnpg.io/podRole", "pooler",
                            "assay/role", "database-entry"),
                    Map.of());

    private static final End INSTANCE =
            new End.Pod(
                    "instance",
                    Map.of("cnpg.io/cluster", "postgres", "cnpg.io/podRole", "instance"),
                    Map.of());
    private static final End BOOTSTRAP =
            new End.Pod(
                    "bootstrap",
                    Map.of("cnpg.io/cluster", "postgres", "cnpg.io/jobRole", "join"),
                    Map.of());
    private static final End OPERATOR =
            new End.Stranger(
                    "operator",
                    Map.of("kubernetes.io/metadata.name", "cnpg-system"),
                    Map.of("app.kubernetes.io/name", "cloudnative-pg"));

    @ParameterizedTest
    @EnumSource(names = {"PRODUCTION", "CLOSED_INGRESS"})
    void services_are_called_along_the_edges_of_the_design_and_no_others(Overlay overlay) {
        assertThat(callers(overlay.manifests())).containsExactlyElementsOf(design());
    }

    @Test
    void without_default_deny_and_its_own_rules_a_service_would_be_open() {
        var open = Overlay.PRODUCTION.manifests().without("NetworkPolicy", "default-deny");
        assertThat(callers(open)).containsExactlyElementsOf(design());
        var wider =
                open.without("NetworkPolicy", "question-service")
                        .without("NetworkPolicy", "every-service");
        assertThat(callers(wider))
                .contains("203.0.113.9 -> question-service", "neighbour -> question-service");
    }

    @Test
    void a_planted_edge_is_found() {
        var manifests =
                Overlay.PRODUCTION
                        .manifests()
                        .with(
                                "NetworkPolicy",
                                "session-service",
                                "/spec/policyTypes",
                                "[Ingress, Egress]")
                        .with(
                                "NetworkPolicy",
                                "session-service",
                                "/spec/ingress",
                                "[{from: [{namespaceSelector: {}}]}]");
        assertThat(callers(manifests)).contains("neighbour -> session-service");
    }

    @Test
    void a_missing_edge_is_found() {
        var manifests =
                Overlay.PRODUCTION
                        .manifests()
                        .without("NetworkPolicy", "session-service", "/spec/egress/0");
        assertThat(callers(manifests)).doesNotContain("session-service -> grading-service");
    }

    @ParameterizedTest
    @EnumSource
    void only_the_services_reach_the_database(Overlay overlay) {
        var manifests = overlay.manifests();
        var reach = new Reachability(manifests);
        var entry = entry(manifests);
        for (var service : services(manifests)) {
            assertThat(reach.reaches(service, entry, POSTGRES)).as("%s", service).isTrue();
            assertThat(reach.reaches(service, entry, 22)).isFalse();
        }
        for (var other : List.of(GATEWAY, TELEMETRY, IDENTITY, NEIGHBOUR, INTRUDER, INTERNET)) {
            assertThat(reach.reaches(other, entry, POSTGRES)).as("%s", other).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MINIMAL", "CLOSED_INGRESS"})
    void a_single_postgresql_calls_nobody(Overlay overlay) {
        var manifests = overlay.manifests();
        var reach = new Reachability(manifests);
        assertThat(reach.reaches(entry(manifests), INTERNET, 443)).isFalse();
        assertThat(reach.reaches(entry(manifests), INTRUDER, 80)).isFalse();
    }

    @Test
    void the_database_cluster_talks_to_itself_and_its_operator_and_is_reached_through_the_pooler() {
        var manifests = Overlay.PRODUCTION.manifests();
        var reach = new Reachability(manifests);
        for (var from : List.of(POOLER, INSTANCE, BOOTSTRAP, OPERATOR)) {
            assertThat(reach.reaches(from, INSTANCE, POSTGRES)).as("%s", from).isTrue();
        }
        assertThat(reach.reaches(OPERATOR, INSTANCE, 8000)).isTrue();
        for (var own : List.of(POOLER, INSTANCE, BOOTSTRAP)) {
            assertThat(reach.reaches(own, INTERNET, 6443)).as("Kubernetes API").isTrue();
        }
        var refused = new ArrayList<End>(services(manifests));
        refused.addAll(List.of(INTRUDER, NEIGHBOUR, GATEWAY));
        for (var from : refused) {
            assertThat(reach.reaches(from, INSTANCE, POSTGRES)).as("%s", from).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PRODUCTION", "CLOSED_INGRESS"})
    void a_service_reaches_identity_providers_and_telemetry_and_nothing_else_outside(
            Overlay overlay) {
        var manifests = overlay.manifests();
        var reach = new Reachability(manifests);
        for (var service : services(manifests)) {
            assertThat(reach.reaches(service, INTERNET, 443)).isTrue();
            assertThat(reach.reaches(service, INTERNET_6, 443)).isTrue();
            assertThat(reach.reaches(service, IDENTITY, 8443)).isTrue();
            assertThat(reach.reaches(service, TELEMETRY, 4317)).isTrue();
            assertThat(reach.reaches(service, INTERNET, 80)).isFalse();
            assertThat(reach.reaches(service, NEIGHBOUR, 443)).isFalse();
            assertThat(reach.reaches(service, INTRUDER, 443)).isFalse();
            for (var inside :
                    List.of(
                            "10.1.2.3",
                            "172.31.0.1",
                            "192.168.1.1",
                            "169.254.169.254",
                            "fd00::1")) {
                assertThat(reach.reaches(service, new End.Host(inside), 443)).as(inside).isFalse();
            }
        }
        assertThat(reach.reaches(INTRUDER, INTERNET, 443)).isFalse();
    }

    /**
     * What design.md says under "who calls whom", and the gateway and the metrics reader in front
     * of all.
     */
    private static SortedSet<String> design() {
        var edges =
                new TreeSet<>(
                        List.of(
                                "session-service -> question-service",
                                "session-service -> grading-service",
                                "grading-service -> question-service"));
        for (var service : Manifests.SERVICES) {
            edges.add("gateway -> " + service);
            edges.add("telemetry -> " + service);
        }
        return edges;
    }

    private static SortedSet<String> callers(Manifests manifests) {
        var reach = new Reachability(manifests);
        var services = services(manifests);
        var others =
                List.of(
                        GATEWAY,
                        TELEMETRY,
                        IDENTITY,
                        NEIGHBOUR,
                        INTRUDER,
                        INTERNET,
                        INTERNET_6,
                        entry(manifests));
        return Stream.concat(services.stream(), others.stream())
                .flatMap(from ->
                        services.stream()
                                .filter(to -> !to.equals(from))
                                .filter(to ->
                                        reach.reaches(from, to, to.ports().getOrDefault("http", 0)))
                                .map(to -> name(from) + " -> " + to.name()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<End.Pod> services(Manifests manifests) {
        return Manifests.SERVICES.stream()
                .map(service -> pod(manifests.get("Deployment", service)))
                .toList();
    }

    private static End entry(Manifests manifests) {
        return manifests
                .find("StatefulSet", "postgres")
                .<End>map(NetworkPoliciesTest::pod)
                .orElse(POOLER);
    }

    private static End.Pod pod(JsonNode workload) {
        return new End.Pod(
                Manifests.name(workload),
                workload.at("/spec/template/metadata/labels")
                        .propertyStream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey, label -> label.getValue().asText())),
                Manifests.containers(workload)
                        .flatMap(container -> container.path("ports").valueStream())
                        .collect(
                                Collectors.toMap(
                                        port -> port.path("name").asText(),
                                        port -> port.path("containerPort").asInt())));
    }

    private static End.Stranger stranger(String name, Map<String, String> namespaceLabels) {
        return new End.Stranger(name, namespaceLabels, Map.of("app", name));
    }

    private static String name(End end) {
        return switch (end) {
            case End.Pod pod -> pod.name();
            case End.Stranger stranger -> stranger.name();
            case End.Host host -> host.address();
        };
    }
}

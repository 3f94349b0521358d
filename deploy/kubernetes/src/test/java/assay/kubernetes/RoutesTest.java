package assay.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RoutesTest {
    /** The public paths of the design. */
    private static final Map<String, List<String>> PUBLIC =
            Map.of(
                    "question-service",
                            List.of(
                                    "/v1/banks",
                                    "/v1/topics",
                                    "/v1/questions",
                                    "/v1/assets",
                                    "/v1/study-notes"),
                    "session-service", List.of("/v1/exams", "/v1/sessions"),
                    "grading-service",
                            List.of(
                                    "/v1/submissions",
                                    "/v1/results",
                                    "/v1/markings",
                                    "/v1/regrades",
                                    "/v1/gradebooks",
                                    "/v1/item-analyses"));

    private static final List<String> CLOSED =
            List.of(
                    "/",
                    "/internal",
                    "/internal/v1/pools/1",
                    "/internal/v1/answer-key-lookups",
                    "/q/health",
                    "/q/metrics",
                    "/q/openapi",
                    "/v1",
                    "/v1/questionsx",
                    "/v2/exams");

    @ParameterizedTest
    @EnumSource
    void the_public_paths_lead_to_their_services_and_no_other_path_leads_anywhere(Overlay overlay) {
        var expected = new TreeMap<String, String>();
        PUBLIC.forEach((service, paths) -> paths.forEach(path -> expected.put(path, service)));
        assertThat(Routes.of(overlay.manifests()).serviceByPrefix()).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void internal_and_operational_paths_lead_nowhere(Overlay overlay) {
        var routes = Routes.of(overlay.manifests());
        for (var path : CLOSED) {
            assertThat(routes.service(path)).as(path).isEmpty();
        }
        assertThat(routes.service("/v1/questions/0199")).contains("question-service");
    }

    @Test
    void a_route_that_is_too_wide_is_found() {
        var wide =
                Overlay.MINIMAL
                        .manifests()
                        .with(
                                "HTTPRoute",
                                "question-service",
                                "/spec/rules/0/matches/0/path/value",
                                "/");
        assertThat(Routes.of(wide).service("/internal/v1/answer-key-lookups")).isPresent();
        var internal =
                Overlay.CLOSED_INGRESS
                        .manifests()
                        .with("Ingress", "assay", "/spec/rules/0/http/paths/0/path", "/internal");
        assertThat(Routes.of(internal).service("/internal/v1/pools/1")).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void routes_lead_to_ports_that_services_have(Overlay overlay) {
        assertThat(badBackends(overlay.manifests())).isEmpty();
    }

    @Test
    void a_route_to_a_port_that_is_not_there_is_found() {
        var broken =
                Overlay.MINIMAL
                        .manifests()
                        .with(
                                "HTTPRoute",
                                "session-service",
                                "/spec/rules/0/backendRefs/0/port",
                                "8082");
        assertThat(badBackends(broken)).containsExactly("session-service:8082");
    }

    @ParameterizedTest
    @ValueSource(strings = {"question-service", "session-service", "grading-service"})
    void every_public_operation_of_the_contract_is_routed_and_no_internal_one(String service) {
        var contract = Overlay.REPOSITORY.resolve(service).resolve("openapi.yaml");
        var routes = Routes.of(Overlay.PRODUCTION.manifests());
        var paths =
                Yaml.documents(Yaml.read(contract))
                        .getFirst()
                        .path("paths")
                        .propertyStream()
                        .toList();
        assertThat(paths).isNotEmpty();
        for (var path : paths) {
            var found = routes.service(path.getKey());
            if (path.getKey().startsWith("/v1/")) {
                assertThat(found).as(path.getKey()).contains(service);
            } else {
                assertThat(found).as(path.getKey()).isEmpty();
            }
        }
    }

    @Test
    void the_ingress_lets_the_largest_body_of_every_contract_through() {
        var limit =
                Overlay.CLOSED_INGRESS
                        .manifests()
                        .find("Ingress", "assay")
                        .orElseThrow()
                        .at("/metadata/annotations")
                        .path("nginx.ingress.kubernetes.io/proxy-body-size")
                        .asText();
        assertThat(limit).endsWith("m");
        var bytesMax = (1L << 20) * Long.parseLong(limit.substring(0, limit.length() - 1));
        for (var service : PUBLIC.keySet()) {
            var contract = Overlay.REPOSITORY.resolve(service).resolve("openapi.yaml");
            assertThat(
                            Yaml.documents(Yaml.read(contract))
                                    .getFirst()
                                    .findValues("x-body-bytes-max"))
                    .as(service)
                    .isNotEmpty()
                    .allMatch(bytes -> bytes.asLong() <= bytesMax);
        }
    }

    private static List<String> badBackends(Manifests manifests) {
        return manifests
                .ofKind("HTTPRoute")
                .flatMap(route -> route.at("/spec/rules").valueStream())
                .flatMap(rule -> rule.path("backendRefs").valueStream())
                .filter(backend ->
                        manifests.find("Service", backend.path("name").asText()).stream()
                                .flatMap(service -> service.at("/spec/ports").valueStream())
                                .noneMatch(port -> port.path("port").equals(backend.path("port"))))
                .map(backend -> backend.path("name").asText() + ":" + backend.path("port").asText())
                .toList();
    }
}

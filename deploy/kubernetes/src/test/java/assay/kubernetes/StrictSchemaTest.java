package assay.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StrictSchemaTest {
    private final StrictSchema schema = new StrictSchema();

    @ParameterizedTest
    @EnumSource
    void every_object_is_one_that_kubernetes_takes(Overlay overlay) {
        assertThat(faults(overlay.manifests())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void no_object_is_rendered_twice(Overlay overlay) {
        assertThat(overlay.manifests().objects().stream().map(Manifests::label))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void everything_but_the_namespace_lies_in_it(Overlay overlay) {
        assertThat(overlay.manifests().objects())
                .filteredOn(object -> !object.path("kind").asText().equals("Namespace"))
                .allSatisfy(object ->
                        assertThat(object.at("/metadata/namespace").asText())
                                .as(Manifests.label(object))
                                .isEqualTo("assay"));
    }

    @ParameterizedTest(name = "{0}/{1} with {2}: {3}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Deployment              | session-service | /spec/replica                                        | 2       | replica
                    Deployment              | session-service | /spec/replicas                                       | '"two"' | two
                    Deployment              | session-service | /spec/replicas                                       | '"2"'   | /spec/replicas is a number
                    Deployment              | session-service | /spec/template/spec/containers/0/env/0               | {name: A, value: 5} | is a string
                    Deployment              | session-service | /spec/template/spec/containers/0/livenessProbe/httpGet/prt | 1 | prt
                    Deployment              | session-service | /spec/template/spec/containers/0/resources/limits/memory | 1Gig | suffix
                    Deployment              | session-service | /spec/template/spec/securityContext/runAsNonRoot     | '"yes"' | runAsNonRoot
                    Deployment              | session-service | /spec/template/spec/topologySpreadConstraints/0/skew | 1       | skew
                    Service                 | session-service | /spec/ports/0/targetport                             | http    | targetport
                    ConfigMap               | CONFIG          | /data/FLAG                                           | true    | is a string
                    Deployment              | session-service | /apiVersion                                          | apps/v1beta1 | no schema
                    HorizontalPodAutoscaler | session-service | /spec/behavior/scaleDown/policies/0/kind             | Pods    | kind
                    PodDisruptionBudget     | session-service | /spec/maxunavailable                                 | 1       | maxunavailable
                    NetworkPolicy           | session-service | /spec/egress/0/from                                  | []      | from
                    HTTPRoute               | session-service | /spec/rules/0/matches/0/path/kind                    | Exact   | kind
                    HTTPRoute               | session-service | /spec/rules/0/backendRefs/0/port                     | '"80"'  | port
                    Gateway                 | assay           | /spec/gatewayClass                                   | any     | gatewayClass
                    PodMonitor              | assay           | /spec/podMetricsEndpoints/0/url                      | /       | url
                    Cluster                 | postgres        | /spec/postgresql/synchronous/dataDurability          | perhaps | dataDurability
                    Cluster                 | postgres        | /spec/instance                                       | 3       | instance
                    Cluster                 | postgres        | /spec/postgresql/parameters/max_connections          | 400     | max_connections
                    Database                | session         | /spec/databaseReclaimPolicy                          | keep    | databaseReclaimPolicy
                    Pooler                  | postgres-pooler | /spec/pgbouncer/poolMode                             | statement | poolMode
                    Pooler                  | postgres-pooler | /spec/template/spec/containers/0/image               | 5       | image
                    ScheduledBackup         | postgres        | /spec/schedule                                       | 30 2 * * * | schedule
                    ObjectStore             | postgres        | /spec/configuration/path                             | s3://x  | path
                    """)
    void a_planted_fault_is_found(
            String kind, String name, String pointer, String value, String words) {
        var manifests = Overlay.PRODUCTION.manifests();
        var victim = name.equals("CONFIG") ? configMap(manifests) : name;
        var faults = faults(manifests.with(kind, victim, pointer, value));
        assertThat(faults).hasSize(1).first().asString().contains(words);
    }

    @Test
    void a_missing_required_field_is_found() {
        var manifests = Overlay.PRODUCTION.manifests();
        assertThat(faults(manifests.without("Deployment", "session-service", "/spec/selector")))
                .hasSize(1);
        assertThat(faults(manifests.without("Cluster", "postgres", "/spec/storage"))).hasSize(1);
    }

    private List<String> faults(Manifests manifests) {
        return manifests.objects().stream()
                .flatMap(object -> schema.faults(object).stream())
                .toList();
    }

    private static String configMap(Manifests manifests) {
        return manifests
                .ofKind("ConfigMap")
                .map(Manifests::name)
                .filter(name -> name.startsWith("assay-"))
                .findFirst()
                .orElseThrow();
    }
}

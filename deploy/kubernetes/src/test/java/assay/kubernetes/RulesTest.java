package assay.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RulesTest {
    @ParameterizedTest
    @EnumSource
    void every_rule_is_kept(Overlay overlay) {
        assertThat(Rules.faults(overlay.manifests())).isEmpty();
    }

    @ParameterizedTest(name = "{0}/{1} with {2}: {3} breaks \"{4}\"")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Deployment | session-service | /spec/template/spec/securityContext/runAsNonRoot   | false  | runs as non-root
                    Deployment | session-service | /spec/template/spec/securityContext/runAsUser      | 0      | not root
                    Deployment | session-service | /spec/template/spec/securityContext/seccompProfile | {}     | seccomp
                    Deployment | session-service | /spec/template/spec/automountServiceAccountToken   | true   | no service account token in the pod
                    Deployment | session-service | /spec/template/spec/enableServiceLinks             | true   | other services' names
                    Deployment | session-service | /spec/template/spec/hostNetwork                    | true   | no hostNetwork
                    Deployment | session-service | /spec/template/spec/volumes/-                      | {name: x, hostPath: {path: /}} | harmless
                    Deployment | session-service | /spec/template/spec/serviceAccountName             | default | service account exists
                    Deployment | session-service | /spec/template/spec/containers/0/securityContext/allowPrivilegeEscalation | true | no privilege escalation
                    Deployment | session-service | /spec/template/spec/containers/0/securityContext/privileged | true | not privileged
                    Deployment | session-service | /spec/template/spec/containers/0/securityContext/readOnlyRootFilesystem | false | read-only root
                    Deployment | session-service | /spec/template/spec/containers/0/securityContext/capabilities/add | [NET_ADMIN] | drops all
                    Deployment | session-service | /spec/template/spec/containers/0/resources/limits/memory | 2Gi | memory request = memory limit
                    Deployment | session-service | /spec/template/spec/containers/0/resources/limits/cpu | '"2"' | no CPU limit
                    Deployment | session-service | /spec/template/spec/containers/0/resources/requests | {memory: 1Gi} | a CPU request
                    Deployment | session-service | /spec/template/spec/containers/0/image | assay/session-service:latest | no image tag latest
                    Deployment | session-service | /spec/template/spec/containers/0/image | assay/session-service        | tag or digest
                    Deployment | session-service | /spec/template/spec/containers/0/image | registry.example.org/assay/session-service:1 | without registry host
                    Deployment | session-service | /spec/template/spec/containers/0/livenessProbe/initialDelaySeconds | 30 | no initial delay
                    Deployment | session-service | /spec/template/spec/containers/0/livenessProbe/httpGet/path | /q/health | probes on
                    Deployment | session-service | /spec/template/spec/containers/0/livenessProbe/httpGet/port | 8080 | asks a port of the container
                    Deployment | session-service | /spec/template/spec/containers/0/startupProbe/periodSeconds | 10 | every second
                    Deployment | session-service | /spec/template/spec/containers/0/lifecycle/preStop/sleep/seconds | 0 | preStop pause
                    Deployment | session-service | /spec/template/spec/containers/0/volumeMounts/0/name | temp | volume temp exists
                    Deployment | session-service | /spec/template/spec/containers/0/volumeMounts | [] | a /tmp
                    Deployment | session-service | /spec/template/spec/containers/0/envFrom/0/configMapRef/name | assay | config map assay exists
                    Deployment | session-service | /spec/template/metadata/labels | {app: x} | selector selects
                    Deployment | session-service | /spec/strategy/rollingUpdate/maxUnavailable | 1 | takes no pod away
                    Deployment | session-service | /spec/template/spec/topologySpreadConstraints/0/topologyKey | rack | spread over topology.kubernetes.io/zone
                    Deployment | session-service | /spec/template/spec/topologySpreadConstraints/1/matchLabelKeys | [] | spread over kubernetes.io/hostname
                    Deployment | session-service | /spec/replicas | 3 | no replicas beside an autoscaler
                    ServiceAccount | session-service | /automountServiceAccountToken | true | mounts no token
                    Namespace | assay | /metadata/labels | {} | restricted
                    Service | session-service | /spec/selector | {app: x} | selects the pods of one workload
                    Service | session-service | /spec/type | NodePort | not reachable from outside
                    Service | session-service | /spec/ports/0/targetPort | 8080 | is one of the container
                    HorizontalPodAutoscaler | session-service | /spec/scaleTargetRef/name | sessions | scales a workload that exists
                    HorizontalPodAutoscaler | session-service | /spec/minReplicas | 1 | two replicas at least
                    HorizontalPodAutoscaler | session-service | /spec/behavior/scaleUp/stabilizationWindowSeconds | 60 | up at once
                    HorizontalPodAutoscaler | session-service | /spec/behavior/scaleDown/policies/0/value | 2 | one pod a minute
                    PodDisruptionBudget | session-service | /spec/unhealthyPodEvictionPolicy | IfHealthyBudget | never stops a node
                    PodDisruptionBudget | session-service | /spec/maxUnavailable | 0 | one pod away at a time
                    PodDisruptionBudget | session-service | /spec/selector/matchLabels | {app: x} | a disruption budget beside the autoscaler
                    PodDisruptionBudget | postgres-pooler | /spec/selector/matchLabels | {cnpg.io/poolerName: x} | protects pods that exist
                    Pooler | postgres-pooler | /spec/pgbouncer/poolMode | session | by transaction
                    Pooler | postgres-pooler | /spec/pgbouncer/parameters/default_pool_size | '"60"' | a fifth
                    Pooler | postgres-pooler | /spec/cluster/name | pg | a cluster that exists
                    Cluster | postgres | /spec/instances | 2 | two of three machines
                    Cluster | postgres | /spec/postgresql/synchronous/dataDurability | preferred | two of three machines
                    Cluster | postgres | /spec/postgresql/pg_hba | ["host all all all md5"] | its own database only
                    """)
    void a_planted_fault_is_found(
            String kind, String name, String pointer, String value, String words) {
        var broken = Overlay.PRODUCTION.manifests().with(kind, name, pointer, value);
        assertThat(Rules.faults(broken)).anySatisfy(fault -> assertThat(fault).contains(words));
    }

    @Test
    void a_missing_probe_is_found() {
        var broken =
                Overlay.MINIMAL
                        .manifests()
                        .without(
                                "StatefulSet",
                                "postgres",
                                "/spec/template/spec/containers/0/readinessProbe");
        assertThat(Rules.faults(broken))
                .containsExactly("StatefulSet/postgres: has a readinessProbe");
    }

    @Test
    void a_postgresql_that_forgets_is_found() {
        var broken =
                Overlay.MINIMAL
                        .manifests()
                        .with(
                                "StatefulSet",
                                "postgres",
                                "/spec/template/spec/containers/0/args/1",
                                "fsync=off");
        assertThat(Rules.faults(broken)).singleElement().asString().contains("durable");
    }

    @Test
    void a_second_postgresql_that_replicates_nothing_is_found() {
        var broken =
                Overlay.MINIMAL.manifests().with("StatefulSet", "postgres", "/spec/replicas", "2");
        assertThat(Rules.faults(broken)).singleElement().asString().contains("one replica");
    }
}

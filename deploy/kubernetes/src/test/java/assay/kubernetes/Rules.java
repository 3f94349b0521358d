package assay.kubernetes;

import static assay.kubernetes.Manifests.containers;
import static assay.kubernetes.Manifests.hasAll;
import static assay.kubernetes.Manifests.label;
import static assay.kubernetes.Manifests.name;
import static assay.kubernetes.Manifests.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the schema cannot say: how a pod of ours is kept safe, small, spread out and drained, and
 * that names lead somewhere.
 */
final class Rules {
    private static final Set<String> VOLUMES =
            Set.of("configMap", "emptyDir", "projected", "secret", "persistentVolumeClaim");
    private static final Pattern IMAGE =
            Pattern.compile("(?<name>[a-z0-9/-]+)(:(?<tag>[A-Za-z0-9._-]+)|@sha256:[0-9a-f]{64})");
    private static final int PRE_STOP_SECONDS_MIN = 5;
    private static final int PRE_STOP_SECONDS_MAX = 10;

    private final Manifests manifests;
    private final List<String> faults = new ArrayList<>();

    private Rules(Manifests manifests) {
        this.manifests = manifests;
    }

    /** Every broken rule, in words; empty if none is. */
    static List<String> faults(Manifests manifests) {
        var rules = new Rules(manifests);
        manifests.workloads().forEach(rules::workload);
        manifests.ofKind("Deployment").forEach(rules::deployment);
        manifests.ofKind("StatefulSet").forEach(rules::statefulSet);
        manifests.ofKind("ServiceAccount").forEach(rules::serviceAccount);
        manifests.ofKind("Namespace").forEach(rules::namespace);
        manifests.ofKind("Service").forEach(rules::service);
        manifests.ofKind("HorizontalPodAutoscaler").forEach(rules::autoscaler);
        manifests.ofKind("PodDisruptionBudget").forEach(rules::disruptionBudget);
        manifests.ofKind("Pooler").forEach(rules::pooler);
        manifests.ofKind("Cluster").forEach(rules::cluster);
        return List.copyOf(rules.faults);
    }

    private void require(boolean kept, JsonNode object, String rule) {
        if (!kept) {
            faults.add(label(object) + ": " + rule);
        }
    }

    private void workload(ObjectNode workload) {
        var pod = pod(workload);
        restricted(workload, pod);
        require(
                pod.path("enableServiceLinks").isBoolean()
                        && !pod.path("enableServiceLinks").asBoolean(),
                workload,
                "no environment variables made of other services' names");
        require(
                hasAll(
                        workload.at("/spec/template/metadata/labels"),
                        workload.at("/spec/selector/matchLabels")),
                workload,
                "the selector selects the pods of the template");
        require(
                manifests
                        .find("ServiceAccount", pod.path("serviceAccountName").asText())
                        .isPresent(),
                workload,
                "the service account exists");
        containers(workload).forEach(container -> container(workload, pod, container));
    }

    /** The Pod Security Standard "restricted", and a read-only root. */
    private void restricted(ObjectNode workload, JsonNode pod) {
        var security = pod.path("securityContext");
        require(security.path("runAsNonRoot").asBoolean(), workload, "runs as non-root");
        require(
                security.path("runAsUser").asInt() > 0,
                workload,
                "has a numeric user that is not root");
        require(
                security.at("/seccompProfile/type").asText().equals("RuntimeDefault"),
                workload,
                "seccomp profile RuntimeDefault");
        require(
                pod.path("automountServiceAccountToken").isBoolean()
                        && !pod.path("automountServiceAccountToken").asBoolean(),
                workload,
                "no service account token in the pod");
        for (var host : List.of("hostNetwork", "hostPID", "hostIPC")) {
            require(!pod.path(host).asBoolean(), workload, "no " + host);
        }
        pod.path("volumes")
                .forEach(volume ->
                        require(
                                volume.propertyStream()
                                        .map(Map.Entry::getKey)
                                        .allMatch(
                                                key -> key.equals("name") || VOLUMES.contains(key)),
                                workload,
                                "volume " + volume.path("name").asText() + " of a harmless kind"));
    }

    private void container(ObjectNode workload, JsonNode pod, JsonNode container) {
        var security = container.path("securityContext");
        require(
                security.path("allowPrivilegeEscalation").isBoolean()
                        && !security.path("allowPrivilegeEscalation").asBoolean(),
                workload,
                "no privilege escalation");
        require(!security.path("privileged").asBoolean(), workload, "not privileged");
        require(security.path("readOnlyRootFilesystem").asBoolean(), workload, "read-only root");
        require(
                security.at("/capabilities/drop").toString().equals("[\"ALL\"]")
                        && security.at("/capabilities/add").isEmpty(),
                workload,
                "drops all capabilities");

        var resources = container.path("resources");
        var memory = resources.at("/requests/memory").asText();
        require(
                !memory.isEmpty() && memory.equals(resources.at("/limits/memory").asText()),
                workload,
                "memory request = memory limit");
        require(!resources.at("/requests/cpu").asText().isEmpty(), workload, "a CPU request");
        require(resources.at("/limits/cpu").isMissingNode(), workload, "no CPU limit");

        var image = IMAGE.matcher(container.path("image").asText());
        require(image.matches(), workload, "image without registry host and with a tag or digest");
        require(
                !image.matches() || !"latest".equals(image.group("tag")),
                workload,
                "no image tag latest");

        for (var probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            require(container.has(probe), workload, "has a " + probe);
            require(
                    container.path(probe).path("initialDelaySeconds").isMissingNode(),
                    workload,
                    "no initial delay: the startup probe waits");
            for (var way : List.of("httpGet", "tcpSocket")) {
                var port = container.path(probe).path(way).path("port");
                require(
                        port.isMissingNode() || hasPort(container, port.asText()),
                        workload,
                        probe + " asks a port of the container");
            }
        }
        require(
                container.at("/startupProbe/periodSeconds").asInt() == 1
                        && container.at("/startupProbe/failureThreshold").asInt() >= 60,
                workload,
                "startup probe every second, for a minute at least");

        var volumes = names(pod.path("volumes"));
        names(workload.at("/spec/volumeClaimTemplates"), "/metadata/name").forEach(volumes::add);
        container
                .path("volumeMounts")
                .forEach(mount ->
                        require(
                                volumes.contains(mount.path("name").asText()),
                                workload,
                                "volume " + mount.path("name").asText() + " exists"));
        require(
                container
                        .path("volumeMounts")
                        .valueStream()
                        .anyMatch(mount -> mount.path("mountPath").asText().equals("/tmp")),
                workload,
                "a /tmp to write to");
        Stream.concat(
                        container
                                .path("envFrom")
                                .valueStream()
                                .map(from -> from.at("/configMapRef/name")),
                        pod.path("volumes")
                                .valueStream()
                                .map(volume -> volume.at("/configMap/name")))
                .filter(reference -> !reference.isMissingNode())
                .forEach(reference ->
                        require(
                                manifests.find("ConfigMap", reference.asText()).isPresent(),
                                workload,
                                "config map " + reference.asText() + " exists"));
    }

    private void deployment(ObjectNode deployment) {
        var pod = pod(deployment);
        require(
                deployment.at("/spec/strategy/rollingUpdate/maxUnavailable").asText().equals("0"),
                deployment,
                "a rollout takes no pod away before its successor is ready");
        for (var topology : List.of("topology.kubernetes.io/zone", "kubernetes.io/hostname")) {
            require(
                    pod.path("topologySpreadConstraints")
                            .valueStream()
                            .anyMatch(spread ->
                                    spread.path("topologyKey").asText().equals(topology)
                                            && spread.path("matchLabelKeys")
                                                    .toString()
                                                    .equals("[\"pod-template-hash\"]")
                                            && hasAll(
                                                    deployment.at("/spec/template/metadata/labels"),
                                                    spread.at("/labelSelector/matchLabels"))),
                    deployment,
                    "spread over " + topology);
        }
        containers(deployment)
                .forEach(container -> {
                    require(
                            container
                                            .at("/startupProbe/httpGet/path")
                                            .asText()
                                            .equals("/q/health/started")
                                    && container
                                            .at("/livenessProbe/httpGet/path")
                                            .asText()
                                            .equals("/q/health/live")
                                    && container
                                            .at("/readinessProbe/httpGet/path")
                                            .asText()
                                            .equals("/q/health/ready"),
                            deployment,
                            "probes on /q/health/started, /live and /ready");
                    var pause = preStopSeconds(deployment);
                    require(
                            pause >= PRE_STOP_SECONDS_MIN && pause <= PRE_STOP_SECONDS_MAX,
                            deployment,
                            "a preStop pause of 5 to 10 s");
                });
    }

    /** Seconds for which a pod goes on serving after it was told to go; 0 if it does not. */
    static int preStopSeconds(JsonNode deployment) {
        return containers(deployment)
                .mapToInt(container -> container.at("/lifecycle/preStop/sleep/seconds").asInt())
                .max()
                .orElse(0);
    }

    private void statefulSet(ObjectNode set) {
        require(set.at("/spec/replicas").asInt() == 1, set, "one replica: nothing replicates here");
        require(!set.at("/spec/volumeClaimTemplates").isEmpty(), set, "data on a volume");
        require(
                manifests.find("Service", set.at("/spec/serviceName").asText()).isPresent(),
                set,
                "its service exists");
        containers(set)
                .forEach(container -> {
                    var settings =
                            container.path("args").valueStream().map(JsonNode::asText).toList();
                    require(
                            settings.containsAll(
                                    List.of(
                                            "fsync=on",
                                            "synchronous_commit=on",
                                            "full_page_writes=on")),
                            set,
                            "durable: fsync, synchronous_commit and full_page_writes are on");
                });
    }

    private void serviceAccount(ObjectNode account) {
        var mounted = account.path("automountServiceAccountToken");
        require(mounted.isBoolean() && !mounted.asBoolean(), account, "mounts no token");
    }

    private void namespace(ObjectNode namespace) {
        require(
                namespace
                        .at("/metadata/labels")
                        .path("pod-security.kubernetes.io/enforce")
                        .asText()
                        .equals("restricted"),
                namespace,
                "enforces the Pod Security Standard restricted");
    }

    private void service(ObjectNode service) {
        var workload =
                manifests
                        .workloads()
                        .filter(candidate ->
                                hasAll(
                                        candidate.at("/spec/template/metadata/labels"),
                                        service.at("/spec/selector")))
                        .toList();
        require(workload.size() == 1, service, "selects the pods of one workload");
        require(
                service.path("spec").path("type").asText("ClusterIP").equals("ClusterIP"),
                service,
                "not reachable from outside but through the gateway");
        for (var candidate : workload) {
            service.at("/spec/ports")
                    .forEach(port ->
                            require(
                                    containers(candidate)
                                            .anyMatch(container ->
                                                    hasPort(
                                                            container,
                                                            port.path("targetPort").asText())),
                                    service,
                                    "port "
                                            + port.path("targetPort").asText()
                                            + " is one of the container"));
        }
    }

    private void autoscaler(ObjectNode autoscaler) {
        var target =
                manifests.find(
                        autoscaler.at("/spec/scaleTargetRef/kind").asText(),
                        autoscaler.at("/spec/scaleTargetRef/name").asText());
        require(target.isPresent(), autoscaler, "scales a workload that exists");
        target.ifPresent(workload -> {
            require(
                    workload.at("/spec/replicas").isMissingNode(),
                    workload,
                    "no replicas beside an autoscaler: each rollout would set them back");
            require(
                    manifests
                            .ofKind("PodDisruptionBudget")
                            .anyMatch(budget -> selects(budget, workload)),
                    workload,
                    "a disruption budget beside the autoscaler");
        });
        var spec = autoscaler.path("spec");
        require(
                spec.path("minReplicas").asInt() >= 2
                        && spec.path("maxReplicas").asInt() > spec.path("minReplicas").asInt(),
                autoscaler,
                "two replicas at least, and room above");
        require(
                spec.at("/behavior/scaleUp/stabilizationWindowSeconds").asInt(-1) == 0
                        && policy(spec.at("/behavior/scaleUp/policies")).equals("Percent 100 15"),
                autoscaler,
                "up at once, doubling every 15 s");
        require(
                spec.at("/behavior/scaleDown/stabilizationWindowSeconds").asInt() == 300
                        && policy(spec.at("/behavior/scaleDown/policies")).equals("Pods 1 60"),
                autoscaler,
                "down after 5 minutes, one pod a minute");
    }

    private static String policy(JsonNode policies) {
        var only = policies.path(0);
        return policies.size() != 1
                ? policies.toString()
                : "%s %s %s"
                        .formatted(
                                only.path("type").asText(),
                                only.path("value").asText(),
                                only.path("periodSeconds").asText());
    }

    private void disruptionBudget(ObjectNode budget) {
        require(
                budget.at("/spec/unhealthyPodEvictionPolicy").asText().equals("AlwaysAllow"),
                budget,
                "a pod that is ill anyway never stops a node from being drained");
        require(
                budget.at("/spec/maxUnavailable").asInt() == 1
                        && budget.at("/spec/minAvailable").isMissingNode(),
                budget,
                "one pod away at a time");
        require(
                manifests.workloads().anyMatch(workload -> selects(budget, workload))
                        || manifests
                                .ofKind("Pooler")
                                .anyMatch(pooler ->
                                        name(pooler)
                                                .equals(
                                                        budget.at("/spec/selector/matchLabels")
                                                                .path("cnpg.io/poolerName")
                                                                .asText())),
                budget,
                "protects pods that exist");
    }

    private static boolean selects(JsonNode budget, JsonNode workload) {
        return hasAll(
                workload.at("/spec/template/metadata/labels"),
                budget.at("/spec/selector/matchLabels"));
    }

    private void pooler(ObjectNode pooler) {
        var cluster = manifests.find("Cluster", pooler.at("/spec/cluster/name").asText());
        require(cluster.isPresent(), pooler, "pools a cluster that exists");
        var parameters = pooler.at("/spec/pgbouncer/parameters");
        require(
                pooler.at("/spec/pgbouncer/poolMode").asText().equals("transaction")
                        && parameters.path("max_prepared_statements").asInt() > 0,
                pooler,
                "lends connections by transaction and keeps track of prepared statements");
        var databases = Manifests.SERVICES.size();
        var connections =
                pooler.at("/spec/instances").asInt()
                        * databases
                        * parameters.path("default_pool_size").asInt();
        cluster.ifPresent(found ->
                require(
                        connections
                                <= 0.8
                                        * found.at("/spec/postgresql/parameters/max_connections")
                                                .asInt(),
                        pooler,
                        "leaves a fifth of the server's connections to others"));
    }

    private void cluster(ObjectNode cluster) {
        var synchronous = cluster.at("/spec/postgresql/synchronous");
        require(
                cluster.at("/spec/instances").asInt() >= 3
                        && synchronous.path("number").asInt() >= 1
                        && synchronous.path("dataDurability").asText().equals("required")
                        && synchronous.path("failoverQuorum").asBoolean()
                        && cluster.at("/spec/postgresql/parameters/synchronous_commit")
                                .asText()
                                .equals("on"),
                cluster,
                "an acknowledged commit is on two of three machines");
        var rules =
                cluster.at("/spec/postgresql/pg_hba").valueStream().map(JsonNode::asText).toList();
        require(
                rules.equals(
                        List.of("host sameuser all all scram-sha-256", "host all all all reject")),
                cluster,
                "a role reaches its own database only");
    }

    private static boolean hasPort(JsonNode container, String port) {
        return container
                .path("ports")
                .valueStream()
                .anyMatch(own ->
                        own.path("name").asText().equals(port)
                                || own.path("containerPort").asText().equals(port));
    }

    private static Set<String> names(JsonNode list) {
        return names(list, "/name");
    }

    private static Set<String> names(JsonNode list, String pointer) {
        var names = new HashSet<String>();
        list.forEach(item -> names.add(item.at(pointer).asText()));
        return names;
    }
}

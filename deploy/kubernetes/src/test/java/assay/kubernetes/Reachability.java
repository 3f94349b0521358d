package assay.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Who may open a connection to whom, by the network policies of a rendering, as Kubernetes defines
 * them.
 */
record Reachability(Manifests manifests) {
    private static final String NAMESPACE = "assay";

    /** One end of a connection. */
    sealed interface End {
        /** A pod of ours, with the number of each named port. */
        record Pod(String name, Map<String, String> labels, Map<String, Integer> ports)
                implements End {}

        /** A pod in another namespace. */
        record Stranger(
                String name, Map<String, String> namespaceLabels, Map<String, String> labels)
                implements End {}

        /** Something outside of the cluster. */
        record Host(String address) implements End {}
    }

    /** Whether both ends let a TCP connection to this port of the destination pass. */
    boolean reaches(End from, End to, int port) {
        return allowed("Egress", "egress", "to", from, to, to, port)
                && allowed("Ingress", "ingress", "from", to, from, to, port);
    }

    private boolean allowed(
            String type,
            String rules,
            String peers,
            End guarded,
            End other,
            End destination,
            int port) {
        if (!(guarded instanceof End.Pod pod)) {
            return true;
        }
        var policies = policies(type, pod).toList();
        return policies.isEmpty()
                || policies.stream()
                        .flatMap(policy -> policy.at("/spec/" + rules).valueStream())
                        .anyMatch(rule ->
                                (rule.path(peers).isEmpty()
                                                || rule.path(peers)
                                                        .valueStream()
                                                        .anyMatch(peer -> isPeer(peer, other)))
                                        && (rule.path("ports").isEmpty()
                                                || rule.path("ports")
                                                        .valueStream()
                                                        .anyMatch(own ->
                                                                isPort(own, destination, port))));
    }

    private Stream<ObjectNode> policies(String type, End.Pod pod) {
        return manifests
                .ofKind("NetworkPolicy")
                .filter(policy ->
                        policy.at("/spec/policyTypes")
                                .valueStream()
                                .anyMatch(own -> own.asText().equals(type)))
                .filter(policy -> selects(policy.at("/spec/podSelector"), pod.labels()));
    }

    private static boolean isPeer(JsonNode peer, End end) {
        return switch (end) {
            case End.Pod pod ->
                    !peer.has("ipBlock")
                            && selects(
                                    peer.path("namespaceSelector"),
                                    Map.of("kubernetes.io/metadata.name", NAMESPACE))
                            && selects(peer.path("podSelector"), pod.labels());
            case End.Stranger stranger ->
                    peer.has("namespaceSelector")
                            && selects(peer.path("namespaceSelector"), stranger.namespaceLabels())
                            && selects(peer.path("podSelector"), stranger.labels());
            case End.Host host ->
                    peer.has("ipBlock")
                            && contains(peer.at("/ipBlock/cidr").asText(), host.address())
                            && peer.at("/ipBlock/except")
                                    .valueStream()
                                    .noneMatch(block -> contains(block.asText(), host.address()));
        };
    }

    private static boolean isPort(JsonNode own, End destination, int port) {
        if (!own.path("protocol").asText("TCP").equals("TCP")) {
            return false;
        }
        var wanted = own.path("port");
        return switch (destination) {
            case End.Pod pod when wanted.isTextual() ->
                    Integer.valueOf(port).equals(pod.ports().get(wanted.asText()));
            case End.Pod _, End.Stranger _, End.Host _ -> wanted.asInt() == port;
        };
    }

    /** A selector that is missing or empty selects everything. */
    private static boolean selects(JsonNode selector, Map<String, String> labels) {
        return selector.path("matchLabels")
                        .propertyStream()
                        .allMatch(entry ->
                                entry.getValue().asText().equals(labels.get(entry.getKey())))
                && selector.path("matchExpressions")
                        .valueStream()
                        .allMatch(expression -> {
                            var value = labels.get(expression.path("key").asText());
                            List<String> values =
                                    expression
                                            .path("values")
                                            .valueStream()
                                            .map(JsonNode::asText)
                                            .toList();
                            return switch (expression.path("operator").asText()) {
                                case "In" -> value != null && values.contains(value);
                                case "NotIn" -> value == null || !values.contains(value);
                                case "Exists" -> value != null;
                                case "DoesNotExist" -> value == null;
                                default -> throw new AssertionError(expression.toString());
                            };
                        });
    }

    private static boolean contains(String block, String address) {
        var slash = block.indexOf('/');
        var bits = Integer.parseInt(block.substring(slash + 1));
        byte[] wanted = bytes(block.substring(0, slash));
        byte[] given = bytes(address);
        if (wanted.length != given.length) {
            return false;
        }
        for (var bit = 0; bit < bits; bit++) {
            var mask = 0x80 >> (bit % 8);
            if ((wanted[bit / 8] & mask) != (given[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(String address) {
        try {
            return InetAddress.ofLiteral(address).getAddress();
        } catch (IllegalArgumentException e) {
            throw new AssertionError("not an address: " + address, e);
        }
    }
}

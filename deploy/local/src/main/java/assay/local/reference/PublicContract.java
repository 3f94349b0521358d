package assay.local.reference;

import assay.local.service.Service;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;

/** The part of a service's contract that stands behind the gateway. */
final class PublicContract {

    private static final String COMPONENT = "#/components/";

    private PublicContract() {}

    /**
     * A copy without the operations between services, without the components that only those use,
     * and with the gateway as its server.
     */
    static ObjectNode of(ObjectNode contract, String origin) {
        var published = contract.deepCopy();
        var paths = published.withObjectProperty("paths");
        paths.propertyStream()
                .map(java.util.Map.Entry::getKey)
                .filter(path -> Service.of(path).isEmpty())
                .toList()
                .forEach(paths::remove);
        published
                .putArray("servers")
                .addObject()
                .put("url", origin)
                .put("description", "This local run");
        dropUnusedComponents(published);
        return published;
    }

    private static void dropUnusedComponents(ObjectNode contract) {
        var components = contract.path("components");
        var used = reachable(contract);
        for (var kind : components.properties()) {
            // Security schemes are used by name, not by reference.
            if (kind.getValue() instanceof ObjectNode named
                    && !kind.getKey().equals("securitySchemes")) {
                named.propertyStream()
                        .map(java.util.Map.Entry::getKey)
                        .filter(name -> !used.contains(COMPONENT + kind.getKey() + "/" + name))
                        .toList()
                        .forEach(named::remove);
            }
        }
    }

    private static Set<String> reachable(ObjectNode contract) {
        var found = new HashSet<String>();
        var next = new ArrayDeque<JsonNode>();
        next.add(contract.path("paths"));
        while (!next.isEmpty()) {
            references(next.remove(), found)
                    .forEach(reference -> next.add(contract.at(reference.substring(1))));
        }
        return found;
    }

    /** References below the node that are not yet among those found; adds them to those. */
    private static Set<String> references(JsonNode node, Set<String> found) {
        var fresh = new HashSet<String>();
        node.findValuesAsText("$ref").stream().filter(found::add).forEach(fresh::add);
        // A discriminator names its schemas as plain text.
        node.findValues("mapping").stream()
                .flatMap(JsonNode::valueStream)
                .map(JsonNode::asText)
                .filter(value -> value.startsWith(COMPONENT))
                .filter(found::add)
                .forEach(fresh::add);
        return fresh;
    }
}

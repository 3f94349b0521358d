package assay.kubernetes;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The objects that one overlay renders to. */
record Manifests(List<ObjectNode> objects) {
    static final List<String> SERVICES =
            List.of("question-service", "session-service", "grading-service");

    Manifests {
        objects = List.copyOf(objects);
    }

    Stream<ObjectNode> ofKind(String kind) {
        return objects.stream().filter(object -> object.path("kind").asText().equals(kind));
    }

    Optional<ObjectNode> find(String kind, String name) {
        return ofKind(kind).filter(object -> name(object).equals(name)).findFirst();
    }

    /**
     * The object of that kind and name.
     *
     * @throws AssertionError if there is none
     */
    ObjectNode get(String kind, String name) {
        return find(kind, name)
                .orElseThrow(() -> new AssertionError("no " + kind + " named " + name));
    }

    /** Deployments and StatefulSets: whatever has a pod template of ours. */
    Stream<ObjectNode> workloads() {
        return Stream.concat(ofKind("Deployment"), ofKind("StatefulSet"));
    }

    /** A copy with one value replaced or added; a trailing {@code /-} appends to a list. */
    Manifests with(String kind, String name, String pointer, String yaml) {
        return changed(
                kind,
                name,
                pointer,
                (parent, last) -> {
                    var value = Yaml.value(yaml);
                    switch (parent) {
                        case ObjectNode object -> object.set(last, value);
                        case ArrayNode array when last.equals("-") -> array.add(value);
                        case ArrayNode array -> array.set(Integer.parseInt(last), value);
                        default -> throw new AssertionError("nothing at " + pointer);
                    }
                });
    }

    /** A copy with one value taken away. */
    Manifests without(String kind, String name, String pointer) {
        return changed(
                kind,
                name,
                pointer,
                (parent, last) -> {
                    switch (parent) {
                        case ObjectNode object -> object.remove(last);
                        case ArrayNode array -> array.remove(Integer.parseInt(last));
                        default -> throw new AssertionError("nothing at " + pointer);
                    }
                });
    }

    Manifests without(String kind, String name) {
        var victim = get(kind, name);
        return new Manifests(objects.stream().filter(object -> !object.equals(victim)).toList());
    }

    private interface Change {
        void in(JsonNode parent, String last);
    }

    private Manifests changed(String kind, String name, String pointer, Change change) {
        var copies = new ArrayList<ObjectNode>();
        var victim = get(kind, name);
        for (var object : objects) {
            var copy = object.deepCopy();
            copies.add(copy);
            if (object.equals(victim)) {
                var place = JsonPointer.compile(pointer);
                change.in(copy.at(place.head()), place.last().getMatchingProperty());
            }
        }
        return new Manifests(copies);
    }

    static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    /** For messages: {@code Deployment/session-service}. */
    static String label(JsonNode object) {
        return object.path("kind").asText() + "/" + name(object);
    }

    static JsonNode pod(JsonNode workload) {
        return workload.at("/spec/template/spec");
    }

    static Stream<JsonNode> containers(JsonNode workload) {
        var pod = pod(workload);
        return Stream.concat(
                pod.path("initContainers").valueStream(), pod.path("containers").valueStream());
    }

    /** {@code true} if every key and value of {@code wanted} is among {@code labels}. */
    static boolean hasAll(JsonNode labels, JsonNode wanted) {
        return wanted.propertyStream()
                .allMatch(entry -> entry.getValue().equals(labels.path(entry.getKey())));
    }
}

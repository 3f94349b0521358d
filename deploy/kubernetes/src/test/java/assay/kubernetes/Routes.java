package assay.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which service answers a path at the public address, be it by HTTPRoute or by Ingress. */
record Routes(Map<String, String> serviceByPrefix) {
    static Routes of(Manifests manifests) {
        var services = new TreeMap<String, String>();
        manifests
                .ofKind("HTTPRoute")
                .flatMap(route -> route.at("/spec/rules").valueStream())
                .forEach(rule ->
                        rule.path("matches")
                                .forEach(match ->
                                        services.put(
                                                prefix(
                                                        match.at("/path/type"),
                                                        match.at("/path/value")),
                                                rule.at("/backendRefs/0/name").asText())));
        manifests
                .ofKind("Ingress")
                .flatMap(ingress -> ingress.at("/spec/rules").valueStream())
                .flatMap(rule -> rule.at("/http/paths").valueStream())
                .forEach(path ->
                        services.put(
                                prefix(path.path("pathType"), path.path("path")),
                                path.at("/backend/service/name").asText()));
        return new Routes(services);
    }

    /** By whole segments, the longest prefix first; empty where the gateway itself says 404. */
    Optional<String> service(String path) {
        return serviceByPrefix.entrySet().stream()
                .filter(entry ->
                        entry.getKey().equals("/")
                                || path.equals(entry.getKey())
                                || path.startsWith(entry.getKey() + "/"))
                .max((one, other) ->
                        Integer.compare(one.getKey().length(), other.getKey().length()))
                .map(Map.Entry::getValue);
    }

    private static String prefix(JsonNode type, JsonNode value) {
        return switch (type.asText()) {
            case "PathPrefix", "Prefix" -> value.asText();
            default -> throw new AssertionError("only prefixes are understood here: " + type);
        };
    }
}

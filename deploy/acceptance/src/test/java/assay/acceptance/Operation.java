package assay.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An operation that the gateway lets through, as the services' contracts have it.
 *
 * @param id its operationId
 * @param method in lower case
 * @param path with its parameters in braces
 * @param roles who may call it; {@code session} is the holder of a session's token
 * @param isPaged whether it takes a cursor
 */
record Operation(String id, String method, String path, Set<String> roles, boolean isPaged) {
    private static final Pattern ROLES = Pattern.compile("Roles: ([a-z, ]+)\\.");

    /**
     * Those of all three contracts.
     *
     * @throws AssertionError if one does not say who may call it
     */
    static List<Operation> all() {
        var all = new ArrayList<Operation>();
        for (var service : Platform.Service.values()) {
            paths(service)
                    .properties()
                    .forEach(path ->
                            path.getValue().properties().stream()
                                    .filter(_ -> path.getKey().startsWith("/v1/"))
                                    .filter(entry -> entry.getValue().has("operationId"))
                                    .map(entry ->
                                            of(entry.getKey(), path.getKey(), entry.getValue()))
                                    .forEach(all::add));
        }
        return all;
    }

    private static JsonNode paths(Platform.Service service) {
        try {
            return new YAMLMapper()
                    .readTree(
                            Platform.root()
                                    .resolve(service.processName())
                                    .resolve("openapi.yaml")
                                    .toFile())
                    .path("paths");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Operation of(String method, String path, JsonNode said) {
        var id = said.path("operationId").asText();
        var roles = ROLES.matcher(said.path("description").asText());
        if (!roles.find()) {
            throw new AssertionError("the contract does not say who may call " + id);
        }
        var isPaged = said.path("parameters").findValuesAsText("name").contains("cursor");
        return new Operation(id, method, path, Set.of(roles.group(1).split(", ")), isPaged);
    }

    boolean isOpenToCandidates() {
        return roles.contains("candidate") || roles.contains("session");
    }
}

package assay.session.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.openapitools.openapidiff.core.OpenApiCompare;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ContractRulesTest {
    private static final Path CURRENT = Path.of("openapi.yaml");
    private static final Path RELEASED = Path.of("src/test/resources/released/openapi.yaml");
    private static final JsonNode CONTRACT = read();

    private static JsonNode read() {
        try {
            return new ObjectMapper(new YAMLFactory()).readTree(CURRENT.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Operation(String path, String method, JsonNode node) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        CONTRACT.get("paths")
                .properties()
                .forEach(path ->
                        path.getValue()
                                .properties()
                                .forEach(operation ->
                                        operations.add(
                                                new Operation(
                                                        path.getKey(),
                                                        operation.getKey(),
                                                        operation.getValue()))));
        return operations;
    }

    @Test
    void every_operation_says_who_may_call_it_and_what_may_go_wrong() {
        assertThat(operations()).hasSizeGreaterThan(15);
        for (var each : operations()) {
            var operation = each.node();
            var id = operation.path("operationId").asText();
            assertThat(id).isNotEmpty();
            assertThat(operation.path("summary").asText()).as(id).isNotEmpty();
            assertThat(operation.path("description").asText()).as(id).contains("Roles: ");
            for (var status : List.of("400", "401", "403", "500", "503")) {
                assertThat(operation.at("/responses/" + status + "/$ref").asText())
                        .as("%s %s", id, status)
                        .startsWith("#/components/responses/");
            }
            if (operation.has("requestBody")) {
                assertThat(operation.path("description").asText()).as(id).contains("Body: ");
            }
            if (operation.at("/requestBody/content").has("application/json")) {
                assertThat(
                                operation
                                        .at("/requestBody/content/application~1json/example")
                                        .isMissingNode())
                        .as(id)
                        .isFalse();
            }
        }
    }

    @Test
    void every_reply_has_an_example() {
        for (var each : operations()) {
            var operation = each.node();
            operation
                    .get("responses")
                    .properties()
                    .forEach(reply -> {
                        if (reply.getKey().startsWith("2")
                                && reply.getValue().path("content").has("application/json")) {
                            assertThat(
                                            reply.getValue()
                                                    .at("/content/application~1json/example")
                                                    .isMissingNode())
                                    .as("%s %s", operation.path("operationId"), reply.getKey())
                                    .isFalse();
                        }
                    });
        }
    }

    @Test
    void services_are_told_their_permission_and_people_their_roles() {
        for (var operation : operations()) {
            assertThat(operation.node().path("description").asText())
                    .as(operation.toString())
                    .contains(
                            operation.path().startsWith("/internal/")
                                    ? "Permission of a service: `"
                                    : "Roles: ");
        }
    }

    @Test
    void replies_tell_their_headers() {
        var lacks = new ArrayList<String>();
        for (var operation : operations()) {
            var creates =
                    operation.method().equals("post")
                            && CONTRACT.at(pointer(operation.path())).has("get");
            for (var reply : operation.node().get("responses").properties()) {
                var needed = new ArrayList<String>();
                switch (reply.getKey()) {
                    case "200", "201", "202" -> {
                        if (takes(operation, "cursor")) {
                            needed.add("Link");
                        }
                        if (takes(operation, "If-Match")) {
                            needed.add("ETag");
                        }
                        if (takes(operation, "Idempotency-Key")) {
                            needed.add("Idempotent-Replayed");
                        }
                        if (creates && !reply.getKey().equals("200")) {
                            needed.add("Location");
                        }
                    }
                    case "206", "416" -> needed.add("Content-Range");
                    case "401" -> needed.add("WWW-Authenticate");
                    case "503" -> needed.add("Retry-After");
                    default -> {}
                }
                var told = resolved(reply.getValue()).path("headers");
                for (var header : needed) {
                    if (!told.has(header)
                            || resolved(told.get(header)).path("description").asText().isEmpty()) {
                        lacks.add("%s %s: %s".formatted(operation, reply.getKey(), header));
                    }
                }
            }
        }
        assertThat(lacks).isEmpty();
    }

    @Test
    void lists_come_in_pages_or_say_how_long_they_are_at_most() {
        var lists = 0;
        for (var operation : operations()) {
            for (var reply : operation.node().get("responses").properties()) {
                var items =
                        resolved(reply.getValue().at("/content/application~1json/schema"))
                                .at("/properties/items");
                if (!items.isMissingNode()) {
                    lists++;
                    assertThat(
                                    items.has("maxItems")
                                            || (takes(operation, "cursor")
                                                    && takes(operation, "limit")))
                            .as(operation.toString())
                            .isTrue();
                }
            }
        }
        assertThat(lists).isPositive();
    }

    @Test
    void bodies_of_bytes_say_what_they_are() {
        for (var operation : operations()) {
            var bodies = new ArrayList<JsonNode>();
            operation.node().get("responses").forEach(bodies::add);
            if (operation.node().has("requestBody")) {
                bodies.add(operation.node().get("requestBody"));
            }
            for (var body : bodies) {
                for (var type : body.path("content").properties()) {
                    if (!type.getKey().endsWith("json")) {
                        assertThat(type.getValue().at("/schema/format").asText())
                                .as(operation.toString())
                                .isEqualTo("binary");
                        assertThat(body.path("description").asText())
                                .as(operation.toString())
                                .isNotEmpty();
                    }
                }
            }
        }
    }

    private static boolean takes(Operation operation, String parameter) {
        return operation.node().path("parameters").findValuesAsText("name").contains(parameter);
    }

    private static String pointer(String path) {
        return "/paths/" + path.replace("/", "~1");
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? CONTRACT.at(node.get("$ref").asText().substring(1)) : node;
    }

    @Test
    void nothing_that_was_released_is_broken() throws IOException {
        assertThat(isCompatible(Files.readString(RELEASED), Files.readString(CURRENT))).isTrue();
    }

    @Test
    void a_breaking_change_would_be_noticed() throws IOException {
        var current = Files.readString(CURRENT);
        assertThat(
                        isCompatible(
                                current,
                                current.replace("/v1/sessions/{sessionId}/paper", "/v1/papers")))
                .isFalse();
    }

    private static boolean isCompatible(String before, String after) {
        return OpenApiCompare.fromContents(before, after).isCompatible();
    }
}

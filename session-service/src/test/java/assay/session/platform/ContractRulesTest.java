package assay.session.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.openapitools.openapidiff.core.OpenApiCompare;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ContractRulesTest {
    private static final Path CURRENT = Path.of("openapi.yaml");
    private static final Path RELEASED = Path.of("src/test/resources/released/openapi.yaml");

    private static JsonNode contract() throws IOException {
        return new ObjectMapper(new YAMLFactory()).readTree(CURRENT.toFile());
    }

    private static List<JsonNode> operations() throws IOException {
        var operations = new ArrayList<JsonNode>();
        contract()
                .get("paths")
                .forEach(path ->
                        Stream.of("get", "put", "post", "delete")
                                .filter(path::has)
                                .forEach(method -> operations.add(path.get(method))));
        return operations;
    }

    @Test
    void every_operation_says_who_may_call_it_and_what_may_go_wrong() throws IOException {
        assertThat(operations()).hasSizeGreaterThan(15);
        for (var operation : operations()) {
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
    void every_reply_has_an_example() throws IOException {
        for (var operation : operations()) {
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

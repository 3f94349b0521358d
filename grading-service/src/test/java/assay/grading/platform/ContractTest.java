package assay.grading.platform;

import static org.assertj.core.api.Assertions.assertThat;

import assay.grading.GradingServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.openapitools.openapidiff.core.OpenApiCompare;

/**
 * The contract is what the service does, says everything a client needs, and never breaks a client.
 */
@QuarkusTest
@GradingServiceTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ContractTest {
    private static final Path COMMITTED = Path.of("openapi.yaml");
    private static final Path RELEASED = Path.of("src/test/resources/released/openapi.yaml");

    private record Operation(String path, String method, JsonNode node) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static JsonNode contract() throws IOException {
        return new YAMLMapper().readTree(COMMITTED.toFile());
    }

    private static List<Operation> operations() throws IOException {
        var operations = new ArrayList<Operation>();
        contract()
                .get("paths")
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
    void the_committed_contract_is_what_the_service_does() throws IOException {
        var running = RestAssured.get("/q/openapi?format=yaml").asString();
        if (Boolean.getBoolean("contract.write")) {
            Files.writeString(COMMITTED, running);
        }
        assertThat(running)
                .as("openapi.yaml; if the change is meant, write it with -Dcontract.write=true")
                .isEqualTo(Files.readString(COMMITTED));
    }

    @Test
    void every_operation_says_what_a_client_needs() throws IOException {
        var lacks = new ArrayList<String>();
        for (var operation : operations()) {
            var node = operation.node();
            var description = node.path("description").asText();
            if (node.path("operationId").asText().isEmpty()
                    || node.path("summary").asText().isEmpty()) {
                lacks.add(operation + ": no operationId or summary");
            }
            if (!description.contains("Roles: ")
                    && !description.contains("Permission of a service: ")) {
                lacks.add(operation + ": nobody is allowed");
            }
            if (node.path("security").isEmpty()) {
                lacks.add(operation + ": no token is required");
            }
            if (node.has("requestBody")) {
                if (!description.contains("bytes at most")
                        || !node.path("x-body-bytes-max").isInt()) {
                    lacks.add(operation + ": no body limit");
                }
                if (node.at("/requestBody/content/application~1json/example").isMissingNode()) {
                    lacks.add(operation + ": no example of its body");
                }
            }
            for (var response : node.get("responses").properties()) {
                var success = response.getKey().startsWith("2");
                if (success
                        && !isOfBytes(response.getValue())
                        && response.getValue()
                                .at("/content/application~1json/example")
                                .isMissingNode()) {
                    lacks.add(operation + ": no example of its reply");
                }
                if (!success
                        && !response.getKey().equals("304")
                        && !response.getValue()
                                .path("$ref")
                                .asText()
                                .startsWith("#/components/responses/")) {
                    lacks.add(
                            operation + ": the problems of " + response.getKey() + " have no name");
                }
            }
            for (var status : List.of("400", "401", "403", "500", "503")) {
                if (!node.get("responses").has(status)) {
                    lacks.add(operation + ": no " + status);
                }
            }
        }
        assertThat(lacks).isEmpty();
        assertThat(
                        operations().stream()
                                .map(operation -> operation.node().get("operationId").asText()))
                .doesNotHaveDuplicates();
    }

    /** Files need no example. */
    private static boolean isOfBytes(JsonNode reply) {
        return reply.at("/content/*~1*/schema/format").asText().equals("binary");
    }

    @Test
    void every_problem_has_an_example_of_its_own_type() throws IOException {
        for (var response : contract().at("/components/responses").properties()) {
            var examples = response.getValue().at("/content/application~1problem+json/examples");
            assertThat(examples.isEmpty()).as(response.getKey()).isFalse();
            examples.properties()
                    .forEach(example ->
                            assertThat(example.getValue().at("/value/type").asText())
                                    .isEqualTo("urn:assay:problem:" + example.getKey()));
        }
    }

    @Test
    void what_candidates_see_has_no_field_that_tells_which_questions_count() throws IOException {
        var schemas = contract().at("/components/schemas");
        for (var schema :
                List.of(
                        "CandidateResult",
                        "CandidateResultSummary",
                        "CandidateScore",
                        "CandidateTopicScore",
                        "CandidateQuestion")) {
            assertThat(
                            schemas.get(schema).get("properties").properties().stream()
                                    .map(Map.Entry::getKey))
                    .as(schema)
                    .isNotEmpty()
                    .doesNotContain(
                            "scored", "section", "undecided", "explanation", "keyRevision", "log");
        }
        assertThat(
                        schemas.get("CandidateQuestion").get("properties").properties().stream()
                                .map(Map.Entry::getKey))
                .doesNotContain("topics");
    }

    @Test
    void the_contract_does_not_break_clients_of_the_released_one() throws IOException {
        assertThat(breaks(Files.readString(RELEASED), Files.readString(COMMITTED))).isFalse();
    }

    @Test
    void a_breaking_change_is_noticed() throws IOException {
        var released = Files.readString(RELEASED);

        assertThat(breaks(released, released.replace("/v1/results:", "/v1/outcomes:"))).isTrue();
        assertThat(
                        breaks(
                                released,
                                released.replace(
                                        "operationId: listResults",
                                        "operationId: listResults\n      deprecated: true")))
                .isFalse();
    }

    private static boolean breaks(String before, String after) {
        return OpenApiCompare.fromContents(before, after).isIncompatible();
    }
}

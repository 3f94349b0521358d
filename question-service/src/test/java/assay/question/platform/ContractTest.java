package assay.question.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.openapitools.openapidiff.core.OpenApiCompare;

/**
 * The contract is what the service does, says everything a client needs, and never breaks a client.
 */
@QuarkusTest
@RunningService
@DisplayNameGeneration(ReplaceUnderscores.class)
class ContractTest {
    private static final Path COMMITTED = Path.of("openapi.yaml");
    private static final Path RELEASED = Path.of("src/test/resources/released/openapi.yaml");

    /** Creations that give the same thing for the same body. */
    private static final Set<String> REPEATABLE = Set.of("uploadAsset");

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
                if (!isOfBytes(node.get("requestBody"))
                        && node.at("/requestBody/content/application~1json/example")
                                .isMissingNode()) {
                    lacks.add(operation + ": no example of its body");
                }
            }
            for (var response : node.get("responses").properties()) {
                var success = response.getKey().startsWith("2");
                if (success
                        && response.getValue().has("content")
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
    private static boolean isOfBytes(JsonNode bodyOrReply) {
        return bodyOrReply.at("/content/*~1*/schema/format").asText().equals("binary");
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
    void changes_of_versioned_things_need_the_version_and_creations_may_be_repeated()
            throws IOException {
        for (var operation : operations()) {
            var headers =
                    StreamSupport.stream(operation.node().path("parameters").spliterator(), false)
                            .filter(parameter -> parameter.get("in").asText().equals("header"))
                            .map(parameter -> parameter.get("name").asText())
                            .toList();
            if (operation.path().startsWith("/v1/")) {
                switch (operation.method()) {
                    case "put", "delete" ->
                            assertThat(headers).as(operation.toString()).contains("If-Match");
                    case "post" -> {
                        // one that creates nothing, or the same thing again, may be repeated as it
                        // is
                        if (operation.node().get("responses").has("201")
                                && !REPEATABLE.contains(
                                        operation.node().get("operationId").asText())) {
                            assertThat(headers)
                                    .as(operation.toString())
                                    .contains("Idempotency-Key");
                        }
                    }
                    default ->
                            assertThat(headers)
                                    .as(operation.toString())
                                    .isSubsetOf("Range", "If-Range", "If-None-Match");
                }
            }
        }
    }

    @Test
    void what_candidates_may_see_has_no_field_for_a_key() throws IOException {
        var schemas = contract().at("/components/schemas");
        var visible = new LinkedHashSet<String>();
        gather("FrozenPool", schemas, visible);
        assertThat(visible).contains("PooledQuestion", "ClozeContent", "SelectionGap", "Region");
        for (var schema : visible) {
            assertThat(
                            schemas.get(schema).path("properties").properties().stream()
                                    .map(java.util.Map.Entry::getKey))
                    .as(schema)
                    .doesNotContain(
                            "key",
                            "correct",
                            "rationale",
                            "feedback",
                            "scoring",
                            "weights",
                            "credit",
                            "credits",
                            "accepted",
                            "marking",
                            "origin");
        }
        for (var schema : List.of("FrozenPool", "PooledQuestion", "Choice")) {
            assertThat(schemas.get(schema).get("properties").has("name")).isFalse();
            assertThat(schemas.get(schema).get("properties").has("title")).isFalse();
        }
    }

    /** The schema and all that it refers to. */
    private static void gather(String schema, JsonNode schemas, Set<String> found) {
        if (found.add(schema)) {
            for (var ref : schemas.get(schema).findValuesAsText("$ref")) {
                gather(ref.replaceFirst(".*/", ""), schemas, found);
            }
        }
    }

    @Test
    void the_contract_does_not_break_clients_of_the_released_one() throws IOException {
        assertThat(breaks(Files.readString(RELEASED), Files.readString(COMMITTED))).isFalse();
    }

    @Test
    void a_breaking_change_is_noticed() throws IOException {
        var released = Files.readString(RELEASED);

        assertThat(breaks(released, released.replace("/v1/study-notes:", "/v1/notes:"))).isTrue();
        assertThat(
                        breaks(
                                released,
                                released.replace(
                                        "operationId: listBanks",
                                        "operationId: listBanks\n      deprecated: true")))
                .isFalse();
        var stricter =
                released.replaceFirst(
                        "(BankDraft:\n(?:.*\n)*?      required:\n)", "$1      - notice\n");
        assertThat(stricter).isNotEqualTo(released);
        assertThat(breaks(released, stricter)).isTrue();
    }

    private static boolean breaks(String before, String after) {
        return OpenApiCompare.fromContents(before, after).isIncompatible();
    }
}

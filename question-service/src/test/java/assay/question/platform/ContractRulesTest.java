package assay.question.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.openapitools.openapidiff.core.OpenApiCompare;

/** The contract says everything a client needs and never breaks a client. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ContractRulesTest {
    private static final Path COMMITTED = Path.of("openapi.yaml");
    private static final Path RELEASED = Path.of("src/test/resources/released/openapi.yaml");
    private static final JsonNode CONTRACT = read();

    /** Creations that give the same thing for the same body. */
    private static final Set<String> REPEATABLE = Set.of("uploadAsset");

    private record Operation(String path, String method, JsonNode node) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static JsonNode read() {
        try {
            return new YAMLMapper().readTree(COMMITTED.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
    void every_operation_says_what_a_client_needs() {
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
                for (var body : node.at("/requestBody/content").properties()) {
                    if (!hasExample(body.getValue())) {
                        lacks.add(operation + ": no example of its body, " + body.getKey());
                    }
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

    /** What comes back as a file needs no example. */
    private static boolean isOfBytes(JsonNode reply) {
        return reply.at("/content/*~1*/schema/format").asText().equals("binary");
    }

    @Test
    void every_problem_has_an_example_of_its_own_type() {
        for (var response : CONTRACT.at("/components/responses").properties()) {
            var examples = response.getValue().at("/content/application~1problem+json/examples");
            assertThat(examples.isEmpty()).as(response.getKey()).isFalse();
            examples.properties()
                    .forEach(example ->
                            assertThat(example.getValue().at("/value/type").asText())
                                    .isEqualTo("urn:assay:problem:" + example.getKey()));
        }
    }

    @Test
    void changes_of_versioned_things_need_the_version_and_creations_may_be_repeated() {
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
    void a_bulk_change_takes_every_restriction_that_the_list_of_questions_takes() {
        var parameters =
                StreamSupport.stream(
                                CONTRACT.at("/paths/~1v1~1questions/get/parameters").spliterator(),
                                false)
                        .map(parameter -> parameter.get("name").asText())
                        .filter(name -> !List.of("sort", "order", "limit", "cursor").contains(name))
                        .toList();

        assertThat(CONTRACT.at("/components/schemas/QuestionFilter/properties").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(parameters)
                .contains("q", "inUse", "changedBefore");
    }

    @Test
    void what_candidates_may_see_has_no_field_for_a_key() {
        var schemas = CONTRACT.at("/components/schemas");
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
    void a_header_is_required_exactly_if_it_is_always_sent() {
        var notAlways = new TreeSet<String>();
        for (var operation : operations()) {
            operation
                    .node()
                    .get("responses")
                    .forEach(reply ->
                            reply.path("headers")
                                    .properties()
                                    .forEach(header -> {
                                        if (!header.getValue().path("required").asBoolean()) {
                                            notAlways.add(
                                                    header.getKey()
                                                                    .matches(
                                                                            "Link|Idempotent-Replayed")
                                                            ? header.getKey()
                                                            : operation
                                                                            .node()
                                                                            .get("operationId")
                                                                            .asText()
                                                                    + " "
                                                                    + header.getKey());
                                        }
                                    }));
        }
        assertThat(notAlways)
                .containsExactly(
                        "Idempotent-Replayed", "Link", "createExport ETag", "getExport ETag");
        for (var reply : CONTRACT.at("/components/responses").properties()) {
            for (var header : reply.getValue().path("headers").properties()) {
                var problems = List.of(reply.getKey().split("-or-", -1));
                assertThat(header.getValue().path("required").asBoolean())
                        .as("%s %s", reply.getKey(), header.getKey())
                        .isEqualTo(problems.size() == 1);
            }
        }
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

    /** An example of the media type itself, or named ones, each with what it is and a value. */
    private static boolean hasExample(JsonNode mediaType) {
        var named = mediaType.path("examples");
        return mediaType.has("example")
                || (!named.isEmpty()
                        && named.valueStream()
                                .allMatch(each ->
                                        each.has("summary")
                                                && !each.path("value").asText().isBlank()));
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

package assay.grading.submission.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The largest response of every interaction that session-service's contract lets through. */
final class LargestResponses {
    static final JsonNode SESSION_SERVICE = contract("../session-service/openapi.yaml");

    /** One code point, two UTF-16 units, four bytes. */
    private static final String EMOJI = "\uD83D\uDE00";

    /** As many as every list is given ids, so that none is named twice. */
    private int ids;

    private LargestResponses() {}

    static JsonNode contract(String path) {
        try {
            return new YAMLMapper().readTree(Path.of(path).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code $ref} stands for. */
    static JsonNode resolved(JsonNode contract, JsonNode schema) {
        return schema.has("$ref")
                ? contract.at(schema.get("$ref").textValue().substring(1))
                : schema;
    }

    /** The schema of any response. */
    static JsonNode anyResponse(JsonNode contract) {
        return resolved(
                contract, contract.at("/components/schemas/PartResponse/properties/response"));
    }

    /** By interaction. */
    static Map<String, JsonNode> all() {
        var largest = new TreeMap<String, JsonNode>();
        anyResponse(SESSION_SERVICE)
                .at("/discriminator/mapping")
                .properties()
                .forEach(member ->
                        largest.put(
                                member.getKey(),
                                new LargestResponses()
                                        .object(
                                                SESSION_SERVICE.at(
                                                        member.getValue()
                                                                .textValue()
                                                                .substring(1)))));
        return largest;
    }

    private JsonNode of(String property, JsonNode schema) {
        var meant = resolved(SESSION_SERVICE, schema);
        if (meant.has("discriminator")) {
            // within a list: any member will do, the shortest of those with a text
            var mapping = meant.at("/discriminator/mapping");
            var member = mapping.has("short_answer") ? "short_answer" : "text";
            return object(SESSION_SERVICE.at(mapping.get(member).textValue().substring(1)));
        }
        return switch (meant.path("type").asText()) {
            case "object" -> object(meant);
            case "array" -> {
                var list = JsonNodeFactory.instance.arrayNode();
                for (var i = 0; i < meant.get("maxItems").intValue(); i++) {
                    list.add(of(property, meant.get("items")));
                }
                yield list;
            }
            case "boolean" -> JsonNodeFactory.instance.booleanNode(true);
            case "integer" -> JsonNodeFactory.instance.numberNode(100_000);
            case "string" -> JsonNodeFactory.instance.textNode(text(property, meant));
            default -> throw new AssertionError("no example is known for " + property);
        };
    }

    private ObjectNode object(JsonNode schema) {
        var object = JsonNodeFactory.instance.objectNode();
        schema.get("properties")
                .properties()
                .forEach(property ->
                        object.set(property.getKey(), of(property.getKey(), property.getValue())));
        return object;
    }

    private String text(String property, JsonNode schema) {
        if (schema.has("enum")) {
            return schema.at("/enum/0").textValue();
        }
        if (schema.path("format").asText().equals("uuid")) {
            return new UUID(0, ++ids).toString();
        }
        var max = schema.path("maxLength").asInt(64);
        if (schema.has("pattern")) {
            return "9".repeat(max - "e-999".length()) + "e-999";
        }
        return switch (property) {
            case "text", "unit" -> EMOJI.repeat(max);
            default -> "%0".concat(max + "d").formatted(++ids);
        };
    }
}

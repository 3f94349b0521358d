package assay.question.content.rest;

import assay.question.content.QuestionVersion;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.flipkart.zjsonpatch.DiffFlags;
import com.flipkart.zjsonpatch.JsonDiff;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Compares what versions say, not when and by whom they were written. */
@ApplicationScoped
class Differences {
    private static final List<String> NOT_SAID =
            List.of(
                    "id",
                    "number",
                    "published",
                    "keyRevision",
                    "createdAt",
                    "createdBy",
                    "publishedAt");
    private static final EnumSet<DiffFlags> FLAGS =
            EnumSet.of(
                    DiffFlags.OMIT_MOVE_OPERATION,
                    DiffFlags.OMIT_COPY_OPERATION,
                    DiffFlags.ADD_ORIGINAL_VALUE_ON_REPLACE);

    private final ObjectMapper json;

    Differences(ObjectMapper json) {
        this.json = json;
    }

    DiffJson between(QuestionVersion before, QuestionVersion after) {
        var patch = JsonDiff.asJson(said(before), said(after), FLAGS);
        return new DiffJson(
                before.number(),
                after.number(),
                StreamSupport.stream(patch.spliterator(), false)
                        .map(Differences::operation)
                        .toList());
    }

    private ObjectNode said(QuestionVersion version) {
        ObjectNode said = json.valueToTree(QuestionVersionJson.of(version));
        return said.remove(NOT_SAID);
    }

    private static DiffJson.OperationJson operation(JsonNode operation) {
        var op =
                DiffJson.Op.valueOf(
                        operation.get("op").asText().toUpperCase(java.util.Locale.ROOT));
        var path = operation.get("path").asText();
        return switch (op) {
            case ADD -> new DiffJson.OperationJson(op, path, value(operation, "value"), null);
            case REMOVE -> new DiffJson.OperationJson(op, path, null, value(operation, "value"));
            case REPLACE ->
                    new DiffJson.OperationJson(
                            op, path, value(operation, "value"), value(operation, "fromValue"));
        };
    }

    private static @Nullable Object value(JsonNode operation, String name) {
        return operation.get(name); // a JSON null is a value too
    }
}

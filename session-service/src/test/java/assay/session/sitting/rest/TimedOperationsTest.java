package assay.session.sitting.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import assay.session.platform.Api;
import assay.session.platform.Api.Sitting;
import assay.session.platform.MovableClock;
import assay.session.platform.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every reply about a session, refusals included, tells the server's time and the deadline: asked
 * of each operation that the contract has for a session. Bytes are left out, which have no place
 * for it.
 */
@QuarkusTest
class TimedOperationsTest extends ServiceTest {
    private static final String SESSION = "/v1/sessions/{sessionId}";

    @Inject MovableClock clock;

    private record Operation(String id, String roles, JsonNode responses) {
        boolean isFor(String role) {
            return (" " + roles + ",").contains(" " + role + ",");
        }
    }

    private static JsonNode contract() throws IOException {
        return new ObjectMapper(new YAMLFactory()).readTree(Path.of("openapi.yaml").toFile());
    }

    private static List<Operation> operations() throws IOException {
        var operations = new ArrayList<Operation>();
        for (var path : contract().get("paths").properties()) {
            if (path.getKey().startsWith(SESSION)) {
                for (var operation : path.getValue().properties()) {
                    var node = operation.getValue();
                    operations.add(
                            new Operation(
                                    node.get("operationId").asText(),
                                    node.get("description")
                                            .asText()
                                            .replaceFirst("(?s).*Roles: ([a-z, ]+)\\..*", "$1"),
                                    node.get("responses")));
                }
            }
        }
        return operations;
    }

    @Test
    void every_reply_in_json_requires_both() throws IOException {
        var contract = contract();
        var replies = 0;
        for (var operation : operations()) {
            for (var reply : operation.responses().properties()) {
                var schema = reply.getValue().at("/content/application~1json/schema/$ref").asText();
                if (reply.getKey().startsWith("2") && !schema.isEmpty()) {
                    replies++;
                    assertThat(contract.at(schema.substring(1) + "/required"))
                            .extracting(JsonNode::asText)
                            .as(operation.id())
                            .contains("serverNowAt", "deadlineAt");
                }
            }
        }
        assertThat(replies).isGreaterThan(12);
    }

    @Test
    void every_refusal_tells_both_whichever_token_is_used() throws IOException {
        var exam = Api.publishedExamOfKinds();
        var tried = 0;
        for (var operation : operations()) {
            for (var role : List.of("session", "candidate", "instructor")) {
                if (operation.isFor(role)) {
                    // nothing is saved, so that nothing is in memory: as after a restart
                    var sitting = Api.start(exam);
                    String deadlineAt =
                            Api.candidate(sitting.candidate())
                                    .get("/v1/sessions/{id}", sitting.id())
                                    .path("deadlineAt");
                    var refused = refused(operation.id(), role, sitting);
                    if (refused != null) {
                        tried++;
                        assertThat(refused.statusCode())
                                .as("%s by %s", operation.id(), role)
                                .isGreaterThanOrEqualTo(400);
                        refused.then()
                                .body("serverNowAt", notNullValue())
                                .body("deadlineAt", equalTo(deadlineAt));
                    }
                }
            }
        }
        assertThat(tried).isGreaterThan(20);
    }

    /** Some refusal of the operation; null if it has none to give to who may use it. */
    private @Nullable Response refused(String operation, String role, Sitting sitting) {
        var path = "/v1/sessions/" + sitting.id();
        var by = by(role, sitting);
        return switch (operation) {
            case "getSession" -> null;
            case "getPaper" -> {
                sitting.submit().then().statusCode(201);
                yield role.equals("instructor") ? null : by.get(path + "/paper");
            }
            case "renewSessionToken" -> {
                sitting.submit().then().statusCode(201);
                yield by.post(path + "/tokens");
            }
            case "submitSession" -> {
                if (role.equals("session")) {
                    yield null;
                }
                clock.advance(Duration.ofMinutes(30));
                yield by.put(path + "/submission");
            }
            case "flagQuestion" -> by.put(path + "/flags/" + UUID.randomUUID());
            case "unflagQuestion" -> by.delete(path + "/flags/" + UUID.randomUUID());
            case "saveResponse" -> by.body("{").put(path + "/responses/" + UUID.randomUUID());
            case "saveResponseBatch" -> by.body("{").post(path + "/response-batches");
            case "uploadFile" ->
                    by.contentType("application/octet-stream")
                            .body(new byte[] {1})
                            .post(path + "/files");
            case "listFiles" -> by.get(path + "/files?limit=0");
            case "getFile" -> by.get(path + "/files/" + UUID.randomUUID());
            case "downloadFile" -> by.get(path + "/files/" + UUID.randomUUID() + "/content");
            case "deleteFile" -> by.delete(path + "/files/" + UUID.randomUUID());
            case "getSessionAsset" -> by.get(path + "/assets/" + "0".repeat(64));
            case "getSessionLog" -> by.get(path + "/log?limit=0");
            default -> throw new AssertionError("no refusal is tried of " + operation);
        };
    }

    private static RequestSpecification by(String role, Sitting sitting) {
        return switch (role) {
            case "session" -> sitting.byToken();
            case "candidate" -> Api.candidate(sitting.candidate());
            default -> Api.instructor();
        };
    }
}

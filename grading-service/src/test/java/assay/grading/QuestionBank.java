package assay.grading;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.Response;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.common.ConsoleNotifier;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for question-service, and holds every exchange against its contract. Keeps the keys it
 * was told, latest revision last; an unknown one is missing.
 */
public class QuestionBank implements QuarkusTestResourceLifecycleManager {
    static final String LOOKUPS = "/internal/v1/answer-key-lookups";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<UUID, List<JsonNode>> KEYS = new ConcurrentHashMap<>();
    private static @Nullable WireMockServer server;

    @Override
    public Map<String, String> start() {
        var started =
                new WireMockServer(
                        WireMockConfiguration.options()
                                .dynamicPort()
                                .notifier(new ConsoleNotifier(false))
                                .extensions(new Lookups()));
        started.start();
        server = started;
        answers();
        return Map.of("ASSAY_QUESTION_SERVICE_URL", started.baseUrl());
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop();
        }
    }

    /** Adds a key revision. */
    public static void key(UUID questionVersion, String key) {
        try {
            KEYS.computeIfAbsent(questionVersion, _ -> new CopyOnWriteArrayList<>())
                    .add(JSON.readTree(key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void forget(UUID questionVersion) {
        KEYS.remove(questionVersion);
    }

    /** As it should be. */
    public static void answers() {
        running().resetMappings();
        running()
                .stubFor(
                        WireMock.post(LOOKUPS)
                                .willReturn(WireMock.aResponse().withTransformers("lookups")));
    }

    public static void isDown() {
        running().resetMappings();
        running().stubFor(WireMock.post(LOOKUPS).willReturn(WireMock.serviceUnavailable()));
    }

    /** Longer than anybody waits. */
    public static void hangs() {
        running().resetMappings();
        running()
                .stubFor(
                        WireMock.post(LOOKUPS)
                                .willReturn(
                                        WireMock.aResponse()
                                                .withFixedDelay(4_000)
                                                .withTransformers("lookups")));
    }

    public static List<ServeEvent> calls() {
        return running().getAllServeEvents();
    }

    public static void forgetCalls() {
        running().resetRequests();
    }

    /**
     * What calls since {@link #forgetCalls} and their successful replies have against
     * question-service's contract.
     */
    public static List<String> breachesOfContract() {
        var contract =
                OpenApiInteractionValidator.createFor(
                                Path.of("..", "question-service", "openapi.yaml")
                                        .toAbsolutePath()
                                        .normalize()
                                        .toString())
                        .build();
        return calls().stream()
                .filter(call -> call.getResponse().getStatus() == 200)
                .flatMap(call ->
                        contract.validate(request(call), response(call)).getMessages().stream())
                .map(Object::toString)
                .toList();
    }

    private static Request request(ServeEvent call) {
        var request = call.getRequest();
        return SimpleRequest.Builder.post(request.getUrl())
                .withContentType(request.getHeader("Content-Type"))
                .withAuthorization(request.getHeader("Authorization"))
                .withBody(request.getBodyAsString())
                .build();
    }

    private static Response response(ServeEvent call) {
        return SimpleResponse.Builder.status(call.getResponse().getStatus())
                .withContentType("application/json")
                .withBody(call.getResponse().getBodyAsString())
                .build();
    }

    private static WireMockServer running() {
        if (server == null) {
            throw new IllegalStateException("the question bank has not been started");
        }
        return server;
    }

    private static final class Lookups implements ResponseDefinitionTransformerV2 {
        @Override
        public String getName() {
            return "lookups";
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }

        @Override
        public ResponseDefinition transform(ServeEvent call) {
            try {
                var body = JSON.readTree(call.getRequest().getBody());
                var reply = JSON.createObjectNode();
                var items = reply.putArray("items");
                var missing = reply.putArray("missing");
                for (var id : body.get("questionVersionIds")) {
                    var version = UUID.fromString(id.textValue());
                    var revisions = KEYS.getOrDefault(version, List.of());
                    if (revisions.isEmpty()) {
                        missing.add(version.toString());
                    } else {
                        items.addObject()
                                .put("questionVersionId", version.toString())
                                .put("questionId", version.toString())
                                .put("version", 1)
                                .put("keyRevision", revisions.size())
                                .put("textFormat", "markdown")
                                .set("key", revisions.getLast());
                    }
                }
                var delay = call.getResponseDefinition().getFixedDelayMilliseconds();
                return WireMock.aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withFixedDelay(delay)
                        .withBody(reply.toString())
                        .build();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

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
    private static final String KEY_ASSETS =
            "/internal/v1/question-versions/[^/]+/key-assets/[0-9a-f]{64}";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<UUID, List<JsonNode>> KEYS = new ConcurrentHashMap<>();
    private static final Map<String, byte[]> ASSETS = new ConcurrentHashMap<>();
    private static @Nullable WireMockServer server;

    @Override
    public Map<String, String> start() {
        var started =
                new WireMockServer(
                        WireMockConfiguration.options()
                                .dynamicPort()
                                .notifier(new ConsoleNotifier(false))
                                .extensions(new Lookups(), new Assets()));
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

    /** Keys of this version show a picture that has this hash. */
    public static void picture(UUID questionVersion, String hash, byte[] bytes) {
        ASSETS.put(questionVersion + "/" + hash, bytes);
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
        running()
                .stubFor(
                        WireMock.get(WireMock.urlPathMatching(KEY_ASSETS))
                                .willReturn(WireMock.aResponse().withTransformers("assets")));
    }

    public static void isDown() {
        running().resetMappings();
        running()
                .stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.serviceUnavailable()));
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
        var path = request.getUrl().replaceFirst("\\?.*", "");
        var builder =
                new SimpleRequest.Builder(
                                Request.Method.valueOf(request.getMethod().getName()), path)
                        .withAuthorization(request.getHeader("Authorization"));
        request.getQueryParams()
                .forEach((name, parameter) -> builder.withQueryParam(name, parameter.values()));
        return request.getBody().length == 0
                ? builder.build()
                : builder.withContentType(request.getHeader("Content-Type"))
                        .withBody(request.getBodyAsString())
                        .build();
    }

    private static Response response(ServeEvent call) {
        return SimpleResponse.Builder.status(call.getResponse().getStatus())
                .withContentType(
                        call.getResponse().getHeaders().getContentTypeHeader().mimeTypePart())
                .withBody(call.getResponse().getBodyAsString())
                .build();
    }

    private static WireMockServer running() {
        if (server == null) {
            throw new IllegalStateException("the question bank has not been started");
        }
        return server;
    }

    private static final class Assets implements ResponseDefinitionTransformerV2 {
        @Override
        public String getName() {
            return "assets";
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }

        @Override
        public ResponseDefinition transform(ServeEvent call) {
            var steps = call.getRequest().getUrl().replaceFirst("\\?.*", "").split("/", -1);
            var bytes = ASSETS.get(steps[4] + "/" + steps[6]);
            return bytes == null
                    ? WireMock.aResponse()
                            .withStatus(404)
                            .withHeader("Content-Type", "application/problem+json")
                            .withBody(
                                    "{\"type\": \"urn:assay:problem:no-such-asset\", \"status\": 404}")
                            .build()
                    : WireMock.aResponse()
                            .withHeader("Content-Type", "image/png")
                            .withBody(bytes)
                            .build();
        }
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

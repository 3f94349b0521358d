package assay.session.platform;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The other two services, each held to its contract, and the settings of the service under test.
 */
public class Neighbours implements QuarkusTestResourceLifecycleManager {
    private static @Nullable WireMockServer questions;
    private static @Nullable WireMockServer grading;

    public static final String OLD_KEY = key('o');
    public static final String NEW_KEY = key('n');

    private static String key(char fill) {
        return Base64.getEncoder()
                .encodeToString(
                        String.valueOf(fill)
                                .repeat(32)
                                .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    @Override
    public Map<String, String> start() {
        var questionService =
                new WireMockServer(options().dynamicPort().extensions(new QuestionBank()));
        var gradingService =
                new WireMockServer(options().dynamicPort().extensions(new GradingDesk()));
        questionService.start();
        gradingService.start();
        questions = questionService;
        grading = gradingService;
        reset();
        return Map.of(
                "ASSAY_QUESTION_SERVICE_URL", questionService.baseUrl(),
                "ASSAY_GRADING_SERVICE_URL", gradingService.baseUrl(),
                "ASSAY_OIDC_CLIENT_SECRET", "secret",
                "ASSAY_SESSION_TOKEN_KEYS", "new:" + NEW_KEY + ",old:" + OLD_KEY,
                "assay.expiry.every", "off",
                "assay.outbox.every", "off",
                "assay.pool-release.every", "off",
                "assay.warm-up.time-max", "PT0S");
    }

    /** Both answer as they should. */
    public static void reset() {
        questions().resetAll();
        questions()
                .stubFor(
                        put(urlPathMatching("/internal/v1/pools/.*"))
                                .willReturn(aResponse().withTransformers(QuestionBank.NAME)));
        questions()
                .stubFor(
                        delete(urlPathMatching("/internal/v1/pools/[^/]+"))
                                .willReturn(aResponse().withStatus(204)));
        questions()
                .stubFor(
                        get(urlPathMatching("/internal/v1/pools/[^/]+/assets/.*"))
                                .willReturn(
                                        aResponse()
                                                .withHeader("Content-Type", "image/png")
                                                .withBody(QuestionBank.picture())));
        grading().resetAll();
        grading()
                .stubFor(
                        put(urlPathMatching("/internal/v1/submissions/.*"))
                                .willReturn(aResponse().withTransformers(GradingDesk.NAME)));
    }

    /** The service answers 503 to everything. */
    public static void fail(WireMockServer service) {
        service.stubFor(any(anyUrl()).atPriority(1).willReturn(aResponse().withStatus(503)));
    }

    public static WireMockServer questions() {
        return java.util.Objects.requireNonNull(questions);
    }

    public static WireMockServer grading() {
        return java.util.Objects.requireNonNull(grading);
    }

    @Override
    public void stop() {
        questions().stop();
        grading().stop();
    }
}

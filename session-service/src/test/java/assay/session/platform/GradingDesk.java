package assay.session.platform;

import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A small grading-service: 202 to a new submission, 200 to the same again, 409 to another under its
 * id.
 */
public final class GradingDesk implements ResponseDefinitionTransformerV2 {
    static final String NAME = "grading-desk";
    private static final Map<String, String> SUBMISSIONS = new ConcurrentHashMap<>();

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    /** The submission as it arrived, or an empty text. */
    public static String submission(String sessionId) {
        return SUBMISSIONS.getOrDefault(sessionId, "");
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        var sessionId = event.getRequest().getUrl().replaceFirst(".*/", "");
        var body = event.getRequest().getBodyAsString();
        var before = SUBMISSIONS.putIfAbsent(sessionId, body);
        var receipt =
                "{\"sessionId\": \"%s\", \"receivedAt\": \"2026-11-30T09:00:00Z\"}"
                        .formatted(sessionId);
        var reply =
                before == null
                        ? Exchange.reply(202, "application/json", receipt)
                        : before.equals(body)
                                ? Exchange.reply(200, "application/json", receipt)
                                : Exchange.reply(
                                        409,
                                        "application/problem+json",
                                        """
                                        {"type": "urn:assay:problem:submission-differs", "title": "Submission differs", "status": 409,
                                         "detail": "Another one is here.", "instance": "/"}
                                        """);
        Exchange.GRADING.check(event, reply);
        return reply;
    }
}

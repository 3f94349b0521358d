package assay.session.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Problems of requests that fail before any operation is found: a body above the server's limit, an
 * unreadable path.
 */
class UnroutedProblems {
    /** Before the server's own check, which answers without a body. */
    private static final int FIRST = -1_000;

    private final ObjectMapper json;
    private final long bodyBytesMax;

    UnroutedProblems(
            ObjectMapper json,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize bodyMax) {
        this.json = json;
        this.bodyBytesMax = bodyMax.asLongValue();
    }

    void register(@Observes Router router) {
        router.route().order(FIRST).handler(this::refuseHugeBodies);
        router.errorHandler(
                400,
                context ->
                        reply(
                                context,
                                CommonProblem.MALFORMED_REQUEST,
                                "The request cannot be read."));
        router.errorHandler(
                404,
                context ->
                        reply(
                                context,
                                CommonProblem.NO_SUCH_PATH,
                                "Nothing is found at this path."));
        router.errorHandler(
                413,
                context -> reply(context, CommonProblem.BODY_TOO_LARGE, "The body is too large."));
    }

    private void refuseHugeBodies(RoutingContext context) {
        var length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || Long.parseLong(length) <= bodyBytesMax) {
            context.next();
        } else {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            reply(context, CommonProblem.BODY_TOO_LARGE, "The body is too large.");
        }
    }

    private void reply(RoutingContext context, CommonProblem type, String detail) {
        var response = context.response();
        if (response.ended() || response.headWritten()) {
            return;
        }
        var path = context.request().path();
        try {
            var body =
                    json.writeValueAsString(
                            Refused.because(type, detail).problem(path == null ? "/" : path));
            response.setStatusCode(type.status())
                    .putHeader("Content-Type", Problem.MEDIA_TYPE)
                    .end(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

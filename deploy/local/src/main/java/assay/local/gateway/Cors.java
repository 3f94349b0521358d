package assay.local.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.regex.Pattern;

/**
 * Lets a front end under development, on another port of this machine, call the gateway from a
 * browser.
 */
final class Cors {

    private static final Pattern THIS_MACHINE =
            Pattern.compile("https?://(localhost|127\\.0\\.0\\.1)(:[0-9]{1,5})?");
    private static final String PREFLIGHT_SECONDS = "3600";

    private Cors() {}

    static boolean isPreflight(HttpServerRequest request) {
        return request.method().equals(HttpMethod.OPTIONS)
                && request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    }

    static void answerPreflight(HttpServerRequest request) {
        var headers = request.response().headers();
        allow(request, headers);
        if (headers.contains(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN)) {
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, PUT, PATCH, DELETE");
            headers.set(
                    HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS,
                    "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, If-Range, Range, Traceparent");
            headers.set(HttpHeaders.ACCESS_CONTROL_MAX_AGE, PREFLIGHT_SECONDS);
        }
        request.response().setStatusCode(204).end();
    }

    /** Adds what a browser needs to hand the reply to the page, if the page is of this machine. */
    static void allow(HttpServerRequest request, MultiMap headers) {
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        headers.add(HttpHeaders.VARY, "Origin");
        if (origin != null && THIS_MACHINE.matcher(origin).matches()) {
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            headers.set(
                    HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS,
                    "Accept-Ranges, Content-Disposition, Content-Range, ETag, Idempotent-Replayed, Link, Location, Retry-After, WWW-Authenticate");
        }
    }
}

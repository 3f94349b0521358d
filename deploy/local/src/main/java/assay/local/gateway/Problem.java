package assay.local.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;

/** A problem of the gateway itself, as RFC 9457 has it. */
record Problem(int status, String slug, String title, String detail) {

    static final String MEDIA_TYPE = "application/problem+json";

    static Problem noSuchPath() {
        return new Problem(404, "no-such-path", "No such path", "Nothing stands at this path.");
    }

    static Problem malformedPath() {
        return new Problem(
                400,
                "malformed-request",
                "Malformed request",
                "The path may not hold empty segments, '.' or '..' segments, encoded slashes or backslashes.");
    }

    static Problem unavailable(String service) {
        return new Problem(
                503, "unavailable", "Unavailable", service + " does not answer. Try again soon.");
    }

    Buffer body(String path) {
        return new JsonObject()
                .put("type", "urn:assay:problem:" + slug)
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("instance", path)
                .toBuffer();
    }

    void answer(HttpServerRequest request) {
        request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
                .end(body(request.path()));
    }
}

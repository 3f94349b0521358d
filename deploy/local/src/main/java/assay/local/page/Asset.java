package assay.local.page;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A file of a page, read from the class path and sent with the headers that keep a page to itself.
 */
public record Asset(Buffer content, String mediaType, String policy) {

    /** Allows a page what comes from its own origin, and nothing else. */
    public static final String STRICT =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /**
     * Reads a file.
     *
     * @param resource path on the class path, which must exist
     */
    public static Asset of(String resource, String policy) {
        try (var in = Asset.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no such resource: " + resource);
            }
            return new Asset(Buffer.buffer(in.readAllBytes()), mediaType(resource), policy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same file with other content. */
    public Asset with(String text) {
        return new Asset(Buffer.buffer(text), mediaType, policy);
    }

    public String text() {
        return content.toString();
    }

    public void send(RoutingContext context) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, mediaType)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader("Content-Security-Policy", policy)
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(content);
    }

    private static String mediaType(String resource) {
        return switch (resource.substring(resource.lastIndexOf('.') + 1)) {
            case "html" -> "text/html; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "png" -> "image/png";
            case "svg" -> "image/svg+xml";
            default -> "application/octet-stream";
        };
    }
}

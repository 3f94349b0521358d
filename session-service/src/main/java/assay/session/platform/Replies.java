package assay.session.platform;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The forms of reply that operations share. */
public final class Replies {
    private Replies() {}

    /** 200 with the version of what is shown. */
    public static <T> RestResponse<T> versioned(T body, int version) {
        return ResponseBuilder.ok(body).header(HttpHeaders.ETAG, tag(version)).build();
    }

    /**
     * 201 with the place and version of what was created.
     *
     * @param location path without scheme and host: behind a gateway the service does not know the
     *     origin that clients use
     */
    public static <T> RestResponse<T> created(URI location, T body, int version) {
        return ResponseBuilder.<T>create(201)
                .entity(body)
                .header(HttpHeaders.LOCATION, location.toString())
                .header(HttpHeaders.ETAG, tag(version))
                .build();
    }

    /**
     * 201 with the place of what was created and never changes, or whose versions nobody names.
     *
     * @param location path without scheme and host
     */
    public static <T> RestResponse<T> created(URI location, T body) {
        return ResponseBuilder.<T>create(201)
                .entity(body)
                .header(HttpHeaders.LOCATION, location.toString())
                .build();
    }

    /** 200 with the list, and the link to its next page when there is one. */
    public static <T> RestResponse<T> page(T body, Page<?> page, UriInfo uri) {
        var reply = ResponseBuilder.ok(body);
        var cursor = page.nextCursor();
        if (cursor != null) {
            var next = uri.getRequestUriBuilder().replaceQueryParam("cursor", cursor).build();
            reply.header(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(relative(next)));
        }
        return reply.build();
    }

    static String tag(int version) {
        return "\"" + version + "\"";
    }

    /**
     * Without scheme and host: behind a gateway the service does not know the origin that clients
     * use.
     */
    private static String relative(URI uri) {
        return uri.getRawPath() + "?" + uri.getRawQuery();
    }
}

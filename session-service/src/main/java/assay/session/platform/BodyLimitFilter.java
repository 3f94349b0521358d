package assay.session.platform;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/**
 * Holds every operation to its {@link BodyLimit}, whether or not the client tells the length in
 * advance.
 */
@Provider
class BodyLimitFilter implements ContainerRequestFilter {
    @Context
    @SuppressWarnings("NullAway.Init")
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        var method = resource.getResourceMethod();
        var limit = method == null ? null : method.getAnnotation(BodyLimit.class);
        var bytesMax = limit == null ? BodyLimit.DEFAULT_BYTES_MAX : limit.bytesMax();
        var length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            var body = request.getEntityStream();
            if (body != null) {
                request.setEntityStream(
                        new BoundedInput(body, bytesMax, tooLarge(bytesMax).detail()));
            }
        } else if (Long.parseLong(length) > bytesMax) {
            throw tooLarge(bytesMax);
        }
    }

    private static Refused tooLarge(int bytesMax) {
        return Refused.because(
                CommonProblem.BODY_TOO_LARGE,
                "The body of this operation may have %d bytes at most.".formatted(bytesMax));
    }
}

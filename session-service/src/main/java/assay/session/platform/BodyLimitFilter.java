package assay.session.platform;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

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
                request.setEntityStream(new Bounded(body, bytesMax));
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

    private static final class Bounded extends FilterInputStream {
        private final int bytesMax;
        private long bytesRead;

        Bounded(InputStream body, int bytesMax) {
            super(body);
            this.bytesMax = bytesMax;
        }

        @Override
        public int read() throws IOException {
            var next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            var read = super.read(target, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) {
            bytesRead += read;
            if (bytesRead > bytesMax) {
                throw tooLarge(bytesMax);
            }
        }
    }
}

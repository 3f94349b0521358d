package assay.question.platform;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * Files have the media type that they have; a client gets them whatever it would rather accept, so
 * that {@code Accept: image/*} loads a picture (RFC 9110, section 12.5.1 allows it). What the
 * framework could negotiate is not known before the file is found, so it is not asked to.
 */
@ApplicationScoped
class BytesAsTheyAre {
    private static final Pattern PATHS =
            Pattern.compile(
                    "/v1/assets/[^/]+"
                            + "|/v1/banks/[^/]+/exports/[^/]+/file"
                            + "|/internal/v1/pools/[^/]+/assets/[^/]+"
                            + "|/internal/v1/question-versions/[^/]+/key-assets/[^/]+");

    /** Before anything looks at the header. */
    private static final int PRIORITY = 500;

    void register(@Observes Filters filters) {
        filters.register(BytesAsTheyAre::acceptAll, PRIORITY);
    }

    private static void acceptAll(RoutingContext exchange) {
        if (PATHS.matcher(exchange.normalizedPath()).matches()) {
            exchange.request().headers().set(HttpHeaders.ACCEPT, "*/*");
        }
        exchange.next();
    }
}

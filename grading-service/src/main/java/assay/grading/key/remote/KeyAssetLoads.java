package assay.grading.key.remote;

import assay.grading.key.KeyAsset;
import assay.grading.key.remote.generated.api.InternalApi;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** One call to question-service for an asset: somebody waits for it, so it is tried twice only. */
@ApplicationScoped
class KeyAssetLoads {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final InternalApi questionService;

    KeyAssetLoads(@RestClient InternalApi questionService) {
        this.questionService = questionService;
    }

    @Timeout(value = 5, unit = ChronoUnit.SECONDS)
    @ExponentialBackoff
    @Retry(maxRetries = 1, delay = 200, jitter = 100)
    @CircuitBreaker(
            requestVolumeThreshold = 6,
            failureRatio = 0.5,
            delay = 3,
            delayUnit = ChronoUnit.SECONDS)
    Optional<KeyAsset> load(UUID questionVersion, String organisation, String hash) {
        try (var reply = questionService.getKeyAsset(hash, questionVersion, organisation)) {
            return switch (reply.getStatus()) {
                case OK -> Optional.of(asset(reply));
                case NOT_FOUND -> Optional.empty();
                default -> throw new WebApplicationException(reply.getStatus());
            };
        } catch (WebApplicationException e) {
            if (e.getResponse().getStatus() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static KeyAsset asset(Response reply) {
        return new KeyAsset(
                Objects.requireNonNullElse(
                        reply.getHeaderString(HttpHeaders.CONTENT_TYPE),
                        MediaType.APPLICATION_OCTET_STREAM),
                reply.readEntity(byte[].class));
    }
}

package assay.session.pool.remote;

import assay.session.pool.remote.generated.api.InternalApi;
import assay.session.pool.remote.generated.model.FrozenPool;
import assay.session.pool.remote.generated.model.PoolRequest;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * One call to question-service, tried again with growing pauses. Safe to repeat: the pool's id
 * makes it idempotent.
 */
@ApplicationScoped
class PoolCall {
    private static final int UNPROCESSABLE = 422;
    private static final int CONFLICT = 409;

    private final InternalApi questions;

    PoolCall(@RestClient InternalApi questions) {
        this.questions = questions;
    }

    /** What question-service said. */
    sealed interface Reply {
        record Frozen(FrozenPool pool) implements Reply {}

        record Refused(int status, List<ProblemWire.FaultWire> faults) implements Reply {}
    }

    @Timeout(value = 12, unit = ChronoUnit.SECONDS)
    @ExponentialBackoff(maxDelay = 5_000)
    @Retry(
            maxRetries = 3,
            delay = 200,
            jitter = 100,
            maxDuration = 30,
            durationUnit = ChronoUnit.SECONDS)
    @CircuitBreaker(requestVolumeThreshold = 8, failureRatio = 0.5, delay = 5_000)
    Reply freeze(UUID poolId, PoolRequest request) {
        try {
            return new Reply.Frozen(questions.freezePool(poolId, request));
        } catch (WebApplicationException e) {
            int status = e.getResponse().getStatus();
            if (status == UNPROCESSABLE || status == CONFLICT) {
                return new Reply.Refused(status, ProblemWire.faultsIn(e.getResponse()));
            }
            throw e;
        }
    }

    /** Tried once: what does not work now is tried again later. */
    @Timeout(value = 5, unit = ChronoUnit.SECONDS)
    void release(UUID poolId, String organisation) {
        questions.releasePool(poolId, organisation);
    }

    /** The bytes of an asset of a frozen pool. */
    @Timeout(value = 12, unit = ChronoUnit.SECONDS)
    @ExponentialBackoff(maxDelay = 5_000)
    @Retry(
            maxRetries = 3,
            delay = 200,
            jitter = 100,
            maxDuration = 30,
            durationUnit = ChronoUnit.SECONDS)
    @CircuitBreaker(requestVolumeThreshold = 8, failureRatio = 0.5, delay = 5_000)
    byte[] load(UUID poolId, String organisation, String hash) {
        try (var bytes = questions.getPoolAsset(hash, poolId, organisation)) {
            return bytes.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

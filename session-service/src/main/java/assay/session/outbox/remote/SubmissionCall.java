package assay.session.outbox.remote;

import assay.session.outbox.remote.generated.api.InternalApi;
import assay.session.outbox.remote.generated.model.Submission;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** One call to grading-service, tried again a little; for outages that last there is the outbox. */
@ApplicationScoped
class SubmissionCall {
    private static final int REFUSED_MIN = 400;
    private static final int FAILED_MIN = 500;
    private static final int UNAUTHENTICATED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TIMEOUT = 408;
    private static final int TOO_MANY = 429;

    private final InternalApi grading;

    SubmissionCall(@RestClient InternalApi grading) {
        this.grading = grading;
    }

    /** What grading-service said. */
    sealed interface Reply {
        record Taken() implements Reply {}

        /** It will not take the submission as it is, and says why. */
        record Refused(String said) implements Reply {}
    }

    /** Hands the submission over. Throws when grading-service could not be asked. */
    @Timeout(value = 15, unit = ChronoUnit.SECONDS)
    @ExponentialBackoff
    @Retry(maxRetries = 2, delay = 200, jitter = 100)
    @CircuitBreaker(requestVolumeThreshold = 6, failureRatio = 0.5, delay = 5_000)
    Reply put(UUID sessionId, Submission submission) {
        try {
            grading.putSubmission(sessionId, submission);
            return new Reply.Taken();
        } catch (WebApplicationException e) {
            int status = e.getResponse().getStatus();
            if (isFinal(status)) {
                return new Reply.Refused(status + " " + e.getResponse().readEntity(String.class));
            }
            throw e;
        }
    }

    private static boolean isFinal(int status) {
        return status >= REFUSED_MIN
                && status < FAILED_MIN
                && status != UNAUTHENTICATED
                && status != FORBIDDEN
                && status != TIMEOUT
                && status != TOO_MANY;
    }
}

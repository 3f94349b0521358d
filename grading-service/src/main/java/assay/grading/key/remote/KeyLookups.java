package assay.grading.key.remote;

import assay.grading.key.remote.generated.api.InternalApi;
import assay.grading.key.remote.generated.model.AnswerKeyLookup;
import assay.grading.key.remote.generated.model.AnswerKeyLookupResult;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * One call to question-service: at most three tries of two seconds each, and none at all for three
 * seconds after half of the last calls have failed. Whoever waits longer is the queue, not a
 * thread.
 */
@ApplicationScoped
class KeyLookups {
    private final InternalApi questionService;

    KeyLookups(@RestClient InternalApi questionService) {
        this.questionService = questionService;
    }

    @Timeout(value = 2, unit = ChronoUnit.SECONDS)
    @ExponentialBackoff
    @Retry(maxRetries = 2, delay = 200, jitter = 100)
    @CircuitBreaker(
            requestVolumeThreshold = 6,
            failureRatio = 0.5,
            delay = 3,
            delayUnit = ChronoUnit.SECONDS)
    AnswerKeyLookupResult lookUp(AnswerKeyLookup lookup) {
        return questionService.lookUpAnswerKeys(lookup);
    }
}

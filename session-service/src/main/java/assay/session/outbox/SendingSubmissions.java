package assay.session.outbox;

import assay.session.outbox.Grading.Handover;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * Sends what waits in the outbox, at least once each, until grading-service has it. Any number of
 * senders may run.
 */
public final class SendingSubmissions {
    /** Longer than one handover with all its retries takes. */
    private static final Duration LEASE = Duration.ofSeconds(60);

    private static final Duration BACKOFF_FIRST = Duration.ofSeconds(1);
    private static final Duration BACKOFF_MAX = Duration.ofMinutes(1);
    private static final Duration BACKOFF_REFUSED = Duration.ofMinutes(15);
    private static final int DOUBLINGS_MAX = 10;

    private final Outbox outbox;
    private final Grading grading;
    private final InstantSource clock;
    private final RandomGenerator jitter;

    public SendingSubmissions(
            Outbox outbox, Grading grading, InstantSource clock, RandomGenerator jitter) {
        this.outbox = outbox;
        this.grading = grading;
        this.clock = clock;
        this.jitter = jitter;
    }

    /** What one round came to. */
    public record Round(int delivered, int postponed) {}

    /**
     * Sends what is due. Stops at the first sign that grading-service is away: the others would
     * meet the same.
     *
     * @param submissionsMax how many at most
     */
    public Round send(int submissionsMax) {
        int delivered = 0;
        for (int i = 0; i < submissionsMax; i++) {
            var due = outbox.take(clock.instant(), LEASE);
            if (due.isEmpty()) {
                break;
            }
            var submission = due.get().submission();
            var now = clock.instant();
            switch (grading.hand(submission)) {
                case Handover.Accepted() -> {
                    outbox.delivered(submission.sessionId(), now);
                    delivered++;
                }
                case Handover.Refused(var reason) ->
                        outbox.postpone(submission.sessionId(), now.plus(BACKOFF_REFUSED), reason);
                case Handover.Unavailable(var reason) -> {
                    outbox.postpone(
                            submission.sessionId(), nextAttempt(now, due.get().attempts()), reason);
                    return new Round(delivered, 1);
                }
            }
        }
        return new Round(delivered, 0);
    }

    /**
     * Doubles with each attempt up to {@link #BACKOFF_MAX}, less up to half of it at random, so
     * that replicas do not knock in step.
     */
    private Instant nextAttempt(Instant now, int attempts) {
        var doubled = BACKOFF_FIRST.multipliedBy(1L << Math.clamp(attempts - 1L, 0, DOUBLINGS_MAX));
        var wait = doubled.compareTo(BACKOFF_MAX) > 0 ? BACKOFF_MAX : doubled;
        return now.plus(wait).minusMillis(jitter.nextLong(wait.toMillis() / 2 + 1));
    }
}

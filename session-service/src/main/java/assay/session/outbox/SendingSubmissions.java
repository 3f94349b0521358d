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

    /**
     * How long a submission that cannot be read is left alone. After that it is tried again, for a
     * newer release may read it.
     */
    private static final Duration SET_ASIDE = Duration.ofMinutes(15);

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
            switch (due.get()) {
                case Outbox.Due.Unreadable(var session, var organisation, var fault) ->
                        outbox.postpone(
                                session, organisation, clock.instant().plus(SET_ASIDE), fault);
                case Outbox.Due.Sendable sendable -> {
                    switch (hand(sendable)) {
                        case Handover.Accepted() -> delivered++;
                        case Handover.Refused _ -> {
                            // somebody must look at it; the others go on
                        }
                        case Handover.Unavailable _ -> {
                            return new Round(delivered, 1);
                        }
                    }
                }
            }
        }
        return new Round(delivered, 0);
    }

    private Handover hand(Outbox.Due.Sendable due) {
        var submission = due.submission();
        var session = submission.sessionId();
        var organisation = submission.organisation();
        var handover = grading.hand(submission, due.traceParent());
        var now = clock.instant();
        switch (handover) {
            case Handover.Accepted() -> outbox.delivered(session, organisation, now);
            case Handover.Refused(var reason) ->
                    outbox.refused(session, organisation, now.plus(BACKOFF_REFUSED), reason);
            case Handover.Unavailable(var reason) ->
                    outbox.postpone(
                            session, organisation, nextAttempt(now, due.attempts()), reason);
        }
        return handover;
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

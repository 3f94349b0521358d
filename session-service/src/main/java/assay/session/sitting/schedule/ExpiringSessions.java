package assay.session.sitting.schedule;

import assay.session.sitting.EndingSession;
import assay.session.sitting.Sessions;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/**
 * Submits sessions that nobody submitted in time. Every replica does, each session in a transaction
 * of its own.
 */
@ApplicationScoped
public class ExpiringSessions {
    private static final Logger LOG = Logger.getLogger(ExpiringSessions.class);
    private static final int SESSIONS_PER_ROUND_MAX = 500;

    private final Sessions sessions;
    private final EndingSession ending;
    private final InstantSource clock;
    private final MeterRegistry meters;

    public ExpiringSessions(
            Sessions sessions, EndingSession ending, InstantSource clock, MeterRegistry meters) {
        this.sessions = sessions;
        this.ending = ending;
        this.clock = clock;
        this.meters = meters;
    }

    @Scheduled(
            every = "{assay.expiry.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void round() {
        expire();
    }

    /**
     * One round; returns how many sessions it ended. A session that cannot be ended is reported,
     * and holds up no other.
     */
    public int expire() {
        int ended = 0;
        for (var session : sessions.closed(clock.instant(), SESSIONS_PER_ROUND_MAX)) {
            ended += expire(session) ? 1 : 0;
        }
        meters.counter("assay.sessions.expired").increment(ended);
        return ended;
    }

    private boolean expire(Sessions.Closed session) {
        try {
            return QuarkusTransaction.requiringNew()
                    .call(() ->
                            ending.expireIfClosed(
                                    session.id(), session.organisation(), clock.instant()));
        } catch (RuntimeException e) {
            LOG.errorf(e, "Session %s cannot be expired", session.id().value());
            return false;
        }
    }
}

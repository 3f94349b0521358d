package assay.session.outbox.schedule;

import assay.session.outbox.Grading;
import assay.session.outbox.Outbox;
import assay.session.outbox.SendingSubmissions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** Sends what waits in the outbox, on every replica. */
@ApplicationScoped
public class OutboxSender {
    private static final int SUBMISSIONS_PER_ROUND_MAX = 200;

    private final Outbox outbox;
    private final SendingSubmissions sending;
    private final InstantSource clock;
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong oldestAgeMs = new AtomicLong();
    private final MeterRegistry meters;

    public OutboxSender(Outbox outbox, Grading grading, InstantSource clock, MeterRegistry meters) {
        this.outbox = outbox;
        this.clock = clock;
        this.meters = meters;
        this.sending = new SendingSubmissions(outbox, grading, clock, new SecureRandom());
        Gauge.builder("assay.outbox.waiting", waiting, AtomicLong::get)
                .description("Submissions that grading-service does not have yet")
                .register(meters);
        Gauge.builder("assay.outbox.refused", refused, AtomicLong::get)
                .description("Submissions that grading-service would not take; look at them")
                .register(meters);
        Gauge.builder("assay.outbox.oldest.age", oldestAgeMs, age -> age.get() / 1000.0)
                .description("Age of the oldest submission that waits")
                .baseUnit("seconds")
                .register(meters);
    }

    @Scheduled(
            every = "{assay.outbox.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void round() {
        send();
    }

    public SendingSubmissions.Round send() {
        var round = sending.send(SUBMISSIONS_PER_ROUND_MAX);
        meters.counter("assay.outbox.delivered").increment(round.delivered());
        meters.counter("assay.outbox.postponed").increment(round.postponed());
        var backlog = outbox.backlog();
        waiting.set(backlog.waiting());
        refused.set(backlog.refused());
        oldestAgeMs.set(
                backlog.oldestAt()
                        .map(at -> Duration.between(at, clock.instant()).toMillis())
                        .orElse(0L));
        return round;
    }
}

package assay.grading.result.schedule;

import assay.grading.result.GradingTasks;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;

/**
 * How much waits to be graded, for whoever watches the service. Every replica tells the same
 * figures: take their maximum.
 */
@ApplicationScoped
class Backlogs {
    private final GradingTasks tasks;
    private final InstantSource clock;
    private volatile GradingTasks.Backlog latest = new GradingTasks.Backlog(0, null);

    Backlogs(GradingTasks tasks, InstantSource clock, MeterRegistry meters) {
        this.tasks = tasks;
        this.clock = clock;
        Gauge.builder("assay.grading.waiting", this, backlogs -> backlogs.latest.waiting())
                .description("Submissions that wait to be graded")
                .register(meters);
        Gauge.builder("assay.grading.waiting.oldest.age", this, Backlogs::oldestAgeSeconds)
                .description("How long the oldest waiting submission has waited")
                .baseUnit("seconds")
                .register(meters);
    }

    void measure() {
        latest = tasks.backlog();
    }

    private double oldestAgeSeconds() {
        var oldest = latest.oldestQueuedAt();
        return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toMillis() / 1000.0;
    }
}

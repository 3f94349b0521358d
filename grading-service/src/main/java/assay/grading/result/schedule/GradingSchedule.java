package assay.grading.result.schedule;

import assay.grading.result.GradingSubmissions;
import assay.grading.submission.SubmissionAccepted;
import io.opentelemetry.context.Context;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Grades as soon as a submission is committed, and looks regularly for whatever was left: postponed
 * tasks, tasks of a crashed replica. One thread of this replica grades at a time; calls that come
 * meanwhile make it look once more.
 */
@ApplicationScoped
class GradingSchedule {
    private static final Logger LOG = Logger.getLogger(GradingSchedule.class);

    private final GradingSubmissions grading;
    private final Backlogs backlogs;
    private final ExecutorService worker =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("grading-", 0).factory());
    private final AtomicInteger calls = new AtomicInteger();

    GradingSchedule(GradingSubmissions grading, Backlogs backlogs) {
        this.grading = grading;
        this.backlogs = backlogs;
    }

    void accepted(
            @Observes(during = TransactionPhase.AFTER_SUCCESS) SubmissionAccepted submission) {
        wake();
    }

    @Scheduled(
            identity = "grading",
            every = "${assay.grading.poll}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        wake();
        backlogs.measure();
    }

    void stop(@Observes ShutdownEvent shutdown) {
        worker.close();
    }

    /** Keeps the caller's trace: what is graded now is most likely what it has brought. */
    private void wake() {
        if (calls.getAndIncrement() == 0) {
            try {
                worker.execute(Context.current().wrap(this::drain));
            } catch (RejectedExecutionException _) {
                // Shutting down: the task waits in the database for another replica, or for the
                // next start.
                calls.set(0);
            }
        }
    }

    private void drain() {
        var seen = calls.get();
        do {
            seen = calls.get();
            try {
                gradeAll();
            } catch (RuntimeException e) {
                LOG.error("Grading was interrupted; it goes on with the next look", e);
            }
        } while (!calls.compareAndSet(seen, 0));
    }

    private void gradeAll() {
        while (grading.gradeBatch() == GradingSubmissions.BATCH_MAX) {
            // there may be more
        }
    }
}

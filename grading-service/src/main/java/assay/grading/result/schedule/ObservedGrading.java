package assay.grading.result.schedule;

import assay.grading.key.KeysUnavailable;
import assay.grading.platform.TraceParent;
import assay.grading.result.GradingObserver;
import assay.grading.result.GradingRevision;
import assay.grading.result.GradingTask;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Tells logs and metrics what becomes of submissions. */
@ApplicationScoped
class ObservedGrading implements GradingObserver {
    private static final Logger LOG = Logger.getLogger(ObservedGrading.class);

    private final MeterRegistry meters;

    ObservedGrading(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void follow(GradingTask task, Runnable work) {
        TraceParent.within(task.traceParent(), work);
    }

    @Override
    public void graded(GradingRevision revision) {
        var undecided = revision.items().stream().filter(item -> !item.isDecided()).count();
        meters.counter("assay.grading.graded", "complete", Boolean.toString(undecided == 0))
                .increment();
        if (undecided == 0) {
            LOG.infof("Graded session %s, revision %d", revision.session(), revision.number());
        } else {
            LOG.warnf(
                    "Graded session %s, revision %d: %d questions await an instructor or a marker",
                    revision.session(), revision.number(), undecided);
        }
    }

    @Override
    public void postponed(GradingTask task, RuntimeException cause) {
        var expected = cause instanceof KeysUnavailable;
        meters.counter("assay.grading.postponed", "cause", expected ? "keys" : "failure")
                .increment();
        if (expected) {
            LOG.warnf(
                    "Session %s waits, after %d attempts: %s",
                    task.session(), task.attempts(), cause.getMessage());
        } else {
            LOG.errorf(
                    cause, "Session %s waits, after %d attempts", task.session(), task.attempts());
        }
    }
}

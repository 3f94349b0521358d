package assay.session.outbox.remote;

import assay.session.outbox.Grading;
import assay.session.outbox.Submission;
import assay.session.platform.TraceParent;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class RemoteGrading implements Grading {
    private static final Logger LOG = Logger.getLogger(RemoteGrading.class);

    private final SubmissionCall call;

    RemoteGrading(SubmissionCall call) {
        this.call = call;
    }

    @Override
    public Handover hand(Submission submission, @Nullable String traceParent) {
        return TraceParent.within(traceParent, () -> hand(submission));
    }

    private Handover hand(Submission submission) {
        try {
            return switch (call.put(
                    submission.sessionId(), SubmissionTranslation.wire(submission))) {
                case SubmissionCall.Reply.Taken() -> new Handover.Accepted();
                case SubmissionCall.Reply.Refused(var said) -> {
                    LOG.errorf(
                            "grading-service refuses submission %s: %s",
                            submission.sessionId(), said);
                    yield new Handover.Refused("grading-service answered " + said);
                }
            };
        } catch (RuntimeException e) {
            LOG.warnf(
                    "grading-service cannot take submission %s now: %s", submission.sessionId(), e);
            return new Handover.Unavailable(e.getClass().getSimpleName());
        }
    }
}

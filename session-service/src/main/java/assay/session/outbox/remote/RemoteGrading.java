package assay.session.outbox.remote;

import assay.session.outbox.Grading;
import assay.session.outbox.Submission;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

@ApplicationScoped
class RemoteGrading implements Grading {
    private static final Logger LOG = Logger.getLogger(RemoteGrading.class);
    private static final int REFUSED_MIN = 400;

    private final SubmissionCall call;

    RemoteGrading(SubmissionCall call) {
        this.call = call;
    }

    @Override
    public Handover hand(Submission submission) {
        try {
            int status = call.put(submission.sessionId(), SubmissionTranslation.wire(submission));
            if (status < REFUSED_MIN) {
                return new Handover.Accepted();
            }
            LOG.errorf(
                    "grading-service refuses submission %s with %d",
                    submission.sessionId(), status);
            return new Handover.Refused("grading-service answered " + status);
        } catch (RuntimeException e) {
            LOG.warnf(
                    "grading-service cannot take submission %s now: %s", submission.sessionId(), e);
            return new Handover.Unavailable(e.getClass().getSimpleName());
        }
    }
}

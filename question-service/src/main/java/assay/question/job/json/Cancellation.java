package assay.question.job.json;

import assay.question.job.Job;
import assay.question.job.JobState;
import assay.question.job.Jobs;
import assay.question.platform.IfMatch;
import assay.question.platform.Refused;
import java.time.Instant;
import java.util.UUID;

/** Stops jobs of any kind on request. */
public final class Cancellation {
    private Cancellation() {}

    /**
     * The job, stopped now or before.
     *
     * @throws Refused 404 if there is none, 409 if it has ended by itself, 412 for another version
     */
    public static Job of(Jobs jobs, String kind, UUID id, IfMatch version, Instant now) {
        var job = jobs.hold(kind, id).orElseThrow(() -> JobProblem.noSuchJob(id));
        version.check(job.rowVersion());
        return switch (job.state()) {
            case JobState.Queued _, JobState.Running _ -> jobs.cancel(job, now);
            case JobState.Cancelled _ -> job;
            case JobState.Succeeded _, JobState.Failed _ -> throw JobProblem.ended();
        };
    }
}

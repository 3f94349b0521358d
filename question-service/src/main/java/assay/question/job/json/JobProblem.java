package assay.question.job.json;

import assay.question.platform.ProblemType;
import assay.question.platform.Refused;
import java.util.UUID;

/** Problems with jobs of any kind. */
public enum JobProblem implements ProblemType {
    NO_SUCH_JOB(404, "No such job", "There is no job 0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a50."),
    CONFLICT_JOB_ENDED(409, "Job ended", "The job has ended and cannot be cancelled any more.");

    private final int status;
    private final String title;
    private final String example;

    JobProblem(int status, String title, String example) {
        this.status = status;
        this.title = title;
        this.example = example;
    }

    public static Refused noSuchJob(UUID jobId) {
        return Refused.because(NO_SUCH_JOB, "There is no job %s.".formatted(jobId));
    }

    public static Refused ended() {
        return Refused.because(
                CONFLICT_JOB_ENDED, "The job has ended and cannot be cancelled any more.");
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String example() {
        return example;
    }
}

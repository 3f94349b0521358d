package assay.question.job;

/** Undoes a step of a job that was cancelled, or that another replica has taken over. */
public final class JobLost extends RuntimeException {
    public JobLost() {
        super(null, null, false, false);
    }
}

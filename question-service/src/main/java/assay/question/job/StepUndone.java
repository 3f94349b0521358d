package assay.question.job;

/**
 * Thrown by a step that is to be undone and yet counts, such as in a dry run or where an item was
 * refused half-way: what the step wrote is rolled back, and the job goes on as this one says.
 */
public final class StepUndone extends RuntimeException {
    private final transient Step step;

    public StepUndone(Step step) {
        super(null, null, false, false);
        this.step = step;
    }

    public Step step() {
        return step;
    }
}

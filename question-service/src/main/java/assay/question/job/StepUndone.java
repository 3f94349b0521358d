package assay.question.job;

/**
 * Thrown by a step that is to be undone and yet counts, such as in a dry run or where an item was
 * refused half-way: what the step wrote is rolled back, and the job goes on as this one says.
 */
public final class StepUndone extends RuntimeException {
    private final transient Step step;
    private final transient Runnable keeping;

    public StepUndone(Step step) {
        this(step, () -> {});
    }

    /**
     * Undoes a step but for some of it.
     *
     * @param keeping writes what is to be kept all the same, in the transaction that records the
     *     step
     */
    public StepUndone(Step step, Runnable keeping) {
        super(null, null, false, false);
        this.step = step;
        this.keeping = keeping;
    }

    public Step step() {
        return step;
    }

    public Runnable keeping() {
        return keeping;
    }
}

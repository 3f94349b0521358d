package assay.question.pool.rest;

import assay.question.platform.ProblemType;

/** Problems with pools. */
enum PoolProblem implements ProblemType {
    NO_SUCH_POOL_ASSET(
            404,
            "No such asset in the pool",
            "The pool shows no asset 2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae."),
    CONFLICT_POOL_DIFFERS(409, "Pool differs", "This pool was frozen from another request.");

    private final int status;
    private final String title;
    private final String example;

    PoolProblem(int status, String title, String example) {
        this.status = status;
        this.title = title;
        this.example = example;
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

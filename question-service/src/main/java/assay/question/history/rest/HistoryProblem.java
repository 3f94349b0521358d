package assay.question.history.rest;

import assay.question.platform.ProblemType;

/** Problems with histories. */
enum HistoryProblem implements ProblemType {
    NO_SUCH_HISTORY(
            404,
            "No such history",
            "There never was a question 0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a03.");

    private final int status;
    private final String title;
    private final String example;

    HistoryProblem(int status, String title, String example) {
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

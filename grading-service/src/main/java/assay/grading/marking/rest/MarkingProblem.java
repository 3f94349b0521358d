package assay.grading.marking.rest;

import assay.grading.platform.ProblemType;

/** What can be wrong with a marking, beside what every service answers. */
enum MarkingProblem implements ProblemType {
    NO_SUCH_MARKING(
            404, "No such marking", "No response to be marked has this id in your organisation."),
    CONFLICT_RESULT_CHANGING(
            409,
            "Result changing",
            "The result is being graded again; mark the response when that is done.");

    private final int status;
    private final String title;
    private final String example;

    MarkingProblem(int status, String title, String example) {
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

package assay.grading.result.rest;

import assay.grading.platform.ProblemType;

/** What can be wrong with a result, beside what every service answers. */
enum ResultProblem implements ProblemType {
    NO_SUCH_RESULT(404, "No such result", "No result has this id, or it is not yours to see."),
    NO_SUCH_ASSET(
            404,
            "No such asset",
            "Nothing that you may see of the result shows an asset"
                    + " 2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae."),
    RANGE_NOT_SATISFIABLE(
            416, "Range not satisfiable", "The asset has 70 bytes; the range holds none of them."),
    NO_SUCH_GRADING_REVISION(
            404, "No such grading revision", "This result has no grading revision 7."),
    RESULT_NOT_RELEASED(
            403, "Result not released", "The result can be seen once an instructor releases it."),
    CONFLICT_RESULT_NOT_GRADED(
            409, "Result not graded", "There is nothing to release before the result is graded."),
    CONFLICT_RESULT_UNREADABLE(
            409,
            "Result unreadable",
            "This release cannot read the submission; it is kept, and graded as soon as it can be"
                    + " read.");

    private final int status;
    private final String title;
    private final String example;

    ResultProblem(int status, String title, String example) {
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

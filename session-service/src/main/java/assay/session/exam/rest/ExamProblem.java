package assay.session.exam.rest;

import assay.session.platform.ProblemType;

/** Problems with exams. */
enum ExamProblem implements ProblemType {
    NO_SUCH_EXAM(404, "No such exam", "There is no exam 0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a01."),
    NO_SUCH_REVISION(404, "No such revision", "The exam has no revision 3."),
    CONFLICT_EXAM_NAME(409, "Exam name taken", "There is an exam \"cloud-basics-taster\" already."),
    BLUEPRINT_CANNOT_BE_FILLED(
            422,
            "Blueprint cannot be filled",
            "1 section has too few questions: development has 7 of 16."),
    COVERAGE_TOO_LOW(
            422,
            "Coverage too low",
            "The exam asks for 5 published questions for each one drawn, and 1 section has too few: development has 78 of 80."),
    BLUEPRINT_SELECTS_NOTHING(
            422,
            "Blueprint names what isn't there",
            "1 section names a bank, topic or question that isn't there or isn't published.");

    private final int status;
    private final String title;
    private final String example;

    ExamProblem(int status, String title, String example) {
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

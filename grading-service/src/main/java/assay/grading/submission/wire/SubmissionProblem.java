package assay.grading.submission.wire;

import assay.grading.platform.ProblemType;

/** What can be wrong with a submission, beside what every service answers. */
public enum SubmissionProblem implements ProblemType {
    NO_SUCH_SUBMISSION(
            404, "No such submission", "No submission has this id in your organisation."),
    SUBMISSION_DIFFERS(
            409,
            "Submission differs",
            "Another content was handed in under this id; a submission never changes."),
    CONFLICT_SUBMISSION_UNREADABLE(
            409,
            "Submission unreadable",
            "This release cannot read the submission; it is kept as it was handed in.");

    private final int status;
    private final String title;
    private final String example;

    SubmissionProblem(int status, String title, String example) {
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

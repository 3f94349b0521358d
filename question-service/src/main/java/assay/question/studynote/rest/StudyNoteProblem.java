package assay.question.studynote.rest;

import assay.question.platform.ProblemType;

/** Problems with study notes. */
enum StudyNoteProblem implements ProblemType {
    NO_SUCH_STUDY_NOTE(
            404,
            "No such study note",
            "There is no study note 0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a05.");

    private final int status;
    private final String title;
    private final String example;

    StudyNoteProblem(int status, String title, String example) {
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

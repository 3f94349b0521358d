package assay.question.content.text;

import assay.question.platform.ProblemType;

/** Problems with the texts of questions. */
public enum TextProblem implements ProblemType {
    PICTURE_WITHOUT_ALTERNATIVE(
            422,
            "Picture without alternative text",
            "1 picture says nothing to those who do not see it; give it an alternative text."),
    PICTURE_FROM_ELSEWHERE(
            422,
            "Picture from another server",
            "1 picture is on another server; upload it and refer to the asset.");

    private final int status;
    private final String title;
    private final String example;

    TextProblem(int status, String title, String example) {
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

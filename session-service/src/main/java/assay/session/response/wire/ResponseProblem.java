package assay.session.response.wire;

import assay.session.platform.ProblemType;

/** Problems with saving responses. */
public enum ResponseProblem implements ProblemType {
    NO_SUCH_QUESTION(
            404,
            "No such question",
            "The paper has no question 0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a05."),
    SEQUENCE_REUSED(409, "Sequence reused", "Another save of this session has the sequence 7."),
    LOG_FULL(
            409,
            "Log full",
            "This session has as many saves, or bytes of them, as a session may have."),
    RESPONSES_TOO_LARGE(
            422,
            "Responses too large",
            "With this one the responses of the session would have more bytes than are graded: shorten this one or another. What was saved before counts on.");

    private final int status;
    private final String title;
    private final String example;

    ResponseProblem(int status, String title, String example) {
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

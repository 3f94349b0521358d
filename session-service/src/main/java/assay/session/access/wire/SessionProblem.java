package assay.session.access.wire;

import assay.session.platform.ProblemType;

/** Problems with sessions that every operation on one may meet. */
public enum SessionProblem implements ProblemType {
    NO_SUCH_SESSION(
            404, "No such session", "There is no session 0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a04."),
    SESSION_SUBMITTED(
            409, "Session submitted", "The session was submitted; nothing in it changes any more."),
    SESSION_EXPIRED(
            409, "Session expired", "The session's time is up; it was submitted with what it had.");

    private final int status;
    private final String title;
    private final String example;

    SessionProblem(int status, String title, String example) {
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

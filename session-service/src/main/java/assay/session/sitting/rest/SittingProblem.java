package assay.session.sitting.rest;

import assay.session.platform.ProblemType;

/** Problems with starting sessions and reading them. */
enum SittingProblem implements ProblemType {
    NO_SUCH_EXAM(404, "No such exam", "There is no exam 0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a01."),
    NO_SUCH_ASSET(
            404,
            "No such asset",
            "The session's questions show no asset 2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae."),
    RANGE_NOT_SATISFIABLE(
            416, "Range not satisfiable", "The asset has 70 bytes; the range holds none of them."),
    SESSION_ALREADY_RUNNING(
            409,
            "Session already running",
            "You have a running session of this exam; `sessionId` names it."),
    NO_ATTEMPT_LEFT(409, "No attempt left", "This exam allows 2 attempts.");

    private final int status;
    private final String title;
    private final String example;

    SittingProblem(int status, String title, String example) {
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

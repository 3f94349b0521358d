package assay.question.comment.rest;

import assay.question.platform.ProblemType;
import assay.question.platform.Refused;
import java.util.UUID;

/** Problems with comments. */
enum CommentProblem implements ProblemType {
    NO_SUCH_COMMENT(
            404, "No such comment", "There is no comment 0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a60.");

    private final int status;
    private final String title;
    private final String example;

    CommentProblem(int status, String title, String example) {
        this.status = status;
        this.title = title;
        this.example = example;
    }

    static Refused noSuchComment(UUID commentId) {
        return Refused.because(NO_SUCH_COMMENT, "There is no comment %s.".formatted(commentId));
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

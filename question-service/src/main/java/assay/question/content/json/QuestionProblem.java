package assay.question.content.json;

import assay.question.platform.ProblemType;
import assay.question.platform.Refused;
import java.util.UUID;

/** Problems with questions. */
public enum QuestionProblem implements ProblemType {
    NO_SUCH_QUESTION(
            404, "No such question", "There is no question 0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a03."),
    NO_SUCH_VERSION(404, "No such version", "The question has no version 7."),
    CONFLICT_QUESTION_NAME(
            409, "Question name taken", "The bank has a question \"iam-role-for-ec2\" already."),
    CONFLICT_QUESTION_RETIRED(
            409,
            "Question retired",
            "The question is retired and has no draft; reinstate it, or publish a later version."),
    CONFLICT_QUESTION_NOT_PUBLISHED(
            409, "Question not published", "Only a published question can be retired."),
    CONFLICT_VERSION_NOT_PUBLISHED(
            409, "Version not published", "Version 2 is a draft: change its key with the draft."),
    CONFLICT_QUESTION_TRASHED(
            409, "Question in the trash", "The question is in the trash; restore it first."),
    CONFLICT_QUESTION_IN_USE(
            409, "Question in use", "Exams use the question, so it cannot vanish; retire it."),
    CONFLICT_NO_DRAFT(409, "No draft", "The question has no draft; version 2 is published."),
    CONFLICT_DRAFT_EXISTS(
            409,
            "Draft exists",
            "The question has a draft, version 3; say that it may be replaced."),
    CONFLICT_REVIEW_REQUIRED(
            409,
            "Review required",
            "The bank \"cloud-basics\" publishes what somebody other than its authors has"
                    + " approved."),
    CONFLICT_NOT_IN_REVIEW(409, "Not in review", "The question is not in review."),
    NOT_THE_REVIEWER(403, "Not the reviewer", "The review is for \"grace\" to decide."),
    OWN_REVIEW(
            403,
            "Own review",
            "You wrote some of the draft, and the bank wants somebody else's approval.");

    private final int status;
    private final String title;
    private final String example;

    QuestionProblem(int status, String title, String example) {
        this.status = status;
        this.title = title;
        this.example = example;
    }

    public static Refused noSuchQuestion(UUID questionId) {
        return Refused.because(NO_SUCH_QUESTION, "There is no question %s.".formatted(questionId));
    }

    public static Refused noSuchVersion(int number) {
        return Refused.because(
                NO_SUCH_VERSION, "The question has no version %d.".formatted(number));
    }

    public static Refused trashed() {
        return Refused.because(
                CONFLICT_QUESTION_TRASHED, "The question is in the trash; restore it first.");
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

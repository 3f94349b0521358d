package assay.question.content.rest;

import assay.question.platform.ProblemType;
import assay.question.platform.Refused;
import java.util.UUID;

/** Problems with questions. */
enum QuestionProblem implements ProblemType {
    NO_SUCH_QUESTION(
            404, "No such question", "There is no question 0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a03."),
    NO_SUCH_VERSION(404, "No such version", "The question has no version 7."),
    CONFLICT_QUESTION_NAME(
            409, "Question name taken", "The bank has a question \"iam-role-for-ec2\" already."),
    CONFLICT_QUESTION_RETIRED(
            409,
            "Question retired",
            "The question is retired and takes no change but corrections of its keys."),
    CONFLICT_QUESTION_NOT_PUBLISHED(
            409, "Question not published", "Only a published question can be retired."),
    CONFLICT_VERSION_NOT_PUBLISHED(
            409, "Version not published", "Version 2 is a draft: change its key with the draft.");

    private final int status;
    private final String title;
    private final String example;

    QuestionProblem(int status, String title, String example) {
        this.status = status;
        this.title = title;
        this.example = example;
    }

    static Refused noSuchQuestion(UUID questionId) {
        return Refused.because(NO_SUCH_QUESTION, "There is no question %s.".formatted(questionId));
    }

    static Refused noSuchVersion(int number) {
        return Refused.because(
                NO_SUCH_VERSION, "The question has no version %d.".formatted(number));
    }

    static Refused retired() {
        return Refused.because(
                CONFLICT_QUESTION_RETIRED,
                "The question is retired and takes no change but corrections of its keys.");
    }

    static Refused notPublished() {
        return Refused.because(
                CONFLICT_QUESTION_NOT_PUBLISHED, "Only a published question can be retired.");
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

package assay.question.content;

/** Why a question cannot be changed as asked. The name is the slug of the problem. */
public enum Refusal {
    CONFLICT_QUESTION_NAME,
    CONFLICT_QUESTION_RETIRED,
    CONFLICT_QUESTION_NOT_PUBLISHED,
    CONFLICT_QUESTION_TRASHED,
    CONFLICT_QUESTION_IN_USE,
    CONFLICT_NO_DRAFT,
    CONFLICT_DRAFT_EXISTS,
    CONFLICT_REVIEW_REQUIRED,
    CONFLICT_NOT_IN_REVIEW,
    NOT_THE_REVIEWER,
    OWN_REVIEW
}

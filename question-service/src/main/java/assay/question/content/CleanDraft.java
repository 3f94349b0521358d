package assay.question.content;

/**
 * A draft whose texts do no harm, so that whoever keeps it need not clean them again. Only what
 * cleans texts makes one.
 */
public record CleanDraft(QuestionDraft draft) {}

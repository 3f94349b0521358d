package assay.question.content;

/** The kind of answer that a question asks for. */
public enum Interaction {
    SINGLE_CHOICE,
    MULTIPLE_CHOICE
}

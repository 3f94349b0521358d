package assay.grading.submission;

/** The kind of answer that a question asks for. */
public enum Interaction {
    SINGLE_CHOICE,
    MULTIPLE_CHOICE,
    TRUE_FALSE,
    SHORT_ANSWER,
    NUMERICAL,
    MATCHING,
    ORDERING,
    CATEGORISE,
    CLOZE,
    GAP_MATCH,
    HOTSPOT,
    SELECT_POINT,
    LABEL_IMAGE,
    HOTTEXT,
    SLIDER,
    ESSAY,
    FILE_UPLOAD,
    CALCULATED,
    COMPOSITE,
    DESCRIPTION
}

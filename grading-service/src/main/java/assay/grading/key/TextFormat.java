package assay.grading.key;

/** How the texts of a question are marked up. */
public enum TextFormat {
    /** CommonMark with tables. */
    MARKDOWN,
    HTML
}

package assay.session.pool;

/** How the texts of a question are marked up. */
public enum TextFormat {
    MARKDOWN,
    HTML
}

package assay.question.content;

/**
 * How the texts of a question are marked up. In both, formulas stay as TeX between {@code \( \)},
 * {@code \[ \]} or {@code $$ $$}, and {@code asset:} followed by an asset's hash names a picture or
 * another medium.
 */
public enum TextFormat {
    /** CommonMark with tables; harmless HTML inside it is kept. */
    MARKDOWN,
    HTML
}

package assay.question.content;

/**
 * Something wrong with a draft.
 *
 * @param pointer JSON Pointer into the draft
 * @param detail for the author
 */
public record Finding(String pointer, String detail) {}

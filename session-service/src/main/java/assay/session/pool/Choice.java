package assay.session.pool;

/**
 * One choice of a question.
 *
 * @param id identifies the choice within its question; says nothing about whether it is right
 * @param text Markdown
 */
public record Choice(String id, String text) {}

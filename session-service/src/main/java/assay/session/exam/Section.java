package assay.session.exam;

/**
 * A part of an exam.
 *
 * @param name kebab-case, unique in its blueprint
 * @param scored whether its questions count for the result; candidates are never told
 */
public record Section(String name, String title, boolean scored, Draw draw) {}

package assay.question.search;

/** A fact by which a list of questions can be narrowed. */
public enum Facet {
    BANK,
    STATE,
    /** Each topic counts everything below it. */
    TOPIC,
    DIFFICULTY,
    INTERACTION,
    TAG,
    LANGUAGE,
    /** Who wrote the latest version. */
    AUTHOR,
    IN_USE,
    /** How long ago the last change was. */
    CHANGED
}

package assay.question.exchange;

/**
 * Where in the uploaded file a question stands.
 *
 * @param file path within a package; empty for a single file
 * @param line from 1; 0: not known
 * @param identifier what the file calls the question; may be empty
 */
public record Place(String file, int line, String identifier) {}

package assay.question.history;

import java.time.Instant;

/**
 * Who does something, when and why.
 *
 * @param actor subject of a token
 * @param note why; may be empty
 */
public record Deed(String actor, Instant at, String note) {}

package assay.question.content;

import java.time.Instant;
import java.util.UUID;

/**
 * An exam revision that holds a version of a question.
 *
 * @param version number of the version
 */
public record Use(UUID poolId, UUID examId, int version, Instant frozenAt) {}

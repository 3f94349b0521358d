package assay.grading.scoring;

import java.time.Instant;
import java.util.Map;

/**
 * What a person gave to a response.
 *
 * @param credit share of the points of what was marked
 * @param levels by criterion of the rubric: which of its levels, 0 is the first; empty if points
 *     were given freely
 * @param comment for the candidate; may be empty
 * @param marker the person's {@code sub}
 */
public record Mark(
        Credit credit, Map<String, Integer> levels, String comment, String marker, Instant at) {
    public Mark {
        levels = Map.copyOf(levels);
    }
}

package assay.grading.result;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which results to list; null restricts nothing.
 *
 * @param after only those that stand after this place in the list
 */
public record ResultFilter(
        @Nullable UUID examId,
        @Nullable String candidateId,
        @Nullable ResultState state,
        @Nullable Place after) {

    /** A place in the list of results, newest submission first. */
    public record Place(Instant submittedAt, UUID session) {}
}

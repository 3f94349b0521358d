package assay.grading.submission;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which submissions to list; null restricts nothing.
 *
 * @param after only those that stand after this place in the list
 */
public record SubmissionFilter(
        @Nullable UUID examId, @Nullable String candidateId, @Nullable Place after) {

    /** A place in the list of submissions, newest first. */
    public record Place(Instant submittedAt, UUID session) {}
}

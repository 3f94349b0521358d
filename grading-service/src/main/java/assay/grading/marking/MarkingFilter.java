package assay.grading.marking;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which responses to list; null restricts nothing.
 *
 * @param waiting true: those that wait; false: those that are marked
 * @param after only those that stand after this place in the list
 */
public record MarkingFilter(@Nullable UUID examId, boolean waiting, @Nullable Place after) {

    /** A place in the list, oldest submission first. */
    public record Place(Instant submittedAt, UUID id) {}
}

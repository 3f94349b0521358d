package assay.question.content;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What waits to be removed for good, in all organisations. */
public interface Trash {
    /**
     * A question in the trash.
     *
     * @param organisation that it belongs to
     */
    record Trashed(UUID questionId, String organisation) {}

    /** Questions that were trashed before, longest first, and that no exam uses. */
    List<Trashed> due(Instant before, int rowsMax);

    /**
     * Removes the question with its versions, keys, reviews and comments; false, with nothing
     * removed, if it was restored meanwhile or somebody else is at it. Assets that it used are kept
     * from {@code now} on as if they had just been uploaded.
     */
    boolean purge(Trashed question, Instant before, Instant now);
}

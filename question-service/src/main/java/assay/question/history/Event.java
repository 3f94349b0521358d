package assay.question.history;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a question.
 *
 * @param ordinal grows from event to event of one question
 * @param version number of the version that it is about; null: the question as a whole
 * @param details what else is to be told, by name
 */
public record Event(
        long ordinal,
        Kind kind,
        @Nullable Integer version,
        Deed deed,
        Map<String, String> details) {
    public Event {
        details = Map.copyOf(details);
    }

    /** What can happen. */
    public enum Kind {
        /** Perhaps by an {@code import}. */
        CREATED,
        /** The draft was written. */
        REVISED,
        /** The draft was made of an earlier version, {@code fromVersion}. */
        COPIED,
        /** Perhaps of a {@code reviewer}. */
        REVIEW_ASKED,
        REVIEW_WITHDRAWN,
        APPROVED,
        SENT_BACK,
        PUBLISHED,
        RETIRED,
        /** Brought back from retirement. */
        REINSTATED,
        /** From one bank to another, {@code fromBank} and {@code toBank}. */
        MOVED,
        /** A key revision was added, {@code keyRevision}. */
        KEY_CORRECTED,
        TRASHED,
        RESTORED,
        /** Removed for good. */
        PURGED
    }
}

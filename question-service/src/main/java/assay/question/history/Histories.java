package assay.question.history;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The histories of the questions of the caller's organisation. Nothing in them ever changes. */
public interface Histories {
    /** Adds an event to each of these questions, in the transaction of what happened. */
    void add(
            Collection<UUID> questionIds,
            Event.Kind kind,
            @Nullable Integer version,
            Deed deed,
            Map<String, String> details);

    default void add(
            UUID questionId,
            Event.Kind kind,
            @Nullable Integer version,
            Deed deed,
            Map<String, String> details) {
        add(List.of(questionId), kind, version, deed, details);
    }

    default void add(UUID questionId, Event.Kind kind, @Nullable Integer version, Deed deed) {
        add(questionId, kind, version, deed, Map.of());
    }

    /** Events in the order in which they happened, beginning after {@code after}. */
    List<Event> of(UUID questionId, long after, int rowsMax);

    /** Everybody who wrote this version while it was a draft. */
    Set<String> writers(UUID questionId, int version);
}

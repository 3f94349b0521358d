package assay.question.topic;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The topics of the caller's organisation. */
public interface Topics {
    Optional<Topic> find(UUID id);

    /** The topic, held against other changes until the transaction ends. */
    Optional<Topic> hold(UUID id);

    /**
     * Topics of one scheme, or of all, in the order of their ids, beginning after {@code after}.
     */
    List<Topic> list(@Nullable String scheme, UUID after, int rowsMax);

    /** Adds the topic; false, with nothing added, if its reference is taken. */
    boolean add(Topic topic);

    Topic describe(UUID id, String title, String description, @Nullable String parent, Instant now);

    /** Those of these references that stand for a topic. */
    Set<String> known(Collection<String> references);

    /** References of the topic and of everything below it; empty if there is no such topic. */
    Set<String> subtree(String reference);

    /** The topics themselves and everything above them, in the order of their references. */
    List<Topic> withAncestors(Collection<String> references);
}

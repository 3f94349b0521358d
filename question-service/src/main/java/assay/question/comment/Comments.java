package assay.question.comment;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The comments of the caller's organisation. */
public interface Comments {
    void add(Comment comment);

    /**
     * Comments on a question in the order of their ids, beginning after {@code after}.
     *
     * @param version null: on all versions
     * @param resolved null: open and resolved ones
     */
    List<Comment> list(
            UUID questionId,
            @Nullable Integer version,
            @Nullable Boolean resolved,
            UUID after,
            int rowsMax);

    Optional<Comment> find(UUID questionId, UUID id);

    /** The comment, held against other changes until the transaction ends. */
    Optional<Comment> hold(UUID questionId, UUID id);

    /**
     * The comment as it is after the change.
     *
     * @param resolution null: it is open again
     */
    Comment resolve(Comment held, Comment.@Nullable Resolution resolution);
}

package assay.question.comment.store;

import assay.question.comment.Comment;
import assay.question.comment.Comments;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PanacheComments implements Comments, PanacheRepositoryBase<CommentRow, UUID> {
    @Override
    public void add(Comment comment) {
        var row = new CommentRow();
        row.id = comment.id();
        row.questionId = comment.questionId();
        row.version = comment.version();
        row.pointer = comment.pointer();
        row.text = comment.text();
        row.createdAt = comment.createdAt();
        row.createdBy = comment.createdBy();
        persistAndFlush(row);
    }

    @Override
    public List<Comment> list(
            UUID questionId,
            @Nullable Integer version,
            @Nullable Boolean resolved,
            UUID after,
            int rowsMax) {
        var where = new StringBuilder("questionId = :question and id > :after");
        var values = new HashMap<String, Object>(Map.of("question", questionId, "after", after));
        if (version != null) {
            where.append(" and version = :version");
            values.put("version", version);
        }
        if (resolved != null) {
            where.append(resolved ? " and resolvedAt is not null" : " and resolvedAt is null");
        }
        return find(where + " order by id", values).range(0, rowsMax - 1).list().stream()
                .map(PanacheComments::comment)
                .toList();
    }

    @Override
    public Optional<Comment> find(UUID questionId, UUID id) {
        return of(questionId, findByIdOptional(id));
    }

    @Override
    public Optional<Comment> hold(UUID questionId, UUID id) {
        return of(questionId, findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE));
    }

    private static Optional<Comment> of(UUID questionId, Optional<CommentRow> row) {
        return row.map(PanacheComments::comment)
                .filter(comment -> comment.questionId().equals(questionId));
    }

    @Override
    public Comment resolve(Comment held, Comment.@Nullable Resolution resolution) {
        var row = findById(held.id());
        row.resolvedAt = resolution == null ? null : resolution.at();
        row.resolvedBy = resolution == null ? null : resolution.by();
        flush();
        return comment(row);
    }

    private static Comment comment(CommentRow row) {
        return new Comment(
                row.id,
                row.questionId,
                row.version,
                row.pointer,
                row.text,
                row.createdAt,
                row.createdBy,
                row.resolvedAt == null
                        ? null
                        : new Comment.Resolution(row.resolvedBy, row.resolvedAt),
                row.rowVersion);
    }
}

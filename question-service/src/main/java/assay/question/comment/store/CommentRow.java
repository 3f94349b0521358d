package assay.question.comment.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "question_comment")
@NullUnmarked // Hibernate fills it
class CommentRow {
    @Id public UUID id;

    @TenantId public String organisation;

    public UUID questionId;
    public int version;
    public String pointer;
    public String text;

    @Version public int rowVersion;

    public Instant createdAt;
    public String createdBy;
    public Instant resolvedAt;
    public String resolvedBy;
}

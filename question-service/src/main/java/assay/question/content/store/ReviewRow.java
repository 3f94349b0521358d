package assay.question.content.store;

import assay.question.content.ReviewState;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "question_review")
@NullUnmarked // Hibernate fills it
class ReviewRow {
    @Id public UUID questionVersionId;

    @TenantId public String organisation;

    @Enumerated(EnumType.STRING)
    public ReviewState state;

    public String askedBy;
    public Instant askedAt;
    public String reviewer;
    public String note;
    public String decidedBy;
    public Instant decidedAt;
    public String decisionNote;
}

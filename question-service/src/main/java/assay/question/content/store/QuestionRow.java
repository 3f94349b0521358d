package assay.question.content.store;

import assay.question.content.QuestionFilter;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "question")
@NullUnmarked // Hibernate fills it
class QuestionRow {
    @Id public UUID id;

    @TenantId public String organisation;

    public String bank;
    public String name;

    @Enumerated(EnumType.STRING)
    public QuestionFilter.State state;

    public int latestVersion;
    public Integer publishedVersion;
    public Instant trashedAt;
    public String trashedBy;

    @Version public int rowVersion;

    public Instant createdAt;
    public Instant updatedAt;
}

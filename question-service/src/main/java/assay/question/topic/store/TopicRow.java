package assay.question.topic.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "topic")
@NullUnmarked // Hibernate fills it
class TopicRow {
    @Id public UUID id;

    @TenantId public String organisation;

    public String reference;
    public String scheme;
    public String title;
    public String description;
    public String parent;

    @Version public int rowVersion;

    public Instant createdAt;
    public Instant updatedAt;
}

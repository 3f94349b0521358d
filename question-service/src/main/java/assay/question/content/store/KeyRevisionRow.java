package assay.question.content.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "key_revision")
@NullUnmarked // Hibernate fills it
class KeyRevisionRow {
    @Id public UUID id;

    @TenantId public String organisation;

    public UUID questionVersionId;
    public int number;

    @ColumnTransformer(write = "cast(? as jsonb)")
    public String key;

    public String reason;
    public Instant createdAt;
    public String createdBy;
}

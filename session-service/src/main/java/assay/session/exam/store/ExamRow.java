package assay.session.exam.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "exam")
@NullUnmarked // Hibernate fills it
class ExamRow {
    @Id public UUID id;

    @TenantId public String organisation;

    public String name;
    public String title;

    @JdbcTypeCode(SqlTypes.JSON)
    public String definition;

    /**
     * Counted up by plain SQL when a revision is published; never written here, so that publishing
     * leaves the version alone.
     */
    @jakarta.persistence.Column(updatable = false)
    public int revisions;

    @Version public int rowVersion;

    public Instant createdAt;
    public String createdBy;
    public Instant updatedAt;
}

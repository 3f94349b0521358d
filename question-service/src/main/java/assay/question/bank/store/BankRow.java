package assay.question.bank.store;

import assay.question.bank.ReviewRule;
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
@Table(name = "bank")
@NullUnmarked // Hibernate fills it
class BankRow {
    @Id public UUID id;

    @TenantId public String organisation;

    public String name;
    public String title;
    public String description;
    public String notice;

    @Enumerated(EnumType.STRING)
    public ReviewRule reviewRule;

    @Version public int rowVersion;

    public Instant createdAt;
    public Instant updatedAt;
}

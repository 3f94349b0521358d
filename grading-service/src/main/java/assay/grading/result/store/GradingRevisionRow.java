package assay.grading.result.store;

import assay.grading.result.GradingReason;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code grading_revision}. */
@Entity
@Immutable
@Table(name = "grading_revision")
@NullUnmarked // Hibernate fills it
class GradingRevisionRow {
    @EmbeddedId Name name;

    @TenantId String organisation;

    @Enumerated(EnumType.STRING)
    GradingReason reason;

    String gradedBy;

    Instant gradedAt;

    @Embeddable
    record Name(UUID sessionId, int number) {}
}

package assay.grading.marking.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code marking}. */
@Entity
@Table(name = "marking")
@NullUnmarked // Hibernate fills it
class MarkingRow {
    @Id UUID id;

    @TenantId String organisation;

    UUID sessionId;

    int position;

    String part;

    UUID examId;

    String examTitle;

    UUID questionId;

    UUID questionVersionId;

    Instant submittedAt;

    Instant markedAt;

    String markedBy;

    @Version int rowVersion;
}

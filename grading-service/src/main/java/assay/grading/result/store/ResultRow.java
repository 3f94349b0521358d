package assay.grading.result.store;

import assay.grading.result.Outcome;
import assay.grading.result.ResultState;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code result}. */
@Entity
@Table(name = "result")
@NullUnmarked // Hibernate fills it
class ResultRow {
    @Id UUID sessionId;

    @TenantId String organisation;

    UUID examId;

    String examName;

    String examTitle;

    String candidateId;

    String candidateName;

    int attempt;

    Instant submittedAt;

    Instant receivedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    String shown;

    @Enumerated(EnumType.STRING)
    ResultState state;

    Integer revision;

    Instant gradedAt;

    BigDecimal points;
    BigDecimal maximum;
    BigDecimal undecided;
    BigDecimal scaled;

    @Enumerated(EnumType.STRING)
    Outcome outcome;

    Instant visibleFrom;

    String releasedBy;

    @Version int rowVersion;
}

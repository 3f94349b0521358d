package assay.grading.result.store;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code score}. */
@Entity
@Immutable
@Table(name = "score")
@NullUnmarked // Hibernate fills it
class ScoreRow {
    @EmbeddedId Name name;

    @TenantId String organisation;

    UUID questionId;

    UUID questionVersionId;

    Integer keyRevision;

    boolean counts;
    BigDecimal points;
    BigDecimal maximum;

    @JdbcTypeCode(SqlTypes.JSON)
    String verdict;

    @Embeddable
    record Name(UUID sessionId, int revision, int position) {}
}

package assay.grading.key.store;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code answer_key}. */
@Entity
@Immutable
@Table(name = "answer_key")
@NullUnmarked // Hibernate fills it
class AnswerKeyRow {
    @EmbeddedId Name name;

    @TenantId String organisation;

    @JdbcTypeCode(SqlTypes.JSON)
    String content;

    @Embeddable
    record Name(UUID questionVersionId, int number) {}
}

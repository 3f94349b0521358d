package assay.grading.submission.store;

import assay.grading.submission.Submission;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code submission}; {@code content} is the whole of it. */
@Entity
@Immutable
@Table(name = "submission")
@NullUnmarked // Hibernate fills it
class SubmissionRow {
    @Id UUID sessionId;

    @TenantId String organisation;

    UUID examId;

    String examName;

    String examTitle;

    String candidateId;

    String candidateName;

    int attempt;

    Instant submittedAt;

    @Enumerated(EnumType.STRING)
    Submission.SubmittedBy submittedBy;

    Instant receivedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    String content;
}

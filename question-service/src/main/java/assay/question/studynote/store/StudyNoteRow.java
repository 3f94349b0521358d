package assay.question.studynote.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "study_note")
@NullUnmarked // Hibernate fills it
class StudyNoteRow {
    @Id public UUID id;

    @TenantId public String organisation;

    public String title;
    public String body;
    public String language;
    public String[] topics;

    @Version public int rowVersion;

    public Instant createdAt;
    public Instant updatedAt;
    public Instant publishedAt;
}

package assay.question.content.store;

import assay.question.content.Difficulty;
import assay.question.content.Interaction;
import assay.question.content.TextFormat;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "question_version")
@NullUnmarked // Hibernate fills it
class VersionRow {
    @Id public UUID id;

    @TenantId public String organisation;

    public UUID questionId;
    public int number;
    public String title;

    @Enumerated(EnumType.STRING)
    public Difficulty difficulty;

    @Enumerated(EnumType.STRING)
    public Interaction interaction;

    public String language;
    public Integer estimatedSeconds;
    public BigDecimal points;
    public String[] topics;
    public String[] tags;

    @ColumnTransformer(write = "cast(? as jsonb)")
    public String content;

    @Enumerated(EnumType.STRING)
    public TextFormat textFormat;

    public String source;

    @ColumnTransformer(write = "cast(? as jsonb)")
    public String properties;

    @ColumnTransformer(write = "cast(? as jsonb)")
    public String origin;

    public Instant createdAt;
    public String createdBy;
    public Instant publishedAt;
    public String publishedBy;
}

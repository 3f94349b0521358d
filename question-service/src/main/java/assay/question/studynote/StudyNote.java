package assay.question.studynote;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What candidates read to prepare. Candidates see it from its publication on; later changes show at
 * once.
 *
 * @param body Markdown
 * @param language BCP 47 tag
 * @param topics references, {@code scheme/name}
 * @param publishedAt null while it is a draft
 */
public record StudyNote(
        UUID id,
        String title,
        String body,
        String language,
        List<String> topics,
        int version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant publishedAt) {
    public StudyNote {
        topics = List.copyOf(topics);
    }

    public boolean isPublished() {
        return publishedAt != null;
    }
}

package assay.question.content;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One content of a question. Immutable once published, except that key revisions may follow.
 *
 * @param number from 1
 * @param draft what the version says, with the key of the latest key revision
 * @param keyRevision number of the latest key revision, from 1
 * @param publishedAt null while it is a draft
 */
public record QuestionVersion(
        UUID id,
        int number,
        QuestionDraft draft,
        int keyRevision,
        Instant createdAt,
        String createdBy,
        @Nullable Instant publishedAt) {
    public boolean isPublished() {
        return publishedAt != null;
    }
}

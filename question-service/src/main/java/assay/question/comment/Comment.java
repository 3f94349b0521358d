package assay.question.comment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says about a version of a question. Candidates never see it.
 *
 * @param version number of the version
 * @param pointer place in the version, JSON Pointer; null: the version as a whole
 * @param text Markdown
 * @param resolution null while it is open
 * @param rowVersion number of the row's current version, from 0
 */
public record Comment(
        UUID id,
        UUID questionId,
        int version,
        @Nullable String pointer,
        String text,
        Instant createdAt,
        String createdBy,
        @Nullable Resolution resolution,
        int rowVersion) {
    /** Who found that it is dealt with, and when. */
    public record Resolution(String by, Instant at) {}
}

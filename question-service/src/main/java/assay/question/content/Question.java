package assay.question.content;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stable identity with its latest version.
 *
 * @param bank name of the bank
 * @param name kebab-case, unique within the bank; never changes
 * @param latest the draft, if there is one, else the published version
 * @param review of the latest version; null: nobody asked for one, or it has lapsed
 * @param trashedAt null: it is not in the trash
 * @param rowVersion grows with every change of anything here
 */
public record Question(
        UUID id,
        String bank,
        String name,
        Standing standing,
        QuestionVersion latest,
        @Nullable Review review,
        @Nullable Instant trashedAt,
        int rowVersion,
        Instant createdAt,
        Instant updatedAt) {}

package assay.question.content;

import java.time.Instant;
import java.util.UUID;

/**
 * A stable identity with its latest version.
 *
 * @param bank name of the bank
 * @param name kebab-case, unique within the bank; never changes
 * @param latest the draft, if there is one, else the published version
 * @param rowVersion grows with every change of anything here
 */
public record Question(
        UUID id,
        String bank,
        String name,
        Standing standing,
        QuestionVersion latest,
        int rowVersion,
        Instant createdAt,
        Instant updatedAt) {}

package assay.question.bank;

import java.time.Instant;
import java.util.UUID;

/**
 * A named collection of questions.
 *
 * @param name kebab-case, unique within the organisation; never changes, since exams refer to it
 * @param notice what everybody who uses the bank must be told (licence, affiliation); may be empty
 * @param version number of the row's current version, from 0
 */
public record Bank(
        UUID id,
        String name,
        String title,
        String description,
        String notice,
        ReviewRule reviewRule,
        int version,
        Instant createdAt,
        Instant updatedAt) {

    public static Bank create(
            UUID id,
            String name,
            String title,
            String description,
            String notice,
            ReviewRule reviewRule,
            Instant now) {
        return new Bank(id, name, title, description, notice, reviewRule, 0, now, now);
    }
}

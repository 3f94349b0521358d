package assay.question.search;

import assay.question.content.PossibleDuplicate;
import assay.question.content.PossibleDuplicates;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Finds questions that say the same, or nearly, in the caller's organisation.
 *
 * <p>What candidates read is compared, without markup: exactly, as a hash of all of it without
 * regard to capitals and white space; nearly, without accents and punctuation, by the trigrams of
 * its first {@value #CHARACTERS_COMPARED} characters, or by the words that both have where the
 * scripts are other than Latin, Cyrillic and Greek, which have no trigrams in a database whose
 * locale is C.
 *
 * <p>Call it within a transaction.
 */
public interface NearDuplicates extends PossibleDuplicates {
    /** How many questions may be asked about at once. */
    int QUESTIONS_MAX = 500;

    /** Beginnings are enough to tell questions apart, and keep the index small. */
    int CHARACTERS_COMPARED = 2_000;

    /** How many questions that share marks are compared at most: those that share most of them. */
    int COMPARED_MAX = 40;

    /** From which similarity on a question may be another's duplicate. */
    double similarityMin();

    /**
     * For each question that has any, the other questions that it may repeat, the likest first. One
     * statement for all of them, so that an import asks once per batch, after it added the batch.
     *
     * @param questionIds up to {@value #QUESTIONS_MAX}, added in the order of their ids
     * @param amongThemselves whether one of them may repeat another that was added before it; if
     *     not, they are compared with all others alone
     * @param foundMax how many are wanted at most for each
     */
    Map<UUID, List<PossibleDuplicate>> ofAll(
            Collection<UUID> questionIds, boolean amongThemselves, int foundMax);

    @Override
    List<PossibleDuplicate> of(UUID questionId, int foundMax);
}

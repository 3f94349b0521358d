package assay.question.search;

import assay.question.content.PossibleDuplicate;
import assay.question.content.PossibleDuplicates;
import assay.question.content.QuestionContent;
import java.util.List;
import java.util.UUID;

/**
 * Finds questions that say the same, or nearly, in the caller's organisation.
 *
 * <p>What candidates read is compared, without markup, accents, punctuation and capitals: as a hash
 * of all of it, and as the trigrams of its first {@value #CHARACTERS_COMPARED} characters. In a
 * database whose locale is C, scripts other than Latin, Cyrillic and Greek have no trigrams, so
 * there only exact repetitions are found.
 *
 * <p>Call it within a transaction.
 */
public interface NearDuplicates extends PossibleDuplicates {
    /** How many contents may be asked about at once. */
    int CONTENTS_MAX = 500;

    /** Beginnings are enough to tell questions apart, and keep the index small. */
    int CHARACTERS_COMPARED = 2_000;

    /**
     * For each content, the questions stored here that it may repeat, the likest first. One
     * statement for all of them, so that an import asks once per batch: before it adds the batch,
     * or each question would find itself. Contents are not compared with each other.
     *
     * @param contents up to {@value #CONTENTS_MAX}
     * @param foundMax how many are wanted at most for each
     * @return as many lists as contents, in their order
     */
    List<List<PossibleDuplicate>> ofAll(List<QuestionContent> contents, int foundMax);

    @Override
    List<PossibleDuplicate> of(UUID questionId, int foundMax);
}

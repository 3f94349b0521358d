package assay.question.content;

import java.util.List;
import java.util.UUID;

/** Finds the questions that a question may repeat; what is found refuses nothing. */
@FunctionalInterface
public interface PossibleDuplicates {
    /**
     * Other questions of the caller's organisation that say the same as this one's latest version,
     * or nearly; the likest first.
     *
     * @param foundMax how many are wanted at most
     */
    List<PossibleDuplicate> of(UUID questionId, int foundMax);
}

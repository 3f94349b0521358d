package assay.grading.key;

import assay.grading.submission.QuestionVersionId;
import java.util.Set;

/** The keys as the question bank has them now. */
public interface AnswerKeys {
    /**
     * Asks for all of them at once.
     *
     * @throws KeysUnavailable if the question bank cannot be asked now
     */
    CurrentKeys current(String organisation, Set<QuestionVersionId> questionVersions);
}

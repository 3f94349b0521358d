package assay.question.transfer;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Which questions of a bank came from imports, by what was imported. */
public interface ImportedQuestions {
    /** A question that an import made. */
    record Known(UUID questionId, boolean isTrashed) {}

    /**
     * Questions of the bank that these digests were imported as, rather one that is not in the
     * trash; those that were purged since are not there.
     */
    Map<String, Known> known(String bank, Collection<String> digests);

    void remember(Map<String, UUID> questionsByDigest);

    /** Which of these names questions of the bank have, those in the trash included. */
    Set<String> taken(String bank, Collection<String> names);
}

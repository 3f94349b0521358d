package assay.grading.key;

import assay.grading.submission.QuestionVersionId;
import java.util.Map;
import java.util.Optional;

/**
 * The current key revision of each of some question versions.
 *
 * @param found by question version
 * @param unusable why there is no usable key for a question version, one sentence for an instructor
 */
public record CurrentKeys(
        Map<QuestionVersionId, KeyRevision> found, Map<QuestionVersionId, String> unusable) {
    public CurrentKeys {
        found = Map.copyOf(found);
        unusable = Map.copyOf(unusable);
    }

    public Optional<KeyRevision> find(QuestionVersionId questionVersion) {
        return Optional.ofNullable(found.get(questionVersion));
    }

    /** Why {@link #find} finds nothing. */
    public String reasonFor(QuestionVersionId questionVersion) {
        return unusable.getOrDefault(
                questionVersion, "The question bank has no key for this question version.");
    }
}

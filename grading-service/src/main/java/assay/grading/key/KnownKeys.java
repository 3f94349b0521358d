package assay.grading.key;

import assay.grading.submission.QuestionVersionId;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Key revisions that some score of the current organisation rests on. They are kept for good. */
public interface KnownKeys {
    /** Keeps those that are not kept yet. */
    void keep(Collection<KeyRevision> revisions);

    /** Those named that are kept. */
    Map<Name, KeyRevision> find(Collection<Name> names);

    /**
     * Those named that are kept, by the question version that each is of.
     *
     * @param names one at most of each version, as a grading revision rests on
     */
    default Map<QuestionVersionId, KeyRevision> byVersion(Collection<Name> names) {
        return find(names).values().stream()
                .collect(Collectors.toUnmodifiableMap(KeyRevision::questionVersion, key -> key));
    }

    /** Names a key revision. */
    record Name(QuestionVersionId questionVersion, int number) {}
}

package assay.grading.key;

import assay.grading.submission.QuestionVersionId;
import java.util.Collection;
import java.util.Map;

/** Key revisions that some score of the current organisation rests on. They are kept for good. */
public interface KnownKeys {
    /** Keeps those that are not kept yet. */
    void keep(Collection<KeyRevision> revisions);

    /** Those named that are kept. */
    Map<Name, KeyRevision> find(Collection<Name> names);

    /** Names a key revision. */
    record Name(QuestionVersionId questionVersion, int number) {}
}

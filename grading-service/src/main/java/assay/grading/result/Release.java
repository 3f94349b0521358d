package assay.grading.result;

import assay.grading.submission.ReleasePolicy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a result is its candidate's to see.
 *
 * @param visibleFrom first instant at which it is; null as long as an instructor has to say so, or
 *     a question is undecided
 * @param releasedBy the instructor who said so; null if the policy did
 */
public record Release(@Nullable Instant visibleFrom, @Nullable String releasedBy) {
    public static final Release PENDING = new Release(null, null);

    public boolean isVisible(Instant now) {
        return visibleFrom != null && !now.isBefore(visibleFrom);
    }

    /** By an instructor. What is visible already stays as it is. */
    public Release byHand(String instructor, Instant now) {
        return isVisible(now) ? this : new Release(now, instructor);
    }

    /** After another grading revision: what was once decided about visibility stays. */
    public Release after(GradingRevision revision, ReleasePolicy policy) {
        if (visibleFrom != null || !revision.isComplete()) {
            return this;
        }
        return new Release(policy.visibleFrom(revision.gradedAt()), null);
    }
}

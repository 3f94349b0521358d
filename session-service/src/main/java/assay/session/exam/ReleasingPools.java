package assay.session.exam;

import assay.session.pool.Pools;
import java.time.Duration;
import java.time.Instant;

/**
 * Has question-service forget the pools of publications that came to nothing, so that they don't
 * count as uses of their questions. A publication that was refused tries so at once; what could not
 * be forgotten then, and what a publisher that died has left behind, is made up for here.
 */
public final class ReleasingPools {
    /** Much longer than a publication takes, and than one that died is taken up again. */
    static final Duration LEFT_BEHIND_AFTER = Duration.ofHours(1);

    private final Revisions revisions;
    private final Pools pools;

    public ReleasingPools(Revisions revisions, Pools pools) {
        this.revisions = revisions;
        this.pools = pools;
    }

    /**
     * Tries all that are due; stops at the first that question-service does not answer.
     *
     * @param publicationsMax at least 1
     * @return how many pools are forgotten
     */
    public int release(Instant now, int publicationsMax) {
        var released = 0;
        for (var abandoned :
                revisions.abandoned(now, now.minus(LEFT_BEHIND_AFTER), publicationsMax)) {
            if (!pools.release(abandoned.id().value(), abandoned.organisation())) {
                return released;
            }
            revisions.forget(abandoned.id(), abandoned.organisation());
            released++;
        }
        return released;
    }
}

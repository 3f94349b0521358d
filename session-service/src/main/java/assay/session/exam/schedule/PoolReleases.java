package assay.session.exam.schedule;

import assay.session.exam.ReleasingPools;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/** Releases the pools of publications that came to nothing, on every replica. */
@ApplicationScoped
class PoolReleases {
    private static final int PUBLICATIONS_PER_ROUND_MAX = 100;

    private final ReleasingPools releasing;
    private final InstantSource clock;

    PoolReleases(ReleasingPools releasing, InstantSource clock) {
        this.releasing = releasing;
        this.clock = clock;
    }

    @Scheduled(
            every = "{assay.pool-release.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void round() {
        releasing.release(clock.instant(), PUBLICATIONS_PER_ROUND_MAX);
    }
}

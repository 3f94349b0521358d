package assay.session.exam.rest;

import assay.session.asset.Assets;
import assay.session.exam.PublishingExam;
import assay.session.exam.ReleasingPools;
import assay.session.exam.Revisions;
import assay.session.pool.Pools;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.InstantSource;

/** Use cases know no framework; this hands them what they need. */
@Dependent
class ExamBeans {
    @Produces
    PublishingExam publishingExam(
            Revisions revisions, Pools pools, Assets assets, InstantSource clock) {
        return new PublishingExam(revisions, pools, assets, clock);
    }

    @Produces
    ReleasingPools releasingPools(Revisions revisions, Pools pools) {
        return new ReleasingPools(revisions, pools);
    }
}

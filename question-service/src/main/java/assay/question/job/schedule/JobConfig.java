package assay.question.job.schedule;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How jobs are worked on. */
@ConfigMapping(prefix = "assay.job")
interface JobConfig {
    /** How often a replica looks for jobs that others have left. New ones are taken up at once. */
    @WithDefault("1s")
    Duration every();

    /** How many jobs one replica works on at the same time; from 1 to half its connections. */
    @WithDefault("2")
    int workers();

    /**
     * How long after its last sign of life the job of a replica that died is taken up by another.
     */
    @WithDefault("PT60S")
    Duration lease();

    /** How often a replica gives a sign of life for the jobs in its hands; well below the lease. */
    @WithDefault("20s")
    String renewedEvery();

    /** How long a job is worked on before another one that waits gets its turn. */
    @WithDefault("PT5S")
    Duration turn();

    /** How long the record of a job that has ended is kept. */
    @WithDefault("P30D")
    Duration kept();
}

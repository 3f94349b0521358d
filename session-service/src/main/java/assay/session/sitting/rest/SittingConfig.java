package assay.session.sitting.rest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How sessions run. */
@ConfigMapping(prefix = "assay.session")
interface SittingConfig {
    /**
     * How long after the deadline a save or a submit still counts: what was sent in time may arrive
     * late. From 0 s to 10 min.
     */
    @WithDefault("PT30S")
    Duration grace();
}

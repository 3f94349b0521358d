package assay.session.response.rest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the save path is warmed up before the service says that it is ready. */
@ConfigMapping(prefix = "assay.warm-up")
interface WarmUpConfig {
    /** Saves to rehearse; 0 rehearses none. */
    @WithDefault("8000")
    int saves();

    /** Rehearsing ends after this long at the latest; zero rehearses nothing. */
    @WithDefault("PT3S")
    Duration timeMax();

    /** Saves under way at once. */
    @WithDefault("32")
    int connections();
}

package assay.session.access.wire;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How session tokens are made. */
@ConfigMapping(prefix = "assay.session-token")
interface SessionTokenConfig {
    /**
     * Keys as {@code kid:base64key}, separated by commas; the first signs, all verify. 32 bytes
     * each at least.
     */
    String keys();

    /** How long a token opens its session, unless the session closes before. */
    @WithDefault("PT1H")
    Duration lifetime();
}

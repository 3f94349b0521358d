package assay.question.asset.media;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How large assets may be, and how long unused ones are kept. */
@ConfigMapping(prefix = "assay.asset")
public interface AssetConfig {
    /** Above this an upload is refused. From 1 kB to 64 MB, since uploads pass through memory. */
    @WithDefault("10M")
    MemorySize bytesMax();

    /**
     * How long an asset that no question uses is kept after it was last uploaded or used. At least
     * a minute, so that an author has time to use what they upload.
     */
    @WithDefault("P7D")
    Duration unusedKept();
}

package assay.question.transfer.rest;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How questions come in. */
@ConfigMapping(prefix = "assay.import")
interface TransferConfig {
    /** How large a file may be, up to 64 MiB. */
    @WithDefault("64M")
    MemorySize bytesMax();

    /** After how long a file that nobody reads on is closed; its job goes on all the same. */
    @WithDefault("PT2M")
    Duration idle();
}

package assay.question.transfer.rest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How questions go out. */
@ConfigMapping(prefix = "assay.export")
interface ExportConfig {
    /**
     * How long an export may take, from a second on: enough for all that a bank may hold, on a slow
     * machine.
     */
    @WithDefault("PT1H")
    Duration endsWithin();
}

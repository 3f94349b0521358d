package assay.question.content.schedule;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the trash keeps what is in it. */
@ConfigMapping(prefix = "assay.trash")
interface TrashConfig {
    /** From when it is trashed until it is removed for good. */
    @WithDefault("P30D")
    Duration kept();

    /** How often somebody looks. */
    @WithDefault("1h")
    Duration every();
}

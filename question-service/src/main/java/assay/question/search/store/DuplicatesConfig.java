package assay.question.search.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "assay.duplicates")
interface DuplicatesConfig {
    /**
     * From which similarity on a question may be another's duplicate: the share of trigrams (of
     * words, in scripts without trigrams) that both have, above 0 and up to 1.
     */
    @WithDefault("0.7")
    double similarityMin();
}

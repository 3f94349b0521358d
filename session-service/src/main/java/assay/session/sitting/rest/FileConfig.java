package assay.session.sitting.rest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What candidates may hand in. */
@ConfigMapping(prefix = "assay.files")
interface FileConfig {
    /** Bytes of one file, whatever its question allows; up to {@link FileResource#BYTES_MAX}. */
    @WithDefault("20000000")
    long bytesMax();

    /**
     * Files kept for a question beyond those that a response may name, so that one can be replaced
     * before it is taken back. From 0 to 20.
     */
    @WithDefault("2")
    int spare();
}

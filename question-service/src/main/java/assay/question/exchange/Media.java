package assay.question.exchange;

import java.io.IOException;
import java.io.InputStream;

/** Where a reader leaves the pictures and other media of a file. */
public interface Media {
    /**
     * Keeps the bytes as an asset. The type is recognised from the bytes.
     *
     * @param name of the file, for reports
     * @throws IOException if {@code bytes} cannot be read
     */
    Kept keep(String name, InputStream bytes) throws IOException;

    /** What became of it. */
    sealed interface Kept {
        /**
         * It is an asset now; texts name it {@code asset:} and its hash.
         *
         * @param width in pixels, 0 when unknown or no picture
         */
        record Asset(String hash, String mediaType, int width, int height) implements Kept {}

        /** It is too large, of a forbidden type, or broken. */
        record Refused(String reason) implements Kept {}
    }
}

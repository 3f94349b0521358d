package assay.question.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.UUID;

/**
 * The files that imports read and exports write. Those of exports are kept as long as their jobs
 * are, those of imports until these end.
 */
public interface TransferFiles {
    /**
     * Keeps a file of a job that has none.
     *
     * @param bytesMax how long it may be
     * @return how many bytes it has; more than {@code bytesMax}: it is too long and not whole
     * @throws IOException if it cannot be read
     */
    long keep(UUID jobId, InputStream file, long bytesMax) throws IOException;

    /** Writes the file of a job; nothing if it has none. */
    void copy(UUID jobId, OutputStream out) throws IOException;

    /** Removes the file of a job, if it has one. */
    void remove(UUID jobId);

    /** How many bytes the file of a job has; 0 if it has none. */
    long length(UUID jobId);
}

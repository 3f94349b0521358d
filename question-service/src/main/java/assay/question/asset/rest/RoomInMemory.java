package assay.question.asset.rest;

import assay.question.platform.CommonProblem;
import assay.question.platform.Refused;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Bounds how many bytes of files are in memory at a time; whoever finds no room waits a little. */
final class RoomInMemory {
    private static final String RETRY_AFTER_SECONDS = "5";

    private final Semaphore bytes;
    private final Duration patience;

    RoomInMemory(int bytes, Duration patience) {
        this.bytes = new Semaphore(bytes, true);
        this.patience = patience;
    }

    /** Is given back by closing it. */
    interface Taken extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Takes room for this many bytes.
     *
     * @throws Refused 503 if there is none for too long
     */
    Taken take(int count) {
        try {
            if (!bytes.tryAcquire(count, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Refused.because(
                                CommonProblem.UNAVAILABLE,
                                "Too many files are uploaded at this moment; try again.")
                        .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return () -> bytes.release(count);
    }
}

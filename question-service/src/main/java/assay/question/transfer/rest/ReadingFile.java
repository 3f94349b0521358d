package assay.question.transfer.rest;

import assay.question.exchange.Media;
import assay.question.exchange.QuestionReader;
import assay.question.exchange.Reading;
import assay.question.exchange.UnreadableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A file that is being read beside the steps of its job: a reader goes through it once, from its
 * beginning to its end, and waits when nobody takes what it found. Readers always find the same in
 * the same order, so after a crash the next one skips what was dealt with.
 */
final class ReadingFile implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ReadingFile.class);
    private static final int AHEAD_MAX = 100;

    private final Path file;
    private final Thread reader;
    private final BlockingQueue<Found> found = new ArrayBlockingQueue<>(AHEAD_MAX);
    private final List<Found> pending = new ArrayList<>();
    private int taken;
    private volatile Instant usedAt;

    /** What the reader hands over. */
    private sealed interface Found {}

    private record One(Reading reading) implements Found {}

    /**
     * Nothing follows.
     *
     * @param broken why the rest cannot be read; null: this is all
     */
    private record End(@Nullable UnreadableFile broken) implements Found {}

    /** The reader itself failed. */
    private record Failure(RuntimeException thrown) implements Found {}

    /**
     * Some questions.
     *
     * @param isLast whether none follows
     * @param broken why what follows cannot be read; null: it can, or nothing does
     */
    record Batch(List<Reading> readings, boolean isLast, @Nullable UnreadableFile broken) {}

    ReadingFile(Path file, QuestionReader questions, Media media, Instant now) {
        this.file = file;
        this.usedAt = now;
        this.reader = Thread.ofVirtual().name("import-reader").start(() -> read(questions, media));
    }

    private void read(QuestionReader questions, Media media) {
        try {
            try {
                questions.read(file, media, reading -> put(new One(reading)));
                put(new End(null));
            } catch (UnreadableFile broken) {
                put(new End(broken));
            } catch (Stopped stopped) {
                throw stopped;
            } catch (RuntimeException e) {
                put(new Failure(e));
            }
        } catch (Stopped _) {
            // nobody wants the rest
        }
    }

    private void put(Found one) {
        try {
            found.put(one);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
    }

    /** Ends the reader's thread. */
    private static final class Stopped extends RuntimeException {
        Stopped() {
            super(null, null, false, false);
        }
    }

    /**
     * The questions that follow the first {@code done}: what was taken and not recorded comes
     * again.
     *
     * @param readingsMax how many at most
     */
    Batch after(int done, int readingsMax, Instant now) {
        usedAt = now;
        while (taken < done) {
            var next = pending.isEmpty() ? take() : pending.removeFirst();
            if (!(next instanceof One)) {
                throw new IllegalStateException("the file has fewer questions than before");
            }
            taken++;
        }
        while (pending.size() < readingsMax && !isEnd()) {
            pending.add(take());
        }
        return batch(readingsMax);
    }

    private boolean isEnd() {
        return !pending.isEmpty() && !(pending.getLast() instanceof One);
    }

    private Batch batch(int readingsMax) {
        var readings = new ArrayList<Reading>();
        for (var one : pending) {
            switch (one) {
                case One(var reading) when readings.size() < readingsMax -> readings.add(reading);
                case One _ -> {
                    return new Batch(readings, false, null);
                }
                case End(var broken) -> {
                    return new Batch(readings, true, broken);
                }
                case Failure(var thrown) -> throw thrown;
            }
        }
        return new Batch(readings, false, null);
    }

    private Found take() {
        try {
            while (true) {
                var one = found.poll(1, TimeUnit.SECONDS);
                if (one != null) {
                    return one;
                }
                if (!reader.isAlive() && found.isEmpty()) {
                    throw new IllegalStateException("the reader of the file has stopped");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    boolean isIdleSince(Instant instant) {
        return usedAt.isBefore(instant);
    }

    @Override
    public void close() {
        reader.interrupt();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warnf("%s was not removed: %s", file, e.getMessage());
        }
    }
}

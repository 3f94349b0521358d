package assay.question.transfer.rest;

import assay.question.asset.Asset;
import assay.question.asset.media.StoringAsset;
import assay.question.asset.media.StoringAsset.Outcome;
import assay.question.exchange.Media;
import assay.question.job.Job;
import assay.question.platform.Caller;
import assay.question.transfer.TransferFiles;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The files of the imports that this replica works on. */
@ApplicationScoped
class OpenFiles {
    private final Map<UUID, ReadingFile> open = new ConcurrentHashMap<>();
    private final TransferFiles files;
    private final Readers readers;
    private final StoringAsset assets;
    private final Caller caller;
    private final TransferConfig config;
    private final InstantSource clock;

    OpenFiles(
            TransferFiles files,
            Readers readers,
            StoringAsset assets,
            Caller caller,
            TransferConfig config,
            InstantSource clock) {
        this.files = files;
        this.readers = readers;
        this.assets = assets;
        this.caller = caller;
        this.config = config;
        this.clock = clock;
    }

    /** The file of the job; it is read from its beginning if it is not open here. */
    ReadingFile of(Job job, ImportRequest request) {
        return open.computeIfAbsent(
                job.id(),
                id -> {
                    try {
                        var file = Files.createTempFile("assay-import-", ".part");
                        try (var out = Files.newOutputStream(file)) {
                            files.copy(id, out);
                        }
                        return new ReadingFile(
                                file,
                                readers.reader(request.format().toFormat()),
                                new Assets(caller.subject(), caller.organisation()),
                                clock.instant());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private void close(UUID jobId) {
        var file = open.remove(jobId);
        if (file != null) {
            file.close();
        }
    }

    /** Closes the file of a job that has ended, and removes it. */
    void remove(UUID jobId) {
        close(jobId);
        files.remove(jobId);
    }

    /** Jobs that were cancelled, or that another replica goes on with, leave their files open. */
    @Scheduled(
            identity = "idle-imports",
            every = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void closeIdle() {
        var since = clock.instant().minus(config.idle());
        open.forEach((jobId, file) -> {
            if (file.isIdleSince(since)) {
                close(jobId);
            }
        });
    }

    @PreDestroy
    void closeAll() {
        open.keySet().forEach(this::close);
    }

    /**
     * Keeps pictures as assets, each in a transaction of its own and in the name of whoever asked
     * for the import. Those that no question uses in the end, as after a dry run, are collected
     * like others.
     */
    private final class Assets implements Media {
        private final String subject;
        private final String organisation;

        Assets(String subject, String organisation) {
            this.subject = subject;
            this.organisation = organisation;
        }

        @Override
        public Kept keep(String name, InputStream bytes) throws IOException {
            var max = Math.toIntExact(Math.min(assets.bytesMax(), Integer.MAX_VALUE - 16));
            var file = bytes.readNBytes(max + 1);
            var context = Arc.container().requestContext();
            context.activate();
            try {
                caller.actAs(subject, organisation);
                return QuarkusTransaction.requiringNew()
                        .call(() -> kept(assets.store(file, subject, clock.instant())));
            } finally {
                context.terminate();
            }
        }

        private static Kept kept(Outcome outcome) {
            return switch (outcome) {
                case Outcome.Stored(var asset, _) -> kept(asset);
                case Outcome.Empty() -> new Kept.Refused("It is empty.");
                case Outcome.TooLarge(var max) ->
                        new Kept.Refused("It has more than %d bytes.".formatted(max));
                case Outcome.TypeNotAllowed(var recognised) ->
                        new Kept.Refused("It is %s, which no asset may be.".formatted(recognised));
                case Outcome.Unreadable(var why) -> new Kept.Refused(why);
            };
        }

        private static Kept kept(Asset asset) {
            var size = asset.size();
            return new Kept.Asset(
                    asset.id().value(),
                    asset.type().value(),
                    size == null ? 0 : size.width(),
                    size == null ? 0 : size.height());
        }
    }
}

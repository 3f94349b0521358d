package assay.local.data;

import assay.local.CannotRun;
import assay.local.process.Leftovers;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The folder of one local run, locked while it is open.
 *
 * <pre>
 * lock                held by the running launcher; names it
 * secrets.properties  passwords and keys, made once; its owner's alone
 * postgresql/         the databases
 * postgresql.flushing there while new databases are not on the disk as a whole
 * logs/               one file per process
 * run/                NAME.pid of each process; platform.properties once all is up
 * </pre>
 */
public final class DataFolder implements AutoCloseable {

    private static final String LOCK = "lock";
    private static final List<String> CONTENTS =
            List.of(
                    "secrets.properties",
                    "postgresql",
                    "postgresql.new",
                    "postgresql.flushing",
                    "logs",
                    "run");

    private final Path path;
    private final FileChannel lock;
    private final Secrets secrets;
    private final List<String> cleanedUp;

    private DataFolder(Path path, FileChannel lock, Secrets secrets, List<String> cleanedUp) {
        this.path = path;
        this.lock = lock;
        this.secrets = secrets;
        this.cleanedUp = cleanedUp;
    }

    /**
     * Where it is when nobody says otherwise: the XDG base directory specification's place for
     * state, which is not to be lost and not to be carried along.
     */
    public static Path usual(Map<String, String> environment, Path home) {
        var state = environment.getOrDefault("XDG_STATE_HOME", "");
        return (state.isEmpty() ? home.resolve(".local/state") : Path.of(state)).resolve("assay");
    }

    /**
     * Opens the folder for one run, and stops what a killed run may have left on it.
     *
     * @param fresh whether to throw away what earlier runs kept in it
     * @throws CannotRun if another run uses it, or it is not a folder that we may use
     */
    public static DataFolder open(Path folder, boolean fresh) {
        var path = folder.toAbsolutePath().normalize();
        try {
            refuseForeignFolder(path);
            Files.createDirectories(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            var lock = lock(path);
            var cleanedUp = Leftovers.stop(path, path.resolve("run"));
            if (fresh) {
                for (var name : CONTENTS) {
                    delete(path.resolve(name));
                }
            }
            Files.createDirectories(path.resolve("logs"));
            delete(path.resolve("run"));
            Files.createDirectories(path.resolve("run"));
            return new DataFolder(
                    path, lock, Secrets.in(path.resolve("secrets.properties")), cleanedUp);
        } catch (IOException e) {
            throw new CannotRun("Cannot use the data folder %s: %s".formatted(path, e), e);
        }
    }

    /**
     * A mistyped {@code --data} must neither fill somebody's home with our files nor, with {@code
     * --fresh}, empty it.
     */
    private static void refuseForeignFolder(Path path) throws IOException {
        if (!Files.exists(path) || Files.exists(path.resolve(LOCK))) {
            return;
        }
        if (!Files.isDirectory(path)) {
            throw new CannotRun("%s is not a folder. Choose one with --data.".formatted(path));
        }
        try (var contents = Files.list(path)) {
            if (contents.findAny().isPresent()) {
                throw new CannotRun(
                        "%s holds files that are not of a local run. Choose an empty or new folder with --data."
                                .formatted(path));
            }
        }
    }

    /**
     * The system gives the lock back when its process ends, however it ends: a file left by a
     * killed run locks nothing.
     */
    private static FileChannel lock(Path path) throws IOException {
        var file = path.resolve(LOCK);
        var channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw inUse(path, file);
            }
        } catch (OverlappingFileLockException | CannotRun e) {
            channel.close();
            throw inUse(path, file);
        }
        channel.truncate(0);
        channel.write(
                java.nio.ByteBuffer.wrap(
                        Long.toString(ProcessHandle.current().pid())
                                .getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        return channel;
    }

    private static CannotRun inUse(Path path, Path file) throws IOException {
        return new CannotRun(
                "Another run (process %s) uses the data folder %s. Stop it first, or choose another folder with --data."
                        .formatted(Files.readString(file).strip(), path));
    }

    public Path path() {
        return path;
    }

    public Path postgresql() {
        return path.resolve("postgresql");
    }

    /**
     * Says by being there that the databases are new and not on the disk as a whole: a crash of the
     * machine may have left anything.
     */
    public Path flushing() {
        return path.resolve("postgresql.flushing");
    }

    public Path run() {
        return path.resolve("run");
    }

    /** Processes of an earlier, killed run that opening the folder had to stop. */
    public List<String> cleanedUp() {
        return cleanedUp;
    }

    public Secrets secrets() {
        return secrets;
    }

    /** An empty log file; that of the run before stays beside it, as {@code NAME.log.1}. */
    public Path newLog(String name) throws IOException {
        var log = path.resolve("logs").resolve(name + ".log");
        if (Files.exists(log)) {
            Files.move(
                    log,
                    log.resolveSibling(name + ".log.1"),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        Files.createFile(log);
        return log;
    }

    /**
     * Deletes the folder with everything in it; for runs that only served a purpose of their own.
     */
    public void discard() throws IOException {
        close();
        delete(path);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    /** Deletes the file or the folder with everything in it, if it is there. */
    public static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (var tree = Files.walk(path)) {
            for (var file : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}

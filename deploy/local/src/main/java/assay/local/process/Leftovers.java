package assay.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Processes that an earlier run on the same folder left behind, because it and its watchdogs were
 * killed. A process counts as ours only if its command line names the folder: process ids are used
 * again.
 */
public final class Leftovers {

    private static final Duration GRACE = Duration.ofSeconds(20);

    private Leftovers() {}

    /**
     * Waits for what is just ending and stops the rest.
     *
     * @return what had to be stopped, for people
     */
    public static List<String> stop(Path folder, Path pidFolder) {
        var stopped = new ArrayList<String>();
        for (var pidFile : pidFiles(pidFolder)) {
            var name = pidFile.getFileName().toString().replace(".pid", "");
            PidFile.read(pidFile)
                    .flatMap(ProcessHandle::of)
                    .filter(process -> belongsTo(folder, process))
                    .ifPresent(process -> {
                        stopped.add("%s (process %d)".formatted(name, process.pid()));
                        stop(process);
                    });
            delete(pidFile);
        }
        return stopped;
    }

    /** Whether the process was started for this folder: its command line names it. */
    public static boolean belongsTo(Path folder, ProcessHandle process) {
        return process.isAlive()
                && process.info()
                        .commandLine()
                        .filter(line -> line.contains(folder.toString()))
                        .isPresent();
    }

    /** Ends the process: asked first, then killed. */
    public static void stop(ProcessHandle process) {
        interrupt(process);
        process.destroy();
        if (!ends(process, GRACE)) {
            process.destroyForcibly();
            ends(process, GRACE);
        }
    }

    /**
     * PostgreSQL takes SIGINT as "now, but orderly", and SIGTERM as "when the last client has
     * gone".
     */
    private static void interrupt(ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean ends(ProcessHandle process, Duration limit) {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> pidFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".pid")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package assay.local.process;

import assay.local.CannotRun;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A process that ends when the launcher does, whatever ends the launcher. It runs under a few lines
 * of shell ({@code watchdog.sh}) that read a pipe held by the launcher: at its end, by {@link
 * #stop()} or by the launcher's death, the shell signals the process, and kills it when it takes
 * too long.
 */
public final class Child {

    private static final int LOG_TAIL_BYTES = 16 * 1024;

    /**
     * What to run.
     *
     * @param name for people, and the stem of the process's {@code .pid} file
     * @param environment the whole environment of the process
     * @param log where its output goes; appended to
     * @param stopSignal name of the signal that asks it to stop: {@code TERM}, {@code INT}
     * @param grace how long it may take to stop before it is killed; whole seconds count
     */
    public record Spec(
            String name,
            List<String> command,
            Map<String, String> environment,
            Path log,
            String stopSignal,
            Duration grace) {}

    private final Spec spec;
    private final Path pidFile;
    private final Process watchdog;

    private Child(Spec spec, Path pidFile, Process watchdog) {
        this.spec = spec;
        this.pidFile = pidFile;
        this.watchdog = watchdog;
    }

    static Child start(Spec spec, Path pidFile) {
        var command = new java.util.ArrayList<String>();
        setsid().ifPresent(setsid -> command.add(setsid.toString()));
        command.addAll(List.of("/bin/sh", "-c", Script.TEXT, "watchdog", pidFile.toString()));
        command.addAll(List.of(spec.stopSignal(), Long.toString(spec.grace().toSeconds())));
        command.addAll(spec.command());
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
        builder.environment().clear();
        builder.environment().putAll(spec.environment());
        try {
            Files.deleteIfExists(pidFile);
            return new Child(spec, pidFile, builder.start());
        } catch (IOException e) {
            throw new CannotRun("Cannot start %s: %s".formatted(spec.name(), e.getMessage()), e);
        }
    }

    /**
     * A session of its own keeps Ctrl-C for the launcher alone, which then stops everything in
     * order. Absent on macOS.
     */
    private static java.util.Optional<Path> setsid() {
        return java.util.stream.Stream.of("/usr/bin/setsid", "/bin/setsid")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    public String name() {
        return spec.name();
    }

    public Path log() {
        return spec.log();
    }

    public boolean isAlive() {
        return watchdog.isAlive();
    }

    /** Completes with the exit status of the process, by which time nothing of it is left. */
    public CompletableFuture<Integer> exit() {
        return watchdog.onExit()
                .thenApply(ended -> {
                    killWhatIsLeft();
                    return ended.exitValue();
                });
    }

    /**
     * The watchdog takes the pid file away when its process has ended; if it is there, the watchdog
     * itself was killed.
     */
    private void killWhatIsLeft() {
        PidFile.read(pidFile).flatMap(ProcessHandle::of).ifPresent(ProcessHandle::destroyForcibly);
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks the process to stop and returns at once. */
    public void stop() {
        try {
            watchdog.getOutputStream().close();
        } catch (IOException e) {
            // The pipe is broken because the watchdog has ended: nothing is left to stop.
        }
    }

    /** Waits until the process has stopped, after {@link #stop()}. */
    public void awaitStopped() {
        try {
            if (!watchdog.waitFor(spec.grace().toSeconds() + 5, TimeUnit.SECONDS)) {
                watchdog.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        killWhatIsLeft();
    }

    /** The end of the process's log, at most {@code linesMax} lines. */
    public String lastLines(int linesMax) {
        try (var file = new RandomAccessFile(spec.log().toFile(), "r")) {
            var from = Math.max(0, file.length() - LOG_TAIL_BYTES);
            var bytes = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            var lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return String.join(
                    "\n", lines.subList(Math.max(0, lines.size() - linesMax), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }

    private static final class Script {
        static final String TEXT = read();

        private static String read() {
            try (var in = Child.class.getResourceAsStream("/assay/local/watchdog.sh")) {
                return new String(
                        java.util.Objects.requireNonNull(in).readAllBytes(),
                        StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

package assay.local.postgres;

import assay.local.CannotRun;
import assay.local.data.DataFolder;
import assay.local.data.FirstData;
import assay.local.process.Child;
import assay.local.process.Children;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Makes a server's data where there are none: whole or not at all, until they are flushed as well.
 */
record NewDatabases(
        DataFolder folder, Binaries binaries, List<String> wrapper, Path log, Children children) {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /**
     * Makes the data, unless they are there.
     *
     * @param first what to copy; null to begin with empty databases
     * @param password of the superuser
     * @return done when everything is on the disk, which goes on while a server runs
     * @throws CannotRun if it can't be done
     */
    CompletableFuture<Void> make(@Nullable FirstData first, String password) throws IOException {
        if (Files.exists(folder.flushing())) {
            DataFolder.delete(folder.postgresql());
        }
        if (Files.exists(folder.postgresql().resolve("PG_VERSION"))) {
            return CompletableFuture.completedFuture(null);
        }
        var unfinished = folder.path().resolve("postgresql.new");
        DataFolder.delete(unfinished);
        if (first == null) {
            initialise(unfinished, password);
        } else {
            first.copyTo(unfinished);
            setPassword(unfinished, password);
        }
        if (!Files.exists(folder.flushing())) {
            Files.createFile(folder.flushing());
        }
        Files.move(unfinished, folder.postgresql());
        return flush();
    }

    private void initialise(Path data, String password) throws IOException {
        var passwordFile = secretFile("superuser", password);
        var command = new ArrayList<>(wrapper);
        command.addAll(List.of(binaries.program("initdb").toString(), "-D", data.toString()));
        command.addAll(
                List.of(
                        "-U",
                        PostgresServer.SUPERUSER,
                        "--pwfile",
                        passwordFile.toString(),
                        "--no-sync"));
        command.addAll(
                List.of("--auth-host=scram-sha-256", "--auth-local=reject", "--encoding=UTF8"));
        command.addAll(
                List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"));
        run("initdb", command);
        Files.delete(passwordFile);
    }

    /** Before the server is up, so that the password of the copied data never lets anybody in. */
    private void setPassword(Path data, String password) throws IOException {
        var statement =
                secretFile(
                        "superuser.sql",
                        "alter role %s password '%s'\n"
                                .formatted(PostgresServer.SUPERUSER, password));
        var command = new ArrayList<>(wrapper);
        command.addAll(List.of("/bin/sh", "-c", "exec \"$@\" <\"$0\"", statement.toString()));
        command.addAll(
                List.of(
                        binaries.program("postgres").toString(),
                        "--single",
                        "-j",
                        "-D",
                        data.toString()));
        command.addAll(List.of("-c", "exit_on_error=on"));
        command.addAll(
                List.of("-c", "scram_iterations=" + PostgresServer.SCRAM_ITERATIONS, "postgres"));
        run("password", command);
        Files.delete(statement);
    }

    private CompletableFuture<Void> flush() {
        var command = new ArrayList<>(wrapper);
        command.addAll(List.of(binaries.program("initdb").toString(), "--sync-only"));
        command.addAll(List.of("-D", folder.postgresql().toString()));
        var flushing = children.start(PostgresServer.spec("flushing", command, log));
        return flushing.exit()
                .thenAccept(status -> {
                    if (status != 0) {
                        throw failed(flushing);
                    }
                    try {
                        Files.delete(folder.flushing());
                    } catch (IOException e) {
                        throw new CannotRun("Cannot delete " + folder.flushing() + ": " + e, e);
                    }
                });
    }

    private Path secretFile(String name, String text) throws IOException {
        var file = folder.run().resolve(name);
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    private void run(String name, List<String> command) {
        var child = children.start(PostgresServer.spec(name, command, log));
        try {
            if (child.exit().get(LIMIT.toSeconds(), TimeUnit.SECONDS) != 0) {
                throw failed(child);
            }
        } catch (TimeoutException | ExecutionException e) {
            throw new CannotRun("PostgreSQL could not make its data folder: see " + log, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("Interrupted while PostgreSQL made its data folder.", e);
        }
    }

    private static CannotRun failed(Child child) {
        return PostgresServer.failed("PostgreSQL could not make its data folder.", child);
    }
}

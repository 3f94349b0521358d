package assay.local.postgres;

import assay.local.CannotRun;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The programs of PostgreSQL, unpacked from the library once per user and version. */
public final class Binaries {

    private final Path folder;

    private Binaries(Path folder) {
        this.folder = folder;
    }

    /**
     * Unpacks them, if this user has not yet.
     *
     * @throws CannotRun if there are none for this system, or they can't be unpacked
     */
    public static Binaries unpacked() {
        var system =
                System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac")
                        ? "Darwin"
                        : "Linux";
        var machine = System.getProperty("os.arch").replace("amd64", "x86_64");
        byte[] archive;
        try (var in = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine)) {
            archive = in.readAllBytes();
        } catch (IOException | RuntimeException e) {
            throw new CannotRun(
                    "There is no embedded PostgreSQL for %s on %s.".formatted(system, machine), e);
        }
        var folder = cache(System.getenv()).resolve("postgresql-" + digest(archive));
        try {
            if (!Files.isDirectory(folder)) {
                unpack(archive, folder);
            }
        } catch (IOException e) {
            throw new CannotRun("Cannot unpack PostgreSQL into %s: %s".formatted(folder, e), e);
        }
        return new Binaries(folder);
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    private static Path cache(Map<String, String> environment) {
        var given = environment.getOrDefault("XDG_CACHE_HOME", "");
        return (given.isEmpty()
                        ? Path.of(System.getProperty("user.home"), ".cache")
                        : Path.of(given))
                .resolve("assay");
    }

    private static String digest(byte[] archive) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(archive), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Unpacks beside and renames, so that a folder that is there is whole, also with two runs at
     * once.
     */
    private static void unpack(byte[] archive, Path folder) throws IOException {
        Files.createDirectories(folder.getParent());
        var unfinished = Files.createTempDirectory(folder.getParent(), "unpacking-");
        try (var tar =
                new TarArchiveInputStream(
                        new XZCompressorInputStream(
                                new BufferedInputStream(new ByteArrayInputStream(archive))))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, unfinished);
            }
            Files.move(unfinished, folder);
        } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException e) {
            deleteTree(unfinished);
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder)
            throws IOException {
        var target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException(
                    "the archive holds a path that leads outside: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(target, folder.resolve(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            if ((entry.getMode() & 0100) != 0 && !target.toFile().setExecutable(true)) {
                throw new IOException("cannot make executable: " + target);
            }
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        try (var tree = Files.walk(folder)) {
            for (var file : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

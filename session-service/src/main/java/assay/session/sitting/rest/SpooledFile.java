package assay.session.sitting.rest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An upload on its way, kept in a temporary file: a slow client then holds neither memory nor a
 * connection to the database.
 *
 * @param sha256 lower-case hexadecimal
 */
record SpooledFile(Path path, long bytes, String sha256) implements AutoCloseable {
    /** Reads the upload to its end. */
    static SpooledFile read(InputStream upload) throws IOException {
        var path = Files.createTempFile("upload-", ".part");
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            long bytes;
            try (var target = Files.newOutputStream(path)) {
                bytes = new DigestInputStream(upload, digest).transferTo(target);
            }
            return new SpooledFile(path, bytes, HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(path);
            throw e;
        }
    }

    InputStream open() throws IOException {
        return Files.newInputStream(path);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}

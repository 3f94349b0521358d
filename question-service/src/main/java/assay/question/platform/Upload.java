package assay.question.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that came in, and is on disk. Call {@link #spool} outside of transactions: clients send as
 * slowly as they like.
 *
 * @param length in bytes, at least 1
 * @param digest SHA-256, hexadecimal
 */
public record Upload(long length, String digest) {
    /**
     * Writes what comes to a file.
     *
     * @throws Refused 400 if nothing comes; 413 if more than {@code bytesMax}
     */
    public static Upload spool(InputStream in, Path file, long bytesMax) throws IOException {
        var digest = sha256();
        long length = 0;
        try (var out = Files.newOutputStream(file);
                var digesting = new DigestInputStream(in, digest)) {
            var part = new byte[1 << 16];
            int read;
            while ((read = digesting.read(part)) != -1) {
                length += read;
                if (length > bytesMax) {
                    throw Refused.because(
                            CommonProblem.BODY_TOO_LARGE,
                            "A file may have %d bytes at most.".formatted(bytesMax));
                }
                out.write(part, 0, read);
            }
        }
        if (length == 0) {
            throw Refused.malformed(Fault.inBody("", "The file is empty."));
        }
        return new Upload(length, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

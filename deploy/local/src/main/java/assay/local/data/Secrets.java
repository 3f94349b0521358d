package assay.local.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Random secrets, each made when it is first asked for and then kept in a file that only its owner
 * can read.
 */
public final class Secrets {

    private static final int BYTES = 32;

    private final Path file;
    private final Map<String, String> values;
    private final SecureRandom random = new SecureRandom();

    private Secrets(Path file, Map<String, String> values) {
        this.file = file;
        this.values = values;
    }

    static Secrets in(Path file) throws IOException {
        var values = new TreeMap<String, String>();
        if (Files.exists(file)) {
            for (var line : Files.readAllLines(file)) {
                var equals = line.indexOf('=');
                if (equals > 0) {
                    values.put(line.substring(0, equals), line.substring(equals + 1));
                }
            }
        }
        return new Secrets(file, values);
    }

    /** 32 random bytes in base64url without padding: fit for a password as it is. */
    public synchronized String password(String name) throws IOException {
        return value(name, Base64.getUrlEncoder().withoutPadding());
    }

    /** 32 random bytes in plain base64. */
    public synchronized String key(String name) throws IOException {
        return value(name, Base64.getEncoder());
    }

    private String value(String name, Base64.Encoder encoder) throws IOException {
        var known = values.get(name);
        if (known != null) {
            return known;
        }
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var made = encoder.encodeToString(bytes);
        values.put(name, made);
        save();
        return made;
    }

    private void save() throws IOException {
        var next = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(next);
        Files.createFile(
                next,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                next,
                values.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                        .collect(Collectors.joining()),
                StandardCharsets.UTF_8);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}

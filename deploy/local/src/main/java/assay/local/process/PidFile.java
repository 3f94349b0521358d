package assay.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file whose first line is the id of a process. */
public final class PidFile {

    private PidFile() {}

    /** Empty when there is no such file, or no number in it. */
    public static Optional<Long> read(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst().map(String::strip).map(Long::valueOf);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}

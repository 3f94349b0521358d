package assay.local.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The databases as a first run leaves them: made, migrated and filled with what is shipped. A run
 * on a new data folder begins with a copy, so that it need not do all that again.
 *
 * @param folder where they are, if they are there; no server ever runs on it
 */
public record FirstData(Path folder) {

    /** Whether they are there, and no older than what fills them. */
    public boolean isMadeBy(List<Path> applications) throws IOException {
        var made = folder.resolve("PG_VERSION");
        if (!Files.exists(made)) {
            return false;
        }
        for (var application : applications) {
            if (Files.getLastModifiedTime(application).compareTo(Files.getLastModifiedTime(made))
                    > 0) {
                return false;
            }
        }
        return true;
    }

    /** Takes the databases that a run has left; its server must have ended. */
    public void keep(Path databases) throws IOException {
        var unfinished = folder.resolveSibling(folder.getFileName() + ".new");
        DataFolder.delete(unfinished);
        Files.createDirectories(folder.toAbsolutePath().getParent());
        copy(databases, unfinished);
        DataFolder.delete(folder);
        Files.move(unfinished, folder);
    }

    /** Copies them to a folder that isn't there yet, without flushing it to the disk. */
    public void copyTo(Path databases) throws IOException {
        copy(folder, databases);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var tree = Files.walk(from)) {
            for (var file : tree.toList()) {
                Files.copy(
                        file,
                        to.resolve(from.relativize(file)),
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}

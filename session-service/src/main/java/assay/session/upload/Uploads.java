package assay.session.upload;

import assay.session.access.SessionId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/**
 * Files that candidates handed in. Whoever asks for those of a session names its organisation;
 * another's are not there.
 */
public interface Uploads {
    /** Before every id. */
    UUID FIRST = new UUID(0, 0);

    /** Files of a session in the order of their ids. */
    List<UploadedFile> list(SessionId session, String organisation, UUID after, int rowsMax);

    default List<UploadedFile> list(SessionId session, String organisation) {
        return list(session, organisation, FIRST, Integer.MAX_VALUE);
    }

    /** All files of a session, read without holding up the caller. */
    CompletionStage<List<UploadedFile>> listAside(SessionId session, String organisation);

    Optional<UploadedFile> find(SessionId session, String organisation, UUID file);

    /**
     * Stores the bytes of a file, piece by piece; without {@link #add} in the same transaction they
     * are refused at its end.
     */
    void write(SessionId session, UUID file, InputStream bytes) throws IOException;

    /** Drops bytes that were written for a file that is not to be added. */
    void discard(SessionId session, UUID file);

    /** Adds a file whose bytes are written. */
    void add(SessionId session, String organisation, UploadedFile file);

    /** Copies the bytes of a file, piece by piece. */
    void copy(SessionId session, String organisation, UUID file, OutputStream target)
            throws IOException;

    /** Removes a file and its bytes. */
    void remove(SessionId session, String organisation, UUID file);
}

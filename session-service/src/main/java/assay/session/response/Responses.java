package assay.session.response;

import assay.session.access.SessionId;
import java.util.List;
import java.util.function.Consumer;

/**
 * What was saved in a session of this organisation, nothing if it is another's; for everything but
 * saving.
 */
public interface Responses {
    /** The responses that count. */
    List<SavedResponse> current(SessionId session, String organisation);

    /** The highest sequence in the log, 0 when it is empty. */
    long lastSequence(SessionId session, String organisation);

    /** The responses that count as they are stored, to be compared with the log. */
    List<StoredResponse> stored(SessionId session, String organisation);

    /**
     * Hands over the log in the order of its entries, of which only a few are in memory at a time.
     * Inside a transaction.
     */
    void log(SessionId session, String organisation, Consumer<LogRow> reader);
}

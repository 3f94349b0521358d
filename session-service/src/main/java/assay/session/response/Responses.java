package assay.session.response;

import assay.session.access.SessionId;
import java.util.List;

/**
 * What was saved in a session of this organisation, nothing if it is another's; for everything but
 * saving.
 */
public interface Responses {
    /** The responses that count. */
    List<SavedResponse> current(SessionId session, String organisation);

    /** The highest sequence in the log, 0 when it is empty. */
    long lastSequence(SessionId session, String organisation);

    /** The whole log in the order of its entries. */
    List<LogRow> log(SessionId session, String organisation);
}

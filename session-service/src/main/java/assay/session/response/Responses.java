package assay.session.response;

import assay.session.access.SessionId;
import java.util.List;

/** What was saved in a session; for everything but saving. */
public interface Responses {
    /** The responses that count. */
    List<SavedResponse> current(SessionId session);

    /** The highest sequence in the log, 0 when it is empty. */
    long lastSequence(SessionId session);

    /** The whole log in the order of its entries. */
    List<LogRow> log(SessionId session);
}

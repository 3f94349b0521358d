package assay.session.response;

import assay.session.access.SessionId;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The append-only log of responses. */
public interface ResponseLog {
    /** How many entries one call may bring. */
    int ENTRIES_PER_CALL_MAX = 200;

    /**
     * Appends entries of one session and makes those that count its current responses. Every rule
     * about time, state and sequence is decided under a lock on the session's row; the entries must
     * already fit the paper.
     *
     * @param entries 1..{@link #ENTRIES_PER_CALL_MAX}, no sequence twice
     * @param keepLate whether those after deadline and grace are kept, marked late, rather than
     *     refused
     * @return for each entry, in order, what became of it; completes after the commit, never
     *     exceptionally
     */
    CompletionStage<List<Saving>> append(
            SessionId session,
            String organisation,
            String candidateId,
            List<Entry> entries,
            boolean keepLate);
}

package assay.session.response;

import assay.session.access.SessionId;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What the papers of started sessions ask; for the save path. */
public interface Papers {
    /**
     * Empty when the organisation has no such session; from memory except for the first time. Does
     * not tell who in the organisation may see it.
     */
    CompletionStage<Optional<PaperQuestions>> find(SessionId session, String organisation);

    /** The same, if it is in memory now. */
    Optional<PaperQuestions> remembered(SessionId session, String organisation);

    /**
     * Remembers a paper that no session has, so that the save path can be rehearsed without
     * touching real data.
     */
    void rehearse(PaperQuestions paper);

    /** Forgets a rehearsed paper. */
    void forget(SessionId session, String organisation);
}

package assay.session.response;

import assay.session.access.SessionId;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What the papers of started sessions ask; for the save path. */
public interface Papers {
    /**
     * Empty when there is no such session; from memory except for the first time. Does not tell who
     * may see it.
     */
    CompletionStage<Optional<PaperQuestions>> find(SessionId session);

    /**
     * Remembers a paper that no session has, so that the save path can be rehearsed without
     * touching real data.
     */
    void rehearse(PaperQuestions paper);

    /** Forgets a rehearsed paper. */
    void forget(SessionId session);
}

package assay.session.response;

import assay.session.access.SessionId;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What the papers of started sessions ask; for the save path. */
public interface Papers {
    /**
     * Empty when the organisation has no such session; from memory except for the first time. Does
     * not tell who in the organisation may see it.
     */
    CompletionStage<Optional<PaperQuestions>> find(SessionId session, String organisation);

    /**
     * Whose session it is and when it ends; empty when the organisation has no such session. From
     * memory if the paper is there.
     */
    CompletionStage<Optional<Timing>> timing(SessionId session, String organisation);

    /** What is told of a session in every reply about it, and whom it may be told. */
    record Timing(String candidateId, Instant deadlineAt) {}

    /**
     * Remembers a paper that no session has, so that the save path can be rehearsed without
     * touching real data.
     */
    void rehearse(PaperQuestions paper);

    /** Forgets a rehearsed paper. */
    void forget(SessionId session, String organisation);
}

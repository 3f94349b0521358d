package assay.session.sitting;

import assay.session.access.SessionId;
import assay.session.exam.ExamId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All sessions. Whoever asks for one names its organisation; another's is not there. */
public interface Sessions {
    /**
     * Claims the one running session that a candidate may have of an exam, until the transaction
     * ends or the session does.
     *
     * @return empty when claimed, else the session that runs already
     */
    Optional<SessionId> claim(SessionId id, String organisation, ExamId exam, String candidateId);

    /** How many sessions of the exam the candidate has started. */
    int attempts(String organisation, ExamId exam, String candidateId);

    void add(Session.Running session, Paper paper);

    Optional<Session> find(SessionId id, String organisation);

    /**
     * The same; and all that the transaction reads after it is of this moment, while saves go on.
     * First in its transaction, which changes nothing.
     */
    Optional<Session> snapshot(SessionId id, String organisation);

    /** The same, locked against saves and other endings until the transaction ends. */
    Optional<Session> hold(SessionId id, String organisation);

    /** The session, locked, if it is still running past its close and nobody else has it locked. */
    Optional<Session.Running> holdClosed(SessionId id, String organisation, Instant now);

    /**
     * Sessions of all organisations that run past their close, those closed longest first: time
     * runs out for everybody.
     */
    List<Closed> closed(Instant now, int rowsMax);

    /** A session that runs past its close, and whose it is. */
    record Closed(SessionId id, String organisation) {}

    /** Stores that a session is over. */
    void end(Session.Over session);

    Paper paper(SessionId id, String organisation);

    List<Session> list(Filter filter, UUID after, int rowsMax);

    /**
     * Marks a question for review, while the session runs and is not closed.
     *
     * @return whether it does; if not, nothing is marked
     */
    boolean flag(SessionId id, String organisation, UUID questionId, Instant now);

    /** Takes a mark back under the same conditions. */
    boolean unflag(SessionId id, String organisation, UUID questionId, Instant now);

    Set<UUID> flags(SessionId id, String organisation);

    /**
     * Which sessions a list shows.
     *
     * @param state {@code running}, {@code submitted} or {@code expired}; null for all
     */
    record Filter(
            String organisation,
            @Nullable UUID examId,
            @Nullable String candidateId,
            @Nullable String state) {}
}

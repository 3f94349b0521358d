package assay.session.sitting.rest;

import assay.session.access.wire.SessionProblem;
import assay.session.access.wire.Visitor;
import assay.session.platform.Refused;
import assay.session.sitting.EndingSession;
import assay.session.sitting.Session;
import assay.session.sitting.Sessions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Finds the session a request is about, as its visitor may see it; one whose time is up is expired
 * on the way.
 */
@ApplicationScoped
class OpenedSessions {
    private final Sessions sessions;
    private final EndingSession ending;
    private final Visitor visitor;
    private final InstantSource clock;

    OpenedSessions(Sessions sessions, EndingSession ending, Visitor visitor, InstantSource clock) {
        this.sessions = sessions;
        this.ending = ending;
        this.visitor = visitor;
        this.clock = clock;
    }

    /**
     * The visitor's session, or for an instructor any of the organisation.
     *
     * @throws Refused 404
     */
    Session any(UUID sessionId) {
        var id = visitor.opening(sessionId);
        var now = clock.instant();
        var session = visible(sessionId);
        if (session instanceof Session.Running running && running.isClosed(now)) {
            QuarkusTransaction.requiringNew()
                    .call(() -> ending.expireIfClosed(id, visitor.organisation(), now));
            return visible(sessionId);
        }
        return session;
    }

    /**
     * The visitor's own session while it runs.
     *
     * @throws Refused 404, or 409 once it is over
     */
    Session.Running running(UUID sessionId) {
        var session = any(sessionId);
        if (!session.facts().candidateId().equals(visitor.subject())) {
            throw noSuchSession(sessionId);
        }
        return switch (session) {
            case Session.Running running when !running.isClosed(clock.instant()) -> running;
            case Session.Running _, Session.Expired _ -> throw expired(session);
            case Session.Submitted _ ->
                    throw timed(
                            Refused.because(
                                    SessionProblem.SESSION_SUBMITTED,
                                    "The session was submitted; nothing in it changes any more."),
                            session);
        };
    }

    /** What to say to somebody whose session has ended in the middle of the request. */
    Refused over(UUID sessionId) {
        var session = running(sessionId);
        throw new IllegalStateException(
                "session %s took no change although it runs"
                        .formatted(session.facts().id().value()));
    }

    Refused expired(Session session) {
        return timed(
                Refused.because(
                        SessionProblem.SESSION_EXPIRED,
                        "The session's time is up; it is submitted with what it had."),
                session);
    }

    static Refused noSuchSession(UUID sessionId) {
        return Refused.because(
                SessionProblem.NO_SUCH_SESSION, "There is no session %s.".formatted(sessionId));
    }

    /** The same, with the server's time and the session's deadline. */
    Refused timed(Refused refused, Session session) {
        return refused.with("serverNowAt", clock.instant())
                .with("deadlineAt", session.facts().deadlineAt());
    }

    private Session visible(UUID sessionId) {
        return sessions.find(visitor.opening(sessionId), visitor.organisation())
                .filter(session ->
                        visitor.isInstructor()
                                || session.facts().candidateId().equals(visitor.subject()))
                .orElseThrow(() -> noSuchSession(sessionId));
    }
}

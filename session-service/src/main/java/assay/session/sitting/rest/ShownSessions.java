package assay.session.sitting.rest;

import assay.session.access.wire.Visitor;
import assay.session.exam.Revisions;
import assay.session.outbox.Outbox;
import assay.session.sitting.Session;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Sessions as their visitor sees them, with what their exams say, and for an instructor whether
 * their submissions were refused.
 */
@ApplicationScoped
class ShownSessions {
    private final Revisions revisions;
    private final Outbox outbox;
    private final Visitor visitor;
    private final InstantSource clock;

    ShownSessions(Revisions revisions, Outbox outbox, Visitor visitor, InstantSource clock) {
        this.revisions = revisions;
        this.outbox = outbox;
        this.visitor = visitor;
        this.clock = clock;
    }

    SessionJson json(Session session) {
        return json(List.of(session)).getFirst();
    }

    List<SessionJson> json(List<Session> sessions) {
        var refusals = refusals(sessions);
        return sessions.stream().map(session -> json(session, refusals)).toList();
    }

    private Map<UUID, String> refusals(List<Session> sessions) {
        var over =
                sessions.stream()
                        .filter(Session.Over.class::isInstance)
                        .map(session -> session.facts().id().value())
                        .toList();
        return over.isEmpty() || !visitor.isInstructor()
                ? Map.of()
                : outbox.refusals(over, visitor.organisation());
    }

    private SessionJson json(Session session, Map<UUID, String> refusals) {
        var facts = session.facts();
        var revision = revisions.find(facts.revisionId(), facts.organisation()).orElseThrow();
        return SessionJson.of(session, revision, refusals.get(facts.id().value()), clock.instant());
    }
}

package assay.session.sitting.rest;

import assay.session.exam.Revisions;
import assay.session.sitting.Session;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/** Sessions as they are shown, with what their exams say. */
@ApplicationScoped
class ShownSessions {
    private final Revisions revisions;
    private final InstantSource clock;

    ShownSessions(Revisions revisions, InstantSource clock) {
        this.revisions = revisions;
        this.clock = clock;
    }

    SessionJson json(Session session) {
        var facts = session.facts();
        var revision = revisions.find(facts.revisionId(), facts.organisation()).orElseThrow();
        return SessionJson.of(session, revision, clock.instant());
    }
}

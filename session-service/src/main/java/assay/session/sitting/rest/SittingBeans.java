package assay.session.sitting.rest;

import assay.session.exam.Revisions;
import assay.session.outbox.Outbox;
import assay.session.platform.Ids;
import assay.session.response.Responses;
import assay.session.sitting.EndingSession;
import assay.session.sitting.Sessions;
import assay.session.sitting.StartingSession;
import assay.session.upload.Uploads;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.security.SecureRandom;

/** Use cases know no framework; this hands them what they need. */
@Dependent
class SittingBeans {
    @Produces
    StartingSession startingSession(Sessions sessions, Revisions revisions, SittingConfig config) {
        return new StartingSession(
                sessions, revisions, Ids::next, new SecureRandom(), config.grace());
    }

    @Produces
    EndingSession endingSession(
            Sessions sessions,
            Revisions revisions,
            Responses responses,
            Uploads uploads,
            Outbox outbox) {
        return new EndingSession(sessions, revisions, responses, uploads, outbox);
    }
}

package assay.session.access.wire;

import assay.session.access.SessionGrant;
import assay.session.access.SessionId;
import assay.session.platform.Caller;
import assay.session.platform.CommonProblem;
import assay.session.platform.Refused;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who asks for a session: its candidate (by a session token or by their own), or an instructor. */
@RequestScoped
public class Visitor {
    private final SecurityIdentity identity;
    private final Caller caller;

    Visitor(SecurityIdentity identity, Caller caller) {
        this.identity = identity;
        this.caller = caller;
    }

    /**
     * The id of the session, if this kind of token may open it at all. Whose session it is, the
     * query for it must ask.
     *
     * @throws Refused 403 for the token of another session
     */
    public SessionId opening(UUID sessionId) {
        if (identity.getAttribute(SessionTokenMechanism.GRANT) instanceof SessionGrant grant) {
            if (!grant.session().value().equals(sessionId)) {
                throw Refused.because(
                        CommonProblem.FORBIDDEN, "This session token opens another session only.");
            }
        } else if (!caller.hasAnyRole("candidate", "instructor", "admin")) {
            throw Refused.because(
                    CommonProblem.FORBIDDEN,
                    "The token's roles and permissions do not allow this operation.");
        }
        return new SessionId(sessionId);
    }

    /** The session's deadline, if the visitor's token tells it. */
    public @Nullable Instant deadline(SessionId session) {
        return identity.getAttribute(SessionTokenMechanism.GRANT) instanceof SessionGrant grant
                        && grant.session().equals(session)
                ? grant.deadlineAt()
                : null;
    }

    public String organisation() {
        return caller.organisation();
    }

    /** The candidate's subject, whichever of their tokens they use. */
    public String subject() {
        return caller.subject();
    }

    public String name() {
        return caller.name();
    }

    /** Whether every session of the organisation may be read. */
    public boolean isInstructor() {
        return !(identity.getAttribute(SessionTokenMechanism.GRANT) instanceof SessionGrant)
                && caller.hasAnyRole("instructor", "admin");
    }
}

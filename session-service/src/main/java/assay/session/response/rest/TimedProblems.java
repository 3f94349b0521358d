package assay.session.response.rest;

import assay.session.access.SessionId;
import assay.session.platform.Caller;
import assay.session.platform.Problem;
import assay.session.response.PaperQuestions;
import assay.session.response.Papers;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/**
 * Tells the server's time and the deadline in refusals too, so that a client's clock never runs on
 * its own: of every session in memory that the caller may see. Nothing is looked up for it, since a
 * refusal may come from a database that is away.
 */
@Provider
class TimedProblems implements ContainerResponseFilter {
    private static final String DEADLINE = "deadlineAt";

    private final Papers papers;
    private final Caller caller;
    private final InstantSource clock;

    TimedProblems(Papers papers, Caller caller, InstantSource clock) {
        this.papers = papers;
        this.caller = caller;
        this.clock = clock;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Problem problem
                && !problem.extras().containsKey(DEADLINE)
                && caller.isNamed()) {
            session(request)
                    .flatMap(session -> papers.remembered(session, caller.organisation()))
                    .filter(this::isOpen)
                    .ifPresent(paper ->
                            response.setEntity(
                                    problem.with("serverNowAt", clock.instant())
                                            .with(DEADLINE, paper.deadlineAt())));
        }
    }

    private boolean isOpen(PaperQuestions paper) {
        return paper.candidateId().equals(caller.subject())
                || caller.hasAnyRole("instructor", "admin");
    }

    private static Optional<SessionId> session(ContainerRequestContext request) {
        var text = request.getUriInfo().getPathParameters().getFirst("sessionId");
        try {
            return text == null
                    ? Optional.empty()
                    : Optional.of(new SessionId(UUID.fromString(text)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}

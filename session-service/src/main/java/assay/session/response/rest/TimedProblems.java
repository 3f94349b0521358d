package assay.session.response.rest;

import assay.session.access.SessionId;
import assay.session.access.wire.Visitor;
import assay.session.platform.Caller;
import assay.session.platform.Problem;
import assay.session.response.Papers;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Tells the server's time and the deadline in refusals too, so that a client's clock never runs on
 * its own: of every session that the caller may see. A session token says the deadline itself; with
 * another token it is looked up, but not for long, since a refusal may come from a database that is
 * away.
 */
class TimedProblems {
    private static final Logger LOG = Logger.getLogger(TimedProblems.class);
    private static final String DEADLINE = "deadlineAt";
    private static final Duration LOOK_UP_MAX = Duration.ofMillis(500);

    private final Papers papers;
    private final Caller caller;
    private final Visitor visitor;
    private final InstantSource clock;

    TimedProblems(Papers papers, Caller caller, Visitor visitor, InstantSource clock) {
        this.papers = papers;
        this.caller = caller;
        this.visitor = visitor;
        this.clock = clock;
    }

    /** Completes when the deadline is looked up; null when nothing is. */
    @ServerResponseFilter
    public @Nullable Uni<Void> time(
            ContainerRequestContext request, ContainerResponseContext response) {
        if (!(response.getEntity() instanceof Problem problem)
                || problem.extras().containsKey(DEADLINE)
                || !caller.isNamed()) {
            return null;
        }
        var session = session(request);
        if (session == null) {
            return null;
        }
        var told = visitor.deadline(session);
        if (told != null) {
            response.setEntity(timed(problem, told));
            return null;
        }
        var organisation = caller.organisation();
        var subject = caller.subject();
        var seesAll = visitor.isInstructor();
        return Uni.createFrom()
                .completionStage(() -> papers.timing(session, organisation))
                .ifNoItem()
                .after(LOOK_UP_MAX)
                .fail()
                .onFailure()
                .recoverWithItem(e -> {
                    LOG.debugf("A refusal goes without the deadline: %s", e);
                    return Optional.empty();
                })
                .invoke(timing ->
                        timing.filter(one -> seesAll || one.candidateId().equals(subject))
                                .ifPresent(one ->
                                        response.setEntity(timed(problem, one.deadlineAt()))))
                .replaceWithVoid();
    }

    private Problem timed(Problem problem, Instant deadlineAt) {
        return problem.with("serverNowAt", clock.instant()).with(DEADLINE, deadlineAt);
    }

    private static @Nullable SessionId session(ContainerRequestContext request) {
        var text = request.getUriInfo().getPathParameters().getFirst("sessionId");
        try {
            return text == null ? null : new SessionId(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}

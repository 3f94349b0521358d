package assay.session.sitting.rest;

import assay.session.access.wire.SessionTokens;
import assay.session.access.wire.Visitor;
import assay.session.exam.ExamId;
import assay.session.platform.Cursor;
import assay.session.platform.Idempotency;
import assay.session.platform.Page;
import assay.session.platform.Problems;
import assay.session.platform.Refused;
import assay.session.platform.Replies;
import assay.session.platform.Validation;
import assay.session.sitting.EndingSession;
import assay.session.sitting.Session;
import assay.session.sitting.SessionFacts;
import assay.session.sitting.Sessions;
import assay.session.sitting.StartingSession;
import assay.session.sitting.StartingSession.Outcome;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.InstantSource;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

@Path("/v1/sessions")
@Tag(name = "Sessions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class SessionResource {
    private final Sessions sessions;
    private final OpenedSessions opened;
    private final StartingSession starting;
    private final EndingSession ending;
    private final ShownSessions shown;
    private final SessionTokens tokens;
    private final Visitor visitor;
    private final Validation validation;
    private final Idempotency idempotency;
    private final InstantSource clock;

    SessionResource(
            Sessions sessions,
            OpenedSessions opened,
            StartingSession starting,
            EndingSession ending,
            ShownSessions shown,
            SessionTokens tokens,
            Visitor visitor,
            Validation validation,
            Idempotency idempotency,
            InstantSource clock) {
        this.sessions = sessions;
        this.opened = opened;
        this.starting = starting;
        this.ending = ending;
        this.shown = shown;
        this.tokens = tokens;
        this.visitor = visitor;
        this.validation = validation;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @POST
    @Transactional
    @RolesAllowed("candidate")
    @Operation(
            operationId = "startSession",
            summary = "Start a session of an exam",
            description =
                    "Draws a paper from the latest revision; the time runs from now. With the Idempotency-Key of a session already started the same session comes back, with a fresh token; once that session is over it is refused, for no token opens it.")
    @APIResponseSchema(
            value = StartedJson.class,
            responseCode = "201",
            responseDescription = "The session and its token")
    @Problems({
        "no-such-exam",
        "session-already-running",
        "no-attempt-left",
        "session-submitted",
        "session-expired"
    })
    public RestResponse<StartedJson> start(
            @HeaderParam(Idempotency.HEADER) @Nullable String idempotencyKey,
            @Nullable StartJson start) {
        var valid = validation.check(start);
        var reply =
                idempotency.once(
                        idempotencyKey,
                        valid,
                        SessionJson.class,
                        () -> {
                            var session = started(new ExamId(valid.examId()));
                            return Replies.created(
                                    URI.create("/v1/sessions/" + session.facts().id().value()),
                                    shown.json(session));
                        });
        // read again: a replayed reply tells the time of the first, and the session may be over
        var running = opened.running(reply.getEntity().id());
        var session = shown.json(running);
        var token = token(running.facts());
        var withToken =
                ResponseBuilder.<StartedJson>create(201)
                        .entity(new StartedJson(session, token.token(), token.expiresAt()))
                        .header(HttpHeaders.LOCATION, "/v1/sessions/" + session.id());
        var replayed = reply.getHeaderString(Idempotency.REPLAYED);
        return (replayed == null ? withToken : withToken.header(Idempotency.REPLAYED, replayed))
                .build();
    }

    private SessionTokens.Issued token(SessionFacts facts) {
        return tokens.issue(
                facts.id(),
                facts.organisation(),
                facts.candidateId(),
                facts.deadlineAt(),
                facts.closesAt());
    }

    private Session.Running started(ExamId exam) {
        return switch (start(exam)) {
            case Outcome.Started(var session) -> session;
            case Outcome.AlreadyRunning(var running) ->
                    throw opened.timed(
                            Refused.because(
                                            SittingProblem.SESSION_ALREADY_RUNNING,
                                            "You have a running session of this exam, %s."
                                                    .formatted(running.value()))
                                    .with("sessionId", running.value()),
                            sessions.find(running, visitor.organisation()).orElseThrow());
            case Outcome.NoAttemptLeft(var attemptsMax) ->
                    throw Refused.because(
                            SittingProblem.NO_ATTEMPT_LEFT,
                            "This exam allows %d attempt%s."
                                    .formatted(attemptsMax, attemptsMax == 1 ? "" : "s"));
            case Outcome.NotPublished() ->
                    throw Refused.because(
                            SittingProblem.NO_SUCH_EXAM,
                            "There is no exam %s.".formatted(exam.value()));
        };
    }

    /**
     * A session that has closed but is not expired yet does not stand in the way of the next one.
     */
    private Outcome start(ExamId exam) {
        var outcome =
                starting.start(
                        visitor.organisation(),
                        exam,
                        visitor.subject(),
                        visitor.name(),
                        clock.instant());
        return outcome instanceof Outcome.AlreadyRunning(var running)
                        && ending.expireIfClosed(running, visitor.organisation(), clock.instant())
                ? starting.start(
                        visitor.organisation(),
                        exam,
                        visitor.subject(),
                        visitor.name(),
                        clock.instant())
                : outcome;
    }

    @GET
    @RolesAllowed({"candidate", "instructor", "admin"})
    @Operation(
            operationId = "listSessions",
            summary = "List sessions, oldest first",
            description = "Candidates see their own, instructors all of their organisation.")
    @APIResponseSchema(
            value = SessionJson.PageJson.class,
            responseCode = "200",
            responseDescription = "One page of sessions")
    public RestResponse<SessionJson.PageJson> list(
            @QueryParam("examId") @Nullable UUID examId,
            @QueryParam("candidateId") @Nullable String candidateId,
            @QueryParam("state") SessionJson.@Nullable State state,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor,
            UriInfo uri) {
        if (!visitor.isInstructor()
                && candidateId != null
                && !candidateId.equals(visitor.subject())) {
            return Replies.page(
                    new SessionJson.PageJson(java.util.List.of(), null),
                    new Page<>(java.util.List.of(), null),
                    uri);
        }
        var filter =
                new Sessions.Filter(
                        visitor.organisation(),
                        examId,
                        visitor.isInstructor() ? candidateId : visitor.subject(),
                        state == null ? null : state.name().toLowerCase(Locale.ROOT));
        var rows = sessions.list(filter, Cursor.parse(cursor).after(), limit + 1);
        var page = Page.of(rows, limit, session -> new Cursor(session.facts().id().value()));
        return Replies.page(
                new SessionJson.PageJson(shown.json(page.items()), page.nextCursor()), page, uri);
    }

    @GET
    @Path("/{sessionId}")
    @RolesAllowed({"session", "candidate", "instructor", "admin"})
    @Operation(operationId = "getSession", summary = "Read a session")
    @APIResponseSchema(
            value = SessionJson.class,
            responseCode = "200",
            responseDescription = "The session")
    @Problems("no-such-session")
    public SessionJson get(@PathParam("sessionId") UUID sessionId) {
        return shown.json(opened.any(sessionId));
    }

    @POST
    @Path("/{sessionId}/tokens")
    @RolesAllowed("candidate")
    @Operation(
            operationId = "renewSessionToken",
            summary = "Get a new token for a running session",
            description =
                    "With the candidate's own access token; a session token does not renew itself.")
    @APIResponseSchema(
            value = TokenJson.class,
            responseCode = "201",
            responseDescription = "The token")
    @Problems({"no-such-session", "session-submitted", "session-expired"})
    public RestResponse<TokenJson> renew(@PathParam("sessionId") UUID sessionId) {
        var facts = opened.running(sessionId).facts();
        var token = token(facts);
        return RestResponse.status(
                RestResponse.Status.CREATED,
                new TokenJson(
                        token.token(), token.expiresAt(), clock.instant(), facts.deadlineAt()));
    }

    @PUT
    @Path("/{sessionId}/submission")
    @RolesAllowed({"session", "candidate"})
    @Operation(
            operationId = "submitSession",
            summary = "Submit a session",
            description =
                    "Final: what was saved is graded. Answers 201 to the first and 200 to any later one.")
    @APIResponse(
            responseCode = "201",
            description = "The session, submitted now",
            content = @Content(schema = @Schema(implementation = SessionJson.class)))
    @APIResponse(
            responseCode = "200",
            description = "The session, submitted before",
            content = @Content(schema = @Schema(implementation = SessionJson.class)))
    @Problems({"no-such-session", "session-expired"})
    public RestResponse<SessionJson> submit(@PathParam("sessionId") UUID sessionId) {
        var id = visitor.opening(sessionId);
        var ended =
                QuarkusTransaction.requiringNew()
                        .call(() ->
                                ending.submit(id, visitor.organisation(), visitor.subject(), clock))
                        .orElseThrow(() -> OpenedSessions.noSuchSession(sessionId));
        return switch (ended.session()) {
            case Session.Submitted submitted ->
                    RestResponse.status(
                            ended.first() ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                            shown.json(submitted));
            case Session.Expired expired -> throw opened.expired(expired);
        };
    }
}

package assay.session.sitting.rest;

import assay.session.access.wire.Visitor;
import assay.session.exam.Revisions;
import assay.session.platform.Problems;
import assay.session.platform.Refused;
import assay.session.pool.PoolQuestion;
import assay.session.response.Responses;
import assay.session.response.SavedResponse;
import assay.session.response.wire.ResponseJson;
import assay.session.response.wire.ResponseProblem;
import assay.session.sitting.PaperItem;
import assay.session.sitting.Session;
import assay.session.sitting.Sessions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * What a candidate has before them. Never tells which questions count, nor from which section they
 * come.
 */
@Path("/v1/sessions/{sessionId}")
@Tag(name = "Sessions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class PaperResource {
    private final Sessions sessions;
    private final OpenedSessions opened;
    private final Revisions revisions;
    private final Responses responses;
    private final ShownSessions shown;
    private final Visitor visitor;
    private final InstantSource clock;

    PaperResource(
            Sessions sessions,
            OpenedSessions opened,
            Revisions revisions,
            Responses responses,
            ShownSessions shown,
            Visitor visitor,
            InstantSource clock) {
        this.sessions = sessions;
        this.opened = opened;
        this.revisions = revisions;
        this.responses = responses;
        this.shown = shown;
        this.visitor = visitor;
        this.clock = clock;
    }

    @GET
    @Path("/paper")
    @RolesAllowed({"session", "candidate", "instructor", "admin"})
    @Operation(
            operationId = "getPaper",
            summary = "Read the paper",
            description =
                    "Questions and choices in this session's order, with what was saved and flagged so far. The candidate may read it while the session runs, instructors at any time.")
    @APIResponseSchema(
            value = PaperJson.class,
            responseCode = "200",
            responseDescription = "The paper")
    @Problems({"no-such-session", "session-submitted", "session-expired"})
    public PaperJson paper(@PathParam("sessionId") UUID sessionId) {
        return json(visitor.isInstructor() ? opened.any(sessionId) : opened.running(sessionId));
    }

    @PUT
    @Path("/flags/{questionId}")
    @RolesAllowed({"session", "candidate"})
    @Operation(operationId = "flagQuestion", summary = "Mark a question for review")
    @APIResponseSchema(
            value = FlagJson.class,
            responseCode = "200",
            responseDescription = "The question is marked")
    @Problems({"no-such-session", "no-such-question", "session-submitted", "session-expired"})
    public FlagJson flag(
            @PathParam("sessionId") UUID sessionId, @PathParam("questionId") UUID questionId) {
        var facts = withQuestion(sessionId, questionId).facts();
        if (!sessions.flag(facts.id(), facts.organisation(), questionId, clock.instant())) {
            throw opened.over(sessionId);
        }
        return new FlagJson(questionId, true, clock.instant(), facts.deadlineAt());
    }

    @DELETE
    @Path("/flags/{questionId}")
    @RolesAllowed({"session", "candidate"})
    @Operation(operationId = "unflagQuestion", summary = "Take a mark for review back")
    @APIResponseSchema(
            value = FlagJson.class,
            responseCode = "200",
            responseDescription = "The question is not marked")
    @Problems({"no-such-session", "no-such-question", "session-submitted", "session-expired"})
    public FlagJson unflag(
            @PathParam("sessionId") UUID sessionId, @PathParam("questionId") UUID questionId) {
        var facts = withQuestion(sessionId, questionId).facts();
        if (!sessions.unflag(facts.id(), facts.organisation(), questionId, clock.instant())) {
            throw opened.over(sessionId);
        }
        return new FlagJson(questionId, false, clock.instant(), facts.deadlineAt());
    }

    private Session.Running withQuestion(UUID sessionId, UUID questionId) {
        var session = opened.running(sessionId);
        if (sessions.paper(session.facts().id(), session.facts().organisation()).items().stream()
                .noneMatch(item -> item.questionId().equals(questionId))) {
            throw opened.timed(
                    Refused.because(
                            ResponseProblem.NO_SUCH_QUESTION,
                            "The paper has no question %s.".formatted(questionId)),
                    session);
        }
        return session;
    }

    private PaperJson json(Session session) {
        var facts = session.facts();
        var revision = revisions.find(facts.revisionId(), facts.organisation()).orElseThrow();
        var questions =
                revision.pool().questions().stream()
                        .collect(
                                Collectors.toMap(
                                        PoolQuestion::questionVersionId, Function.identity()));
        var saved =
                responses.current(facts.id(), facts.organisation()).stream()
                        .collect(Collectors.toMap(SavedResponse::questionId, Function.identity()));
        var flags = sessions.flags(facts.id(), facts.organisation());
        var items =
                sessions.paper(facts.id(), facts.organisation()).items().stream()
                        .map(item ->
                                json(
                                        item,
                                        Objects.requireNonNull(
                                                questions.get(item.questionVersionId())),
                                        flags,
                                        saved))
                        .toList();
        return new PaperJson(
                shown.json(session),
                revision.definition().instructions(),
                revision.definition().notice(),
                items,
                responses.lastSequence(facts.id(), facts.organisation()),
                clock.instant(),
                facts.deadlineAt());
    }

    private static PaperJson.ItemJson json(
            PaperItem item,
            PoolQuestion question,
            Set<UUID> flags,
            Map<UUID, SavedResponse> saved) {
        var response = saved.get(item.questionId());
        return new PaperJson.ItemJson(
                item.position(),
                item.questionId(),
                question.points(),
                question.language(),
                TextFormatJson.of(question.textFormat()),
                QuestionJson.of(item.arrangement().of(question.content())),
                flags.contains(item.questionId()),
                response == null || response.response() == null
                        ? null
                        : ResponseJson.of(response.response()),
                response == null ? null : response.sequence(),
                response == null ? null : response.savedAt());
    }
}

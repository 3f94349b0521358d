package assay.grading.result.rest;

import assay.grading.key.KeyRevision;
import assay.grading.key.KnownKeys;
import assay.grading.platform.Caller;
import assay.grading.platform.Cursor;
import assay.grading.platform.IfMatch;
import assay.grading.platform.Page;
import assay.grading.platform.Problems;
import assay.grading.platform.Refused;
import assay.grading.platform.Replies;
import assay.grading.platform.Tagged;
import assay.grading.result.GradingRevision;
import assay.grading.result.Result;
import assay.grading.result.ResultFilter;
import assay.grading.result.ResultSummary;
import assay.grading.result.Results;
import assay.grading.submission.QuestionVersionId;
import assay.grading.submission.SessionId;
import assay.grading.submission.UnreadableSubmission;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Results, as far as their reader may see them. */
@Path("/v1/results")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "results", description = "What submissions are worth, and what of it is released.")
@RunOnVirtualThread
class ResultResource {
    private final Results results;
    private final KnownKeys keys;
    private final Caller caller;
    private final InstantSource clock;

    ResultResource(Results results, KnownKeys keys, Caller caller, InstantSource clock) {
        this.results = results;
        this.keys = keys;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"candidate", "instructor", "admin"})
    @Operation(
            operationId = "listResults",
            summary = "Results, newest submission first",
            description =
                    "Instructors see all of their organisation, waiting ones included; candidates"
                            + " their own released ones.")
    public RestResponse<ResultSummaryJson.ListJson> list(
            @QueryParam("examId") @Nullable UUID examId,
            @QueryParam("candidateId") @Parameter(description = "The candidate's sub.")
                    @Nullable String candidateId,
            @QueryParam("state") @Nullable ResultStateJson state,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo uri) {
        var after = Cursor.parse(cursor);
        var filter =
                new ResultFilter(
                        examId,
                        candidateId,
                        state == null ? null : state.toDomain(),
                        after == null ? null : new ResultFilter.Place(after.at(), after.id()));
        var rows =
                seesAll()
                        ? results.list(filter, limit + 1)
                        : results.listReleased(
                                filter, caller.subject(), clock.instant(), limit + 1);
        var page =
                Page.of(rows, limit, row -> new Cursor(row.submittedAt(), row.session().value()))
                        .map(this::summary);
        return Replies.page(
                new ResultSummaryJson.ListJson(page.items(), page.nextCursor()), page, uri);
    }

    @GET
    @Path("/{sessionId}")
    @RolesAllowed({"candidate", "instructor", "admin"})
    @Transactional
    @Problems({"no-such-result", "result-not-released", "conflict-result-unreadable"})
    @Tagged
    @Operation(
            operationId = "getResult",
            summary = "The result of a session",
            description =
                    "Instructors see everything with explanations; a candidate sees what the exam's"
                            + " release policy shows of their own result. Right after submitting there"
                            + " is no result yet (404), then one that is being graded or waits for its"
                            + " release (403; the problem's `waitingFor` is `grading`, `marking`,"
                            + " `release_time` with `releaseAt`, or `instructor`): ask again.")
    public RestResponse<ResultJson> get(@PathParam("sessionId") UUID sessionId) {
        var result = find(sessionId);
        return Replies.versioned(
                seesAll() ? InstructorResultJson.of(result, keysOf(result)) : forCandidate(result),
                result.rowVersion());
    }

    @GET
    @Path("/{sessionId}/revisions")
    @RolesAllowed({"instructor", "admin"})
    @Transactional
    @Problems({"no-such-result", "conflict-result-unreadable"})
    @Operation(
            operationId = "listGradingRevisions",
            summary = "The computations of a result, first to last")
    public RestResponse<GradingRevisionJson.ListJson> revisions(
            @PathParam("sessionId") UUID sessionId,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo uri) {
        var result = find(sessionId);
        var after = Cursor.parse(cursor);
        var rows =
                results.revisions(
                        result.submission().session(),
                        after == null ? 0 : (int) after.id().getLeastSignificantBits(),
                        limit + 1);
        var page =
                Page.of(rows, limit, row -> new Cursor(row.gradedAt(), new UUID(0, row.number())))
                        .map(GradingRevisionJson.SummaryJson::of);
        return Replies.page(
                new GradingRevisionJson.ListJson(page.items(), page.nextCursor()), page, uri);
    }

    @GET
    @Path("/{sessionId}/revisions/{revision}")
    @RolesAllowed({"instructor", "admin"})
    @Transactional
    @Problems({"no-such-result", "no-such-grading-revision", "conflict-result-unreadable"})
    @Operation(
            operationId = "getGradingRevision",
            summary = "One computation of a result with its explanations")
    public GradingRevisionJson revision(
            @PathParam("sessionId") UUID sessionId, @PathParam("revision") int number) {
        var submission = find(sessionId).submission();
        return results.findRevision(submission.session(), number)
                .map(revision -> GradingRevisionJson.of(submission, revision, keysOf(revision)))
                .orElseThrow(() ->
                        Refused.because(
                                ResultProblem.NO_SUCH_GRADING_REVISION,
                                "This result has no grading revision %d.".formatted(number)));
    }

    @PUT
    @Path("/{sessionId}/release")
    @RolesAllowed({"instructor", "admin"})
    @Transactional
    @Problems({"no-such-result", "conflict-result-not-graded", "conflict-result-unreadable"})
    @Operation(
            operationId = "releaseResult",
            summary = "Shows a result to its candidate now",
            description =
                    "Whatever the exam's policy says about the time; it still decides which parts"
                            + " are shown. May be repeated: what is visible already stays as it is.")
    public RestResponse<InstructorResultJson.ReleaseStateJson> release(
            @PathParam("sessionId") UUID sessionId,
            @HeaderParam("If-Match")
                    @Parameter(
                            description =
                                    "The ETag of the result that was read, or `*`. May be left out:"
                                            + " whatever the result is by now is released then.")
                    @Nullable String ifMatch) {
        if (ifMatch != null) {
            var version = IfMatch.parse(ifMatch);
            results.hold(new SessionId(sessionId));
            version.check(find(sessionId).rowVersion());
        }
        var result =
                readable(() ->
                                results.release(
                                        new SessionId(sessionId),
                                        caller.subject(),
                                        clock.instant()))
                        .orElseThrow(() -> noSuchResult(sessionId));
        return switch (result) {
            case Result.Known known ->
                    Replies.versioned(
                            InstructorResultJson.ReleaseStateJson.of(known.release()),
                            known.rowVersion());
            case Result.Waiting _ ->
                    throw Refused.because(
                            ResultProblem.CONFLICT_RESULT_NOT_GRADED,
                            "There is nothing to release before the result is graded.");
        };
    }

    private boolean seesAll() {
        return caller.hasAnyRole("instructor", "admin");
    }

    private Result find(UUID sessionId) {
        return readable(() -> results.find(new SessionId(sessionId)))
                .orElseThrow(() -> noSuchResult(sessionId));
    }

    /** To its candidate one that cannot be read is one that is not graded yet. */
    private Optional<Result> readable(Supplier<Optional<Result>> found) {
        try {
            return found.get();
        } catch (UnreadableSubmission e) {
            if (!seesAll()) {
                throw e.isOf(caller.subject()) ? beingGraded() : noSuchResult(e.session().value());
            }
            throw Refused.because(
                    ResultProblem.CONFLICT_RESULT_UNREADABLE,
                    "This release cannot read the submission; it is kept, and graded as soon as it"
                            + " can be read.");
        }
    }

    private static Refused beingGraded() {
        return Refused.because(ResultProblem.RESULT_NOT_RELEASED, "The submission is being graded.")
                .with("waitingFor", "grading");
    }

    private ResultSummaryJson summary(ResultSummary summary) {
        return seesAll()
                ? ResultSummaryJson.ForInstructor.of(summary)
                : ResultSummaryJson.ForCandidate.of(summary);
    }

    private CandidateResultJson forCandidate(Result result) {
        var submission = result.submission();
        if (!submission.candidate().id().equals(caller.subject())) {
            throw noSuchResult(submission.session().value());
        }
        return switch (result) {
            case Result.Known known when known.release().isVisible(clock.instant()) ->
                    CandidateResultJson.of(known, keysOf(known.revision()));
            case Result.Known known -> throw notReleased(known);
            case Result.Waiting _ -> throw beingGraded();
        };
    }

    private static Refused notReleased(Result.Known result) {
        var at = result.release().visibleFrom();
        if (at == null && result instanceof Result.AwaitingMarking) {
            return Refused.because(
                            ResultProblem.RESULT_NOT_RELEASED,
                            "Some response has still to be marked by a person.")
                    .with("waitingFor", "marking");
        }
        return at == null
                ? Refused.because(
                                ResultProblem.RESULT_NOT_RELEASED,
                                "The result can be seen once an instructor releases it.")
                        .with("waitingFor", "instructor")
                : Refused.because(
                                ResultProblem.RESULT_NOT_RELEASED,
                                "The result can be seen from %s on.".formatted(at))
                        .with("waitingFor", "release_time")
                        .with("releaseAt", at.toString());
    }

    private Map<QuestionVersionId, KeyRevision> keysOf(Result result) {
        return switch (result) {
            case Result.Known known -> keysOf(known.revision());
            case Result.Waiting _ -> Map.of();
        };
    }

    private Map<QuestionVersionId, KeyRevision> keysOf(GradingRevision revision) {
        return keys.byVersion(revision.keys());
    }

    private static Refused noSuchResult(UUID sessionId) {
        return Refused.because(
                ResultProblem.NO_SUCH_RESULT,
                "No result of a session %s is yours to see.".formatted(sessionId));
    }
}

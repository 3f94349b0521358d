package assay.grading.marking.rest;

import assay.grading.key.KnownKeys;
import assay.grading.marking.MarkingFilter;
import assay.grading.marking.MarkingTask;
import assay.grading.marking.MarkingTasks;
import assay.grading.marking.Work;
import assay.grading.platform.Caller;
import assay.grading.platform.Cursor;
import assay.grading.platform.Fault;
import assay.grading.platform.IfMatch;
import assay.grading.platform.Page;
import assay.grading.platform.Problems;
import assay.grading.platform.Refused;
import assay.grading.platform.Replies;
import assay.grading.platform.Validation;
import assay.grading.result.Result;
import assay.grading.result.Results;
import assay.grading.submission.SessionId;
import assay.grading.submission.UnreadableSubmission;
import assay.grading.submission.wire.SubmissionProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
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
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Responses that people mark. */
@Path("/v1/markings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "markings", description = "Responses that people mark.")
@RolesAllowed({"instructor", "admin"})
@RunOnVirtualThread
class MarkingResource {
    private final MarkingTasks tasks;
    private final Results results;
    private final KnownKeys keys;
    private final Validation validation;
    private final Caller caller;
    private final InstantSource clock;

    MarkingResource(
            MarkingTasks tasks,
            Results results,
            KnownKeys keys,
            Validation validation,
            Caller caller,
            InstantSource clock) {
        this.tasks = tasks;
        this.results = results;
        this.keys = keys;
        this.validation = validation;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "listMarkings",
            summary = "Responses to be marked, oldest submission first",
            description =
                    "Those that wait, unless `state` asks for those that are marked. Among them is what the key could not measure.")
    public RestResponse<MarkingJson.ListJson> list(
            @QueryParam("examId") @Nullable UUID examId,
            @QueryParam("state") @DefaultValue("waiting") MarkingStateJson state,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo uri) {
        var after = Cursor.parse(cursor);
        var filter =
                new MarkingFilter(
                        examId,
                        state == MarkingStateJson.WAITING,
                        after == null ? null : new MarkingFilter.Place(after.at(), after.id()));
        var page =
                Page.of(
                                tasks.list(filter, limit + 1),
                                limit,
                                task -> new Cursor(task.submittedAt(), task.id()))
                        .map(MarkingJson.SummaryJson::of);
        return Replies.page(new MarkingJson.ListJson(page.items(), page.nextCursor()), page, uri);
    }

    @GET
    @Path("/{markingId}")
    @Transactional
    @Problems({"no-such-marking", "conflict-submission-unreadable"})
    @Operation(
            operationId = "getMarking",
            summary =
                    "A response to be marked: what was given, notes and rubric, the mark if there is one")
    public RestResponse<MarkingJson> get(@PathParam("markingId") UUID markingId) {
        return reply(
                tasks.find(markingId)
                        .flatMap(this::work)
                        .orElseThrow(() -> noSuchMarking(markingId)));
    }

    @PUT
    @Path("/{markingId}/mark")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Problems({"no-such-marking", "conflict-result-changing", "conflict-submission-unreadable"})
    @Operation(
            operationId = "putMark",
            summary = "Gives a response its mark, or another one",
            description =
                    "Makes a new grading revision of the result, which says who marked; when nothing waits any more, the result is final.")
    public RestResponse<MarkingJson> put(
            @PathParam("markingId") UUID markingId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable MarkJson body) {
        var version = IfMatch.parse(ifMatch);
        var present = validation.present(body);
        var given = validation.check(present, present.faults()).toDomain();
        var work = hold(markingId);
        var faults =
                work.faultsOf(given).stream()
                        .map(fault -> Fault.inBody(fault.pointer(), fault.detail()))
                        .toList();
        validation.check(present, faults);
        version.check(work.task().rowVersion());
        var mark = work.mark(given, caller.subject(), clock.instant());
        var task = work.task();
        if (results.mark(task.session(), task.position(), task.part(), mark).isEmpty()) {
            throw Refused.because(
                    MarkingProblem.CONFLICT_RESULT_CHANGING,
                    "The result is being graded again; mark the response when that is done.");
        }
        return reply(
                tasks.find(markingId)
                        .flatMap(this::work)
                        .orElseThrow(() -> noSuchMarking(markingId)));
    }

    /** The result before the task: grading takes both in this order too. */
    private Work hold(UUID markingId) {
        tasks.find(markingId).ifPresent(task -> results.hold(task.session()));
        return tasks.hold(markingId)
                .flatMap(this::work)
                .orElseThrow(() -> noSuchMarking(markingId));
    }

    private static RestResponse<MarkingJson> reply(Work work) {
        return Replies.versioned(MarkingJson.of(work), work.task().rowVersion());
    }

    private Optional<Work> work(MarkingTask task) {
        return readable(task.session())
                .flatMap(result ->
                        switch (result) {
                            case Result.Known known -> work(task, known);
                            case Result.Waiting _ -> Optional.empty();
                        });
    }

    private Optional<Result> readable(SessionId session) {
        try {
            return results.find(session);
        } catch (UnreadableSubmission e) {
            throw Refused.because(
                    SubmissionProblem.CONFLICT_SUBMISSION_UNREADABLE,
                    "This release cannot read the submission; it is kept as it was handed in.");
        }
    }

    private Optional<Work> work(MarkingTask task, Result.Known result) {
        var key = keys.byVersion(result.revision().keys()).get(task.questionVersion());
        return Work.of(task, result, Optional.ofNullable(key));
    }

    private static Refused noSuchMarking(UUID markingId) {
        return Refused.because(
                MarkingProblem.NO_SUCH_MARKING,
                "No response to be marked has the id %s in your organisation."
                        .formatted(markingId));
    }
}

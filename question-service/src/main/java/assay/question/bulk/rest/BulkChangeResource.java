package assay.question.bulk.rest;

import assay.question.bulk.Targets;
import assay.question.job.Job;
import assay.question.job.Jobs;
import assay.question.job.json.Cancellation;
import assay.question.job.json.JobProblem;
import assay.question.platform.BodyLimit;
import assay.question.platform.Caller;
import assay.question.platform.Cursor;
import assay.question.platform.Idempotency;
import assay.question.platform.Ids;
import assay.question.platform.IfMatch;
import assay.question.platform.Page;
import assay.question.platform.Problems;
import assay.question.platform.Replies;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.InstantSource;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/questions/bulk-changes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Bulk changes")
@RunOnVirtualThread
class BulkChangeResource {
    private final Jobs jobs;
    private final Targets targets;
    private final BulkChecks checks;
    private final BulkForm form;
    private final Idempotency idempotency;
    private final Caller caller;
    private final InstantSource clock;

    BulkChangeResource(
            Jobs jobs,
            Targets targets,
            BulkChecks checks,
            BulkForm form,
            Idempotency idempotency,
            Caller caller,
            InstantSource clock) {
        this.jobs = jobs;
        this.targets = targets;
        this.checks = checks;
        this.form = form;
        this.idempotency = idempotency;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Transactional
    @RolesAllowed({"author", "admin"})
    @BodyLimit(bytesMax = 128 * 1024)
    @Operation(
            operationId = "createBulkChange",
            summary = "Change many questions, or preview it",
            description =
                    "Which questions are meant is decided now; the rest is done in the background,"
                            + " each question on its own and by the same rules as alone. One that is"
                            + " refused stops no other.")
    @APIResponseSchema(
            value = BulkChangeJson.class,
            responseCode = "202",
            responseDescription = "The change, with the job that does it")
    public RestResponse<BulkChangeJson> create(
            @HeaderParam(Idempotency.HEADER) @Nullable String idempotencyKey,
            @Nullable BulkChangeDraftJson body) {
        var draft = checks.check(body);
        return idempotency.once(
                idempotencyKey,
                draft,
                BulkChangeJson.class,
                () -> {
                    var questionIds = checks.targets(draft);
                    var request =
                            new BulkChangeRequest(
                                    draft.filter(),
                                    draft.change(),
                                    draft.isPreview(),
                                    draft.noteText());
                    var job =
                            jobs.create(
                                    Ids.next(),
                                    BulkChangeRunner.KIND,
                                    form.write(request),
                                    questionIds.size(),
                                    caller.subject(),
                                    clock.instant());
                    targets.keep(job.id(), questionIds);
                    return Replies.accepted(
                            URI.create("/v1/questions/bulk-changes/" + job.id()),
                            form.shown(job),
                            job.rowVersion());
                });
    }

    @GET
    @RolesAllowed({"author", "admin"})
    @Operation(operationId = "listBulkChanges", summary = "List bulk changes, oldest first")
    @APIResponseSchema(
            value = BulkChangePageJson.class,
            responseCode = "200",
            responseDescription = "One page of bulk changes")
    public RestResponse<BulkChangePageJson> list(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor,
            UriInfo uri) {
        var rows = jobs.list(BulkChangeRunner.KIND, Cursor.parse(cursor).after(), limit + 1);
        var page = Page.of(rows, limit, job -> new Cursor(job.id())).map(form::shown);
        return Replies.page(new BulkChangePageJson(page.items(), page.nextCursor()), page, uri);
    }

    @GET
    @Path("/{jobId}")
    @RolesAllowed({"author", "admin"})
    @Operation(operationId = "getBulkChange", summary = "Read how far a bulk change is")
    @APIResponseSchema(
            value = BulkChangeJson.class,
            responseCode = "200",
            responseDescription = "The bulk change")
    @Problems("no-such-job")
    public RestResponse<BulkChangeJson> get(@PathParam("jobId") UUID jobId) {
        return reply(find(jobId));
    }

    @GET
    @Path("/{jobId}/outcomes")
    @RolesAllowed({"author", "admin"})
    @Operation(operationId = "listBulkOutcomes", summary = "Read what came of each question so far")
    @APIResponseSchema(
            value = BulkOutcomePageJson.class,
            responseCode = "200",
            responseDescription = "One page of outcomes")
    @Problems("no-such-job")
    public RestResponse<BulkOutcomePageJson> outcomes(
            @PathParam("jobId") UUID jobId,
            @QueryParam("outcome") @Nullable BulkOutcomeKindJson outcome,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor,
            UriInfo uri) {
        var job = find(jobId);
        var after = (int) Cursor.parse(cursor).after().getLeastSignificantBits();
        var rows = jobs.report(job.id(), outcome == null ? null : outcome.word(), after, limit + 1);
        var page =
                Page.of(rows, limit, line -> new Cursor(new UUID(0, line.ordinal())))
                        .map(form::outcome);
        return Replies.page(new BulkOutcomePageJson(page.items(), page.nextCursor()), page, uri);
    }

    @PUT
    @Path("/{jobId}/cancellation")
    @Transactional
    @RolesAllowed({"author", "admin"})
    @Operation(
            operationId = "cancelBulkChange",
            summary = "Stop a bulk change",
            description =
                    "Takes no body. What is done stays done. The version grows with the progress,"
                            + " so `If-Match: *` is what to send.")
    @APIResponseSchema(
            value = BulkChangeJson.class,
            responseCode = "200",
            responseDescription = "The cancelled bulk change")
    @Problems({"no-such-job", "conflict-job-ended"})
    public RestResponse<BulkChangeJson> cancel(
            @PathParam("jobId") UUID jobId, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return reply(
                Cancellation.of(
                        jobs,
                        BulkChangeRunner.KIND,
                        jobId,
                        IfMatch.parse(ifMatch),
                        clock.instant()));
    }

    private Job find(UUID jobId) {
        return jobs.find(BulkChangeRunner.KIND, jobId)
                .orElseThrow(() -> JobProblem.noSuchJob(jobId));
    }

    private RestResponse<BulkChangeJson> reply(Job job) {
        return Replies.versioned(form.shown(job), job.rowVersion());
    }
}

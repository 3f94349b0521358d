package assay.question.transfer.rest;

import assay.question.bank.Bank;
import assay.question.bank.Banks;
import assay.question.exchange.Format;
import assay.question.exchange.QuestionWriter;
import assay.question.job.Job;
import assay.question.job.JobState;
import assay.question.job.Jobs;
import assay.question.job.json.Cancellation;
import assay.question.job.json.JobProblem;
import assay.question.platform.BodyLimit;
import assay.question.platform.Caller;
import assay.question.platform.Cursor;
import assay.question.platform.Fault;
import assay.question.platform.Idempotency;
import assay.question.platform.Ids;
import assay.question.platform.IfMatch;
import assay.question.platform.Page;
import assay.question.platform.Problems;
import assay.question.platform.Refused;
import assay.question.platform.Replies;
import assay.question.platform.Tagged;
import assay.question.platform.Validation;
import assay.question.transfer.TransferFiles;
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
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

@Path("/v1/banks/{bankId}/exports")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Exports")
@RunOnVirtualThread
class ExportResource {
    private final Banks banks;
    private final Jobs jobs;
    private final TransferFiles files;
    private final Readers readers;
    private final TransferForm form;
    private final Validation validation;
    private final Idempotency idempotency;
    private final Caller caller;
    private final InstantSource clock;

    ExportResource(
            Banks banks,
            Jobs jobs,
            TransferFiles files,
            Readers readers,
            TransferForm form,
            Validation validation,
            Idempotency idempotency,
            Caller caller,
            InstantSource clock) {
        this.banks = banks;
        this.jobs = jobs;
        this.files = files;
        this.readers = readers;
        this.form = form;
        this.validation = validation;
        this.idempotency = idempotency;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Transactional
    @RolesAllowed({"author", "admin"})
    @BodyLimit(bytesMax = 16 * 1024)
    @Tagged
    @Operation(
            operationId = "createExport",
            summary = "Export the questions of a bank to a file",
            description =
                    "Each question as its latest version says it, keys included. The report tells what the format cannot say.")
    @APIResponseSchema(
            value = ExportJson.class,
            responseCode = "202",
            responseDescription = "The export, with the job that does it")
    @Problems("no-such-bank")
    public RestResponse<ExportJson> create(
            @PathParam("bankId") UUID bankId,
            @HeaderParam(Idempotency.HEADER) @Nullable String idempotencyKey,
            @Nullable ExportDraftJson body) {
        var bank = bank(bankId);
        var draft = validation.check(body, faults(validation.present(body)));
        return idempotency.once(
                idempotencyKey,
                draft,
                ExportJson.class,
                () -> {
                    var job =
                            jobs.create(
                                    Ids.next(),
                                    ExportRunner.KIND,
                                    form.write(
                                            new ExportRequest(
                                                    bank.id(),
                                                    bank.name(),
                                                    bank.title(),
                                                    draft.format(),
                                                    draft.state())),
                                    null,
                                    caller.subject(),
                                    clock.instant());
                    return Replies.accepted(
                            URI.create("/v1/banks/%s/exports/%s".formatted(bankId, job.id())),
                            form.shownExport(job),
                            job.rowVersion());
                });
    }

    private static List<Fault> faults(ExportDraftJson draft) {
        return draft.format() == FormatJson.QTI_1_2
                ? List.of(Fault.inBody("/format", "qti_1_2 is only read"))
                : List.of();
    }

    @GET
    @RolesAllowed({"author", "admin"})
    @Operation(operationId = "listExports", summary = "List the exports of a bank, oldest first")
    @APIResponseSchema(
            value = ExportPageJson.class,
            responseCode = "200",
            responseDescription = "One page of exports")
    @Problems("no-such-bank")
    public RestResponse<ExportPageJson> list(
            @PathParam("bankId") UUID bankId,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor,
            UriInfo uri) {
        bank(bankId);
        var rows =
                jobs.listOfBank(ExportRunner.KIND, bankId, Cursor.parse(cursor).after(), limit + 1);
        var page = Page.of(rows, limit, job -> new Cursor(job.id())).map(form::shownExport);
        return Replies.page(new ExportPageJson(page.items(), page.nextCursor()), page, uri);
    }

    @GET
    @Path("/{exportId}")
    @RolesAllowed({"author", "admin"})
    @Tagged
    @Operation(operationId = "getExport", summary = "Read how far an export is")
    @APIResponseSchema(
            value = ExportJson.class,
            responseCode = "200",
            responseDescription = "The export")
    @Problems({"no-such-bank", "no-such-job"})
    public RestResponse<ExportJson> get(
            @PathParam("bankId") UUID bankId, @PathParam("exportId") UUID exportId) {
        var job = find(bankId, exportId);
        return Replies.versioned(form.shownExport(job), job.rowVersion());
    }

    @GET
    @Path("/{exportId}/outcomes")
    @RolesAllowed({"author", "admin"})
    @Operation(
            operationId = "listExportOutcomes",
            summary = "Read what the format could say of each question")
    @APIResponseSchema(
            value = ExportOutcomePageJson.class,
            responseCode = "200",
            responseDescription = "One page of outcomes")
    @Problems({"no-such-bank", "no-such-job"})
    public RestResponse<ExportOutcomePageJson> outcomes(
            @PathParam("bankId") UUID bankId,
            @PathParam("exportId") UUID exportId,
            @QueryParam("outcome") ExportOutcomeJson.@Nullable KindJson outcome,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor,
            UriInfo uri) {
        var job = find(bankId, exportId);
        var after = (int) Cursor.parse(cursor).after().getLeastSignificantBits();
        var rows = jobs.report(job.id(), outcome == null ? null : outcome.word(), after, limit + 1);
        var page =
                Page.of(rows, limit, line -> new Cursor(new UUID(0, line.ordinal())))
                        .map(form::exportOutcome);
        return Replies.page(new ExportOutcomePageJson(page.items(), page.nextCursor()), page, uri);
    }

    @PUT
    @Path("/{exportId}/cancellation")
    @Transactional
    @RolesAllowed({"author", "admin"})
    @Operation(
            operationId = "cancelExport",
            summary = "Stop an export",
            description =
                    "Takes no body. There will be no file. The version grows with the progress, so `If-Match: *` is what to send.")
    @APIResponseSchema(
            value = ExportJson.class,
            responseCode = "200",
            responseDescription = "The cancelled export")
    @Problems({"no-such-bank", "no-such-job", "conflict-job-ended"})
    public RestResponse<ExportJson> cancel(
            @PathParam("bankId") UUID bankId,
            @PathParam("exportId") UUID exportId,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        var version = IfMatch.parse(ifMatch);
        find(bankId, exportId);
        var job = Cancellation.of(jobs, ExportRunner.KIND, exportId, version, clock.instant());
        return Replies.versioned(form.shownExport(job), job.rowVersion());
    }

    @GET
    @Path("/{exportId}/file")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed({"author", "admin"})
    @Operation(operationId = "getExportFile", summary = "Load the file of an export")
    @APIResponse(
            responseCode = "200",
            description = "The file, with the media type of its format",
            content =
                    @Content(
                            mediaType = "*/*",
                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                            examples = {
                                @ExampleObject(
                                        name = "gift",
                                        summary = "GIFT",
                                        value = FileExamples.GIFT),
                                @ExampleObject(
                                        name = "aiken",
                                        summary = "Aiken",
                                        value = FileExamples.AIKEN),
                                @ExampleObject(
                                        name = "moodle-xml",
                                        summary = "Moodle XML",
                                        value = FileExamples.MOODLE_XML)
                            }))
    @Problems({"no-such-bank", "no-such-job", "conflict-export-unfinished"})
    public RestResponse<StreamingOutput> file(
            @PathParam("bankId") UUID bankId, @PathParam("exportId") UUID exportId) {
        var job = find(bankId, exportId);
        if (!(job.state() instanceof JobState.Succeeded)) {
            throw Refused.because(
                    TransferProblem.CONFLICT_EXPORT_UNFINISHED,
                    "The export has not succeeded, so there is no file yet.");
        }
        var request = form.exportRequest(job);
        var mediaType =
                readers.writer(request.format().toFormat())
                        .map(QuestionWriter::mediaType)
                        .orElseThrow();
        StreamingOutput bytes = out -> files.copy(job.id(), out);
        return ResponseBuilder.ok(bytes)
                .header(HttpHeaders.CONTENT_TYPE, mediaType)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"%s%s\""
                                .formatted(
                                        request.bank(),
                                        ending(request.format().toFormat(), mediaType)))
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private static String ending(Format format, String mediaType) {
        return switch (mediaType) {
            case "application/zip" -> ".zip";
            case "application/xml" -> ".xml";
            case "text/csv" -> ".csv";
            default -> format == Format.GIFT ? ".gift.txt" : ".txt";
        };
    }

    private Bank bank(UUID bankId) {
        return banks.find(bankId).orElseThrow(() -> TransferProblem.noSuchBank(bankId));
    }

    private Job find(UUID bankId, UUID exportId) {
        bank(bankId);
        return jobs.find(ExportRunner.KIND, exportId)
                .filter(job -> form.exportRequest(job).bankId().equals(bankId))
                .orElseThrow(() -> JobProblem.noSuchJob(exportId));
    }
}

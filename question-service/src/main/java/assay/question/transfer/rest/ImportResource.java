package assay.question.transfer.rest;

import assay.question.bank.Bank;
import assay.question.bank.Banks;
import assay.question.exchange.UnreadableFile;
import assay.question.exchange.file.Archive;
import assay.question.job.Job;
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
import assay.question.platform.Upload;
import assay.question.topic.Topics;
import assay.question.transfer.TransferFiles;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
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
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

@Path("/v1/banks/{bankId}/imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Imports")
@RunOnVirtualThread
class ImportResource {
    /** Above what an operator may set. */
    private static final int BYTES_MAX = 64 * 1024 * 1024;

    private final Banks banks;
    private final Jobs jobs;
    private final TransferFiles files;
    private final Topics topics;
    private final TransferForm form;
    private final TransferConfig config;
    private final Idempotency idempotency;
    private final Caller caller;
    private final InstantSource clock;

    ImportResource(
            Banks banks,
            Jobs jobs,
            TransferFiles files,
            Topics topics,
            TransferForm form,
            TransferConfig config,
            Idempotency idempotency,
            Caller caller,
            InstantSource clock) {
        this.banks = banks;
        this.jobs = jobs;
        this.files = files;
        this.topics = topics;
        this.form = form;
        this.config = config;
        this.idempotency = idempotency;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Consumes("*/*")
    @RolesAllowed({"author", "admin"})
    @BodyLimit(bytesMax = BYTES_MAX)
    @Operation(
            operationId = "createImport",
            summary = "Import questions from a file",
            description =
                    "The body is the file itself, or a form (multipart/form-data) that has this file and no other: GIFT, Aiken, Moodle XML, CSV, QTI 1.2, 2.1,"
                            + " 2.2 or 3.0 (items or packages), Common Cartridge, or this service's own format. Without `format` it is"
                            + " recognised by its content. Questions become drafts; one that cannot be had stops no other, and the"
                            + " report tells of each what came of it. The same file again creates nothing twice. The operator sets"
                            + " how large a file may be: 64 MiB unless set otherwise.")
    @RequestBody(
            required = true,
            description = "The file, or a form that has this file and no other.",
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
    @APIResponseSchema(
            value = ImportJson.class,
            responseCode = "202",
            responseDescription = "The import, with the job that does it")
    @Problems({"no-such-bank", "unknown-format", "unreadable-file"})
    public RestResponse<ImportJson> create(
            @PathParam("bankId") UUID bankId,
            @QueryParam("format") @Nullable FormatJson format,
            @QueryParam("dryRun")
                    @DefaultValue("false")
                    @Parameter(
                            description =
                                    "Keep no question, and tell what would come of it. Pictures of the file become assets all the"
                                            + " same, and are removed after a while as others that no question uses.")
                    boolean dryRun,
            @QueryParam("language")
                    @DefaultValue("en")
                    @Pattern(
                            regexp = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*+$",
                            message = "must be a language tag such as en")
                    @Parameter(description = "Of questions whose file does not say theirs.")
                    String language,
            @QueryParam("topic")
                    @Parameter(description = "References that every imported question gets.")
                    List<String> topicReferences,
            @HeaderParam(Idempotency.HEADER) @Nullable String idempotencyKey,
            InputStream body)
            throws IOException {
        return start(bankId, format, dryRun, language, topicReferences, idempotencyKey, body);
    }

    /** The same for a form; it is one operation of the contract. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed({"author", "admin"})
    @BodyLimit(bytesMax = BYTES_MAX)
    @Operation(hidden = true)
    public RestResponse<ImportJson> createFromForm(
            @PathParam("bankId") UUID bankId,
            @QueryParam("format") @Nullable FormatJson format,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun,
            @QueryParam("language")
                    @DefaultValue("en")
                    @Pattern(
                            regexp = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*+$",
                            message = "must be a language tag such as en")
                    String language,
            @QueryParam("topic") List<String> topicReferences,
            @HeaderParam(Idempotency.HEADER) @Nullable String idempotencyKey,
            @RestForm(FileUpload.ALL) List<FileUpload> uploads)
            throws IOException {
        if (uploads.size() != 1) {
            throw Refused.malformed(
                    Fault.inBody(
                            "", "The form has %d files instead of one.".formatted(uploads.size())));
        }
        try (var body = Files.newInputStream(uploads.getFirst().uploadedFile())) {
            return start(bankId, format, dryRun, language, topicReferences, idempotencyKey, body);
        }
    }

    /** Two short transactions, before the file is there and after it is. */
    private RestResponse<ImportJson> start(
            UUID bankId,
            @Nullable FormatJson format,
            boolean dryRun,
            String language,
            List<String> topicReferences,
            @Nullable String idempotencyKey,
            InputStream body)
            throws IOException {
        var bank =
                QuarkusTransaction.requiringNew()
                        .call(() -> {
                            requireTopics(topicReferences);
                            return bank(bankId);
                        });
        var spooled = Files.createTempFile("assay-upload-", ".part");
        try {
            var bytes = Upload.spool(body, spooled, bytesMax());
            unpack(spooled, format);
            var recognised = format == null ? recognised(spooled) : format;
            var request =
                    new ImportRequest(
                            bank.id(),
                            bank.name(),
                            recognised,
                            dryRun,
                            language,
                            List.copyOf(topicReferences),
                            bytes.length());
            return QuarkusTransaction.requiringNew()
                    .call(() ->
                            idempotency.once(
                                    idempotencyKey,
                                    List.of(request, bytes.digest()),
                                    ImportJson.class,
                                    () -> created(request, spooled)));
        } finally {
            Files.deleteIfExists(spooled);
        }
    }

    private RestResponse<ImportJson> created(ImportRequest request, java.nio.file.Path spooled) {
        var job =
                jobs.create(
                        Ids.next(),
                        ImportRunner.KIND,
                        form.write(request),
                        null,
                        caller.subject(),
                        clock.instant());
        keep(job, spooled);
        return Replies.accepted(
                URI.create("/v1/banks/%s/imports/%s".formatted(request.bankId(), job.id())),
                form.shownImport(job),
                job.rowVersion());
    }

    private long bytesMax() {
        return Math.min(config.bytesMax().asLongValue(), BYTES_MAX);
    }

    private void keep(Job job, java.nio.file.Path spooled) {
        try (var in = Files.newInputStream(spooled)) {
            files.keep(job.id(), in, bytesMax());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A single file that somebody has zipped stands for itself, unless it is said to be a package.
     */
    private void unpack(java.nio.file.Path spooled, @Nullable FormatJson format)
            throws IOException {
        try {
            var packed = Recognition.packed(spooled);
            if (packed.isEmpty()
                    || (format != null && format != FormatJson.of(packed.get().format()))) {
                return;
            }
            var unpacked = Files.createTempFile("assay-unpacked-", ".part");
            try {
                try (var archive = Archive.open(spooled);
                        var in = archive.entry(packed.get().path()).orElseThrow().open()) {
                    Files.copy(in, unpacked, StandardCopyOption.REPLACE_EXISTING);
                }
                if (Files.size(unpacked) > bytesMax()) {
                    throw Refused.because(
                            TransferProblem.UNREADABLE_FILE,
                            "The file in the archive has more than %d bytes."
                                    .formatted(bytesMax()));
                }
                Files.move(unpacked, spooled, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unpacked);
            }
        } catch (UnreadableFile e) {
            throw Refused.because(TransferProblem.UNREADABLE_FILE, String.valueOf(e.getMessage()));
        }
    }

    private static FormatJson recognised(java.nio.file.Path file) throws IOException {
        try {
            return Recognition.of(file)
                    .map(FormatJson::of)
                    .orElseThrow(() ->
                            Refused.because(
                                    TransferProblem.UNKNOWN_FORMAT,
                                    "The file is in none of the formats that can be imported. Say which one it is meant to be by ?format=."));
        } catch (UnreadableFile e) {
            throw Refused.because(TransferProblem.UNREADABLE_FILE, String.valueOf(e.getMessage()));
        }
    }

    private void requireTopics(List<String> references) {
        var known = topics.known(references);
        for (var reference : references) {
            if (!known.contains(reference)) {
                throw Refused.malformed(
                        Fault.inParameter(
                                "topic", "there is no topic \"%s\"".formatted(reference)));
            }
        }
    }

    @GET
    @RolesAllowed({"author", "admin"})
    @Operation(operationId = "listImports", summary = "List the imports of a bank, oldest first")
    @APIResponseSchema(
            value = ImportPageJson.class,
            responseCode = "200",
            responseDescription = "One page of imports")
    @Problems("no-such-bank")
    public RestResponse<ImportPageJson> list(
            @PathParam("bankId") UUID bankId,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor,
            UriInfo uri) {
        bank(bankId);
        var rows =
                jobs.listOfBank(ImportRunner.KIND, bankId, Cursor.parse(cursor).after(), limit + 1);
        var page = Page.of(rows, limit, job -> new Cursor(job.id())).map(form::shownImport);
        return Replies.page(new ImportPageJson(page.items(), page.nextCursor()), page, uri);
    }

    @GET
    @Path("/{importId}")
    @RolesAllowed({"author", "admin"})
    @Operation(operationId = "getImport", summary = "Read how far an import is")
    @APIResponseSchema(
            value = ImportJson.class,
            responseCode = "200",
            responseDescription = "The import")
    @Problems({"no-such-bank", "no-such-job"})
    public RestResponse<ImportJson> get(
            @PathParam("bankId") UUID bankId, @PathParam("importId") UUID importId) {
        var job = find(bankId, importId);
        return Replies.versioned(form.shownImport(job), job.rowVersion());
    }

    @GET
    @Path("/{importId}/outcomes")
    @RolesAllowed({"author", "admin"})
    @Operation(
            operationId = "listImportOutcomes",
            summary = "Read what came of each question so far")
    @APIResponseSchema(
            value = ImportOutcomePageJson.class,
            responseCode = "200",
            responseDescription = "One page of outcomes")
    @Problems({"no-such-bank", "no-such-job"})
    public RestResponse<ImportOutcomePageJson> outcomes(
            @PathParam("bankId") UUID bankId,
            @PathParam("importId") UUID importId,
            @QueryParam("outcome") ImportOutcomeJson.@Nullable KindJson outcome,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor,
            UriInfo uri) {
        var job = find(bankId, importId);
        var after = (int) Cursor.parse(cursor).after().getLeastSignificantBits();
        var rows = jobs.report(job.id(), outcome == null ? null : outcome.word(), after, limit + 1);
        var page =
                Page.of(rows, limit, line -> new Cursor(new UUID(0, line.ordinal())))
                        .map(form::importOutcome);
        return Replies.page(new ImportOutcomePageJson(page.items(), page.nextCursor()), page, uri);
    }

    @PUT
    @Path("/{importId}/cancellation")
    @Transactional
    @RolesAllowed({"author", "admin"})
    @Operation(
            operationId = "cancelImport",
            summary = "Stop an import",
            description =
                    "Takes no body. What is imported stays. The version grows with the progress, so `If-Match: *` is what to send.")
    @APIResponseSchema(
            value = ImportJson.class,
            responseCode = "200",
            responseDescription = "The cancelled import")
    @Problems({"no-such-bank", "no-such-job", "conflict-job-ended"})
    public RestResponse<ImportJson> cancel(
            @PathParam("bankId") UUID bankId,
            @PathParam("importId") UUID importId,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        var version = IfMatch.parse(ifMatch);
        find(bankId, importId);
        var job = Cancellation.of(jobs, ImportRunner.KIND, importId, version, clock.instant());
        files.remove(importId);
        return Replies.versioned(form.shownImport(job), job.rowVersion());
    }

    private Bank bank(UUID bankId) {
        return banks.find(bankId).orElseThrow(() -> TransferProblem.noSuchBank(bankId));
    }

    private Job find(UUID bankId, UUID importId) {
        bank(bankId);
        return Optional.of(importId)
                .flatMap(id -> jobs.find(ImportRunner.KIND, id))
                .filter(job -> form.importRequest(job).bankId().equals(bankId))
                .orElseThrow(() -> JobProblem.noSuchJob(importId));
    }
}

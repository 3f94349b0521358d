package assay.session.sitting.rest;

import assay.session.access.SessionId;
import assay.session.access.wire.Visitor;
import assay.session.exam.Revisions;
import assay.session.platform.BodyLimit;
import assay.session.platform.BoundedInput;
import assay.session.platform.Cursor;
import assay.session.platform.Fault;
import assay.session.platform.Ids;
import assay.session.platform.Page;
import assay.session.platform.Problems;
import assay.session.platform.Refused;
import assay.session.platform.Replies;
import assay.session.pool.PoolQuestion;
import assay.session.pool.QuestionContent;
import assay.session.response.Responses;
import assay.session.response.wire.ResponseProblem;
import assay.session.sitting.Session;
import assay.session.sitting.Sessions;
import assay.session.upload.UploadedFile;
import assay.session.upload.Uploads;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Handing in files, which responses then name. */
@Path("/v1/sessions/{sessionId}/files")
@Tag(name = "Files")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class FileResource {
    /** What no setting raises. */
    static final int BYTES_MAX = 100_000_000;

    private final Sessions sessions;
    private final OpenedSessions opened;
    private final Revisions revisions;
    private final Responses responses;
    private final Uploads uploads;
    private final Visitor visitor;
    private final FileConfig config;
    private final InstantSource clock;

    FileResource(
            Sessions sessions,
            OpenedSessions opened,
            Revisions revisions,
            Responses responses,
            Uploads uploads,
            Visitor visitor,
            FileConfig config,
            InstantSource clock) {
        this.sessions = sessions;
        this.opened = opened;
        this.revisions = revisions;
        this.responses = responses;
        this.uploads = uploads;
        this.visitor = visitor;
        this.config = config;
        this.clock = clock;
    }

    @POST
    @RolesAllowed({"session", "candidate"})
    @Consumes(MediaType.WILDCARD)
    @BodyLimit(bytesMax = BYTES_MAX)
    @Operation(
            operationId = "uploadFile",
            summary = "Hand in a file",
            description =
                    "Once answered it is on disk; a response to the question then names its id. The"
                            + " body is the file itself. The question, and an overall setting, may"
                            + " allow less than the body's limit. The same bytes for the same question"
                            + " are the same file: safe to send again, answered 201 the first time and"
                            + " 200 after.")
    @RequestBody(
            required = true,
            description = "The bytes of the file.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "201",
            description = "The file, handed in now",
            content = @Content(schema = @Schema(implementation = FileJson.class)))
    @APIResponse(
            responseCode = "200",
            description = "The file, handed in before",
            content = @Content(schema = @Schema(implementation = FileJson.class)))
    @Problems({
        "no-such-session",
        "no-such-question",
        "session-submitted",
        "session-expired",
        "takes-no-files",
        "too-many-files",
        "media-type-refused"
    })
    public RestResponse<FileJson> upload(
            @PathParam("sessionId") UUID sessionId,
            @QueryParam("questionId") @NotNull UUID questionId,
            @Parameter(description = "Id of the part, for a composite question.")
                    @QueryParam("part")
                    @Nullable String part,
            @Parameter(description = "Name of the file, without a path.")
                    @QueryParam("name")
                    @NotNull
                    @Size(min = 1, max = 200)
                    @Pattern(
                            regexp = "^[^/\\\\\\p{Cc}]+$",
                            message = "must have neither slashes nor control characters")
                    String name,
            InputStream body)
            throws IOException {
        var session = opened.running(sessionId);
        var place = part == null ? "" : part;
        var asked = asked(question(session, questionId), place);
        try (var upload = SpooledFile.read(limited(body, bytesMax(asked)))) {
            if (upload.bytes() == 0) {
                throw Refused.invalid(List.of(Fault.inBody("", "must not be empty")));
            }
            var mediaType = MediaTypes.of(upload.path(), name);
            if (!MediaTypes.isAmong(asked.mediaTypes(), mediaType)) {
                throw Refused.because(
                        FileProblem.MEDIA_TYPE_REFUSED,
                        "This question takes %s; the file is %s."
                                .formatted(String.join(", ", asked.mediaTypes()), mediaType));
            }
            var file =
                    new UploadedFile(
                            Ids.next(),
                            questionId,
                            place,
                            name,
                            mediaType,
                            upload.bytes(),
                            upload.sha256(),
                            clock.instant().truncatedTo(ChronoUnit.MICROS));
            var kept =
                    QuarkusTransaction.requiringNew()
                            .call(() -> keep(sessionId, asked, file, upload));
            return ResponseBuilder.<FileJson>create(kept.equals(file) ? 201 : 200)
                    .entity(json(kept, session))
                    .header(
                            HttpHeaders.LOCATION,
                            "/v1/sessions/%s/files/%s".formatted(sessionId, kept.id()))
                    .build();
        }
    }

    private FileJson json(UploadedFile file, Session session) {
        return FileJson.of(file, clock.instant(), session.facts().deadlineAt());
    }

    /** The file, or the one that is there with the same bytes. */
    private UploadedFile keep(
            UUID sessionId, QuestionContent.FileUpload asked, UploadedFile file, SpooledFile upload)
            throws IOException {
        var id = new SessionId(sessionId);
        if (same(id, file).isEmpty()) {
            try (var bytes = upload.open()) {
                uploads.write(id, file.id(), bytes);
            }
        }
        held(sessionId);
        // under the lock nobody else adds one
        var before = same(id, file);
        if (before.isPresent()) {
            uploads.discard(id, file.id());
            return before.get();
        }
        int filesMax = asked.filesMax() + config.spare();
        if (uploads.list(id, visitor.organisation()).stream()
                        .filter(one -> one.isFor(file.questionId(), file.part()))
                        .count()
                >= filesMax) {
            throw Refused.because(
                    FileProblem.TOO_MANY_FILES,
                    "This question keeps %d files at most; delete one first.".formatted(filesMax));
        }
        uploads.add(id, visitor.organisation(), file);
        return file;
    }

    private Optional<UploadedFile> same(SessionId session, UploadedFile file) {
        return uploads.list(session, visitor.organisation()).stream()
                .filter(one ->
                        one.isFor(file.questionId(), file.part())
                                && one.sha256().equals(file.sha256()))
                .findFirst();
    }

    /**
     * The visitor's own session, running still and locked against its end.
     *
     * @throws Refused 409 once it is over
     */
    private void held(UUID sessionId) {
        var held = sessions.hold(new SessionId(sessionId), visitor.organisation());
        if (!(held.orElse(null) instanceof Session.Running running)
                || running.isClosed(clock.instant())) {
            opened.running(sessionId);
            throw OpenedSessions.noSuchSession(sessionId);
        }
    }

    private PoolQuestion question(Session session, UUID questionId) {
        var facts = session.facts();
        var versions =
                sessions.paper(facts.id(), facts.organisation()).items().stream()
                        .filter(item -> item.questionId().equals(questionId))
                        .map(item -> item.questionVersionId())
                        .toList();
        return revisions
                .find(facts.revisionId(), facts.organisation())
                .orElseThrow()
                .pool()
                .questions()
                .stream()
                .filter(question -> versions.contains(question.questionVersionId()))
                .findFirst()
                .orElseThrow(() ->
                        Refused.because(
                                ResponseProblem.NO_SUCH_QUESTION,
                                "The paper has no question %s.".formatted(questionId)));
    }

    private static QuestionContent.FileUpload asked(PoolQuestion question, String part) {
        if (part.isEmpty() && question.content() instanceof QuestionContent.FileUpload fileUpload) {
            return fileUpload;
        }
        if (question.content() instanceof QuestionContent.Composite composite) {
            var asked = composite.part(part);
            if (asked != null && asked.content() instanceof QuestionContent.FileUpload fileUpload) {
                return fileUpload;
            }
        }
        throw Refused.because(
                FileProblem.TAKES_NO_FILES,
                part.isEmpty()
                        ? "This question is not answered with files."
                        : "This question has no part %s that is answered with files."
                                .formatted(part));
    }

    private long bytesMax(QuestionContent.FileUpload asked) {
        return Math.min(Math.min(asked.bytesMax(), config.bytesMax()), BYTES_MAX);
    }

    private static InputStream limited(InputStream body, long bytesMax) {
        return new BoundedInput(
                body,
                bytesMax,
                "A file for this question may have %d bytes at most.".formatted(bytesMax));
    }

    @GET
    @RolesAllowed({"session", "candidate", "instructor", "admin"})
    @Operation(
            operationId = "listFiles",
            summary = "List the files of a session, oldest first",
            description = "Candidates see those of their own sessions, instructors all.")
    @APIResponseSchema(
            value = FileJson.PageJson.class,
            responseCode = "200",
            responseDescription = "One page of files")
    @Problems("no-such-session")
    public RestResponse<FileJson.PageJson> list(
            @PathParam("sessionId") UUID sessionId,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor,
            UriInfo uri) {
        var session = opened.any(sessionId);
        var rows =
                uploads.list(
                        session.facts().id(),
                        visitor.organisation(),
                        Cursor.parse(cursor).after(),
                        limit + 1);
        var page =
                Page.of(rows, limit, file -> new Cursor(file.id()))
                        .map(file -> json(file, session));
        return Replies.page(
                new FileJson.PageJson(
                        page.items(),
                        page.nextCursor(),
                        clock.instant(),
                        session.facts().deadlineAt()),
                page,
                uri);
    }

    @GET
    @Path("/{fileId}")
    @RolesAllowed({"session", "candidate", "instructor", "admin"})
    @Operation(operationId = "getFile", summary = "Read what a file is")
    @APIResponseSchema(
            value = FileJson.class,
            responseCode = "200",
            responseDescription = "The file")
    @Problems({"no-such-session", "no-such-file"})
    public FileJson get(@PathParam("sessionId") UUID sessionId, @PathParam("fileId") UUID fileId) {
        var session = opened.any(sessionId);
        return json(file(session, fileId), session);
    }

    @GET
    @Path("/{fileId}/content")
    @RolesAllowed({"session", "candidate", "instructor", "admin"})
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            operationId = "downloadFile",
            summary = "Read the bytes of a file",
            description = "Always as an attachment: what candidates hand in is not to be run.")
    @APIResponse(
            responseCode = "200",
            description = "The bytes",
            headers = {@Header(name = "Cache-Control"), @Header(name = "Content-Security-Policy")},
            content =
                    @Content(
                            mediaType = MediaType.WILDCARD,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @Problems({"no-such-session", "no-such-file"})
    public RestResponse<StreamingOutput> download(
            @PathParam("sessionId") UUID sessionId,
            @PathParam("fileId") UUID fileId,
            @Parameter(description = "To save it under, instead of what the candidate called it.")
                    @QueryParam("name")
                    @Nullable
                    @Size(min = 1, max = 200)
                    @Pattern(
                            regexp = "^[^/\\\\\\p{Cc}]+$",
                            message = "must have neither slashes nor control characters")
                    String name) {
        var session = opened.any(sessionId);
        var id = session.facts().id();
        var file = file(session, fileId);
        var organisation = visitor.organisation();
        StreamingOutput bytes = target -> uploads.copy(id, organisation, file.id(), target);
        return ResponseBuilder.ok(bytes)
                .header(HttpHeaders.CONTENT_TYPE, file.mediaType())
                .header(HttpHeaders.CONTENT_LENGTH, file.bytes())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename*=UTF-8''"
                                + encoded(name == null ? file.name() : name))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build();
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @DELETE
    @Path("/{fileId}")
    @RolesAllowed({"session", "candidate"})
    @Operation(
            operationId = "deleteFile",
            summary = "Take a file back",
            description =
                    "While the session runs, and not while the response that counts names it.")
    @APIResponseSchema(
            value = FileJson.class,
            responseCode = "200",
            responseDescription = "The file as it was")
    @Problems({
        "no-such-session",
        "no-such-file",
        "file-in-use",
        "session-submitted",
        "session-expired"
    })
    public FileJson delete(
            @PathParam("sessionId") UUID sessionId, @PathParam("fileId") UUID fileId) {
        var session = opened.running(sessionId);
        return QuarkusTransaction.requiringNew()
                .call(() -> {
                    held(sessionId);
                    var file = file(session, fileId);
                    if (responses.current(session.facts().id(), visitor.organisation()).stream()
                            .anyMatch(saved ->
                                    saved.response() != null
                                            && saved.response().filesNamed().contains(fileId))) {
                        throw Refused.because(
                                FileProblem.FILE_IN_USE,
                                "The response that counts names this file; save one without it"
                                        + " first.");
                    }
                    uploads.remove(session.facts().id(), visitor.organisation(), fileId);
                    return json(file, session);
                });
    }

    private UploadedFile file(Session session, UUID fileId) {
        return uploads.find(session.facts().id(), visitor.organisation(), fileId)
                .orElseThrow(() ->
                        Refused.because(
                                FileProblem.NO_SUCH_FILE,
                                "There is no file %s.".formatted(fileId)));
    }
}

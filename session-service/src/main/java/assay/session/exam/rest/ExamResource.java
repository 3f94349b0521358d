package assay.session.exam.rest;

import assay.session.exam.Exam;
import assay.session.exam.ExamDefinition;
import assay.session.exam.ExamId;
import assay.session.exam.Exams;
import assay.session.exam.Revisions;
import assay.session.platform.BodyLimit;
import assay.session.platform.Caller;
import assay.session.platform.Cursor;
import assay.session.platform.Fault;
import assay.session.platform.Idempotency;
import assay.session.platform.Ids;
import assay.session.platform.IfMatch;
import assay.session.platform.Page;
import assay.session.platform.Problems;
import assay.session.platform.Refused;
import assay.session.platform.Replies;
import assay.session.platform.Tagged;
import assay.session.platform.Validation;
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
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/exams")
@Tag(name = "Exams")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class ExamResource {
    private static final int BODY_BYTES_MAX = 256 * 1024;

    private final Exams exams;
    private final Revisions revisions;
    private final Validation validation;
    private final Idempotency idempotency;
    private final Caller caller;
    private final InstantSource clock;

    ExamResource(
            Exams exams,
            Revisions revisions,
            Validation validation,
            Idempotency idempotency,
            Caller caller,
            InstantSource clock) {
        this.exams = exams;
        this.revisions = revisions;
        this.validation = validation;
        this.idempotency = idempotency;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Transactional
    @RolesAllowed({"instructor", "admin"})
    @BodyLimit(bytesMax = BODY_BYTES_MAX)
    @Operation(
            operationId = "createExam",
            summary = "Create an exam",
            description = "Candidates see it once a revision is published.")
    @APIResponseSchema(
            value = ExamViewJson.Definition.class,
            responseCode = "201",
            responseDescription = "The exam")
    @Problems("conflict-exam-name")
    public RestResponse<ExamViewJson.Definition> create(
            @HeaderParam(Idempotency.HEADER) @Nullable String idempotencyKey,
            @Nullable ExamDraftJson draft) {
        var valid = validation.check(draft);
        var definition = checked(valid);
        return idempotency.once(
                idempotencyKey,
                valid,
                ExamViewJson.Definition.class,
                () -> {
                    var now = clock.instant();
                    var exam =
                            new Exam(
                                    new ExamId(Ids.next()),
                                    caller.organisation(),
                                    definition,
                                    0,
                                    0,
                                    now,
                                    now);
                    if (!exams.add(exam, caller.subject())) {
                        throw nameTaken(definition);
                    }
                    return Replies.created(
                            URI.create("/v1/exams/" + exam.id().value()),
                            ExamViewJson.Definition.of(exam),
                            exam.version());
                });
    }

    @GET
    @RolesAllowed({"instructor", "candidate", "admin"})
    @Operation(
            operationId = "listExams",
            summary = "List exams, oldest first",
            description =
                    "Instructors see every exam with its definition; candidates see what is published, without how questions are drawn.")
    @APIResponseSchema(
            value = ExamPageJson.class,
            responseCode = "200",
            responseDescription = "One page of exams")
    public RestResponse<ExamPageJson> list(
            @QueryParam("name") @Nullable String name,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor,
            UriInfo uri) {
        var rows =
                exams.list(
                        Cursor.parse(cursor).after(),
                        limit + 1,
                        !mayEdit(),
                        Optional.ofNullable(name));
        var page = Page.of(rows, limit, exam -> new Cursor(exam.id().value())).map(this::view);
        return Replies.page(new ExamPageJson(page.items(), page.nextCursor()), page, uri);
    }

    @GET
    @Path("/{examId}")
    @RolesAllowed({"instructor", "candidate", "admin"})
    @Tagged
    @Operation(
            operationId = "getExam",
            summary = "Read an exam",
            description = "The `ETag` is given to instructors.")
    @APIResponseSchema(
            value = ExamViewJson.class,
            responseCode = "200",
            responseDescription = "The exam as the caller may see it")
    @Problems("no-such-exam")
    public RestResponse<ExamViewJson> get(@PathParam("examId") UUID examId) {
        var exam =
                exams.find(new ExamId(examId))
                        .filter(found -> mayEdit() || found.revisions() > 0)
                        .orElseThrow(() -> noSuchExam(examId));
        return mayEdit()
                ? Replies.versioned(view(exam), exam.version())
                : RestResponse.ok(view(exam));
    }

    @PUT
    @Path("/{examId}")
    @Transactional
    @RolesAllowed({"instructor", "admin"})
    @BodyLimit(bytesMax = BODY_BYTES_MAX)
    @Operation(
            operationId = "updateExam",
            summary = "Replace an exam's definition",
            description = "Published revisions, and sessions of them, stay as they are.")
    @APIResponseSchema(
            value = ExamViewJson.Definition.class,
            responseCode = "200",
            responseDescription = "The changed exam")
    @Problems({"no-such-exam", "conflict-exam-name"})
    public RestResponse<ExamViewJson.Definition> update(
            @PathParam("examId") UUID examId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable ExamDraftJson draft) {
        var version = IfMatch.parse(ifMatch);
        var definition = checked(validation.check(draft));
        var id = new ExamId(examId);
        var exam = exams.hold(id).orElseThrow(() -> noSuchExam(examId));
        version.check(exam.version());
        var changed =
                exams.redefine(id, definition, clock.instant())
                        .orElseThrow(() -> nameTaken(definition));
        return Replies.versioned(ExamViewJson.Definition.of(changed), changed.version());
    }

    private ExamViewJson view(Exam exam) {
        if (mayEdit()) {
            return ExamViewJson.Definition.of(exam);
        }
        var revision =
                revisions
                        .latest(exam.id(), exam.organisation())
                        .orElseThrow(() -> noSuchExam(exam.id().value()));
        return ExamViewJson.Published.of(revision);
    }

    private boolean mayEdit() {
        return caller.hasAnyRole("instructor", "admin");
    }

    private static ExamDefinition checked(ExamDraftJson draft) {
        var definition = draft.definition();
        var faults = definition.faults();
        if (!faults.isEmpty()) {
            throw Refused.invalid(
                    faults.stream()
                            .map(fault -> Fault.inBody(fault.pointer(), fault.detail()))
                            .toList());
        }
        return definition;
    }

    private static Refused nameTaken(ExamDefinition definition) {
        return Refused.because(
                ExamProblem.CONFLICT_EXAM_NAME,
                "There is an exam \"%s\" already.".formatted(definition.name()));
    }

    static Refused noSuchExam(UUID examId) {
        return Refused.because(ExamProblem.NO_SUCH_EXAM, "There is no exam %s.".formatted(examId));
    }
}

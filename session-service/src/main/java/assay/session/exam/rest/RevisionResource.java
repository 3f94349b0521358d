package assay.session.exam.rest;

import assay.session.exam.Drawing;
import assay.session.exam.Exam;
import assay.session.exam.ExamId;
import assay.session.exam.ExamRevision;
import assay.session.exam.Exams;
import assay.session.exam.PublishingExam;
import assay.session.exam.PublishingExam.Outcome;
import assay.session.exam.PublishingExam.Publication;
import assay.session.exam.Revisions;
import assay.session.platform.Caller;
import assay.session.platform.CommonProblem;
import assay.session.platform.Cursor;
import assay.session.platform.Fault;
import assay.session.platform.Idempotency;
import assay.session.platform.Page;
import assay.session.platform.Problems;
import assay.session.platform.Refused;
import assay.session.platform.Replies;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/exams/{examId}/revisions")
@Tag(name = "Exams")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class RevisionResource {
    private final Exams exams;
    private final Revisions revisions;
    private final PublishingExam publishing;
    private final Idempotency idempotency;
    private final Caller caller;

    RevisionResource(
            Exams exams,
            Revisions revisions,
            PublishingExam publishing,
            Idempotency idempotency,
            Caller caller) {
        this.exams = exams;
        this.revisions = revisions;
        this.publishing = publishing;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /** In no transaction: question-service may take its time. */
    @POST
    @RolesAllowed({"instructor", "admin"})
    @Operation(
            operationId = "publishExam",
            summary = "Publish the exam as it stands",
            description =
                    "Freezes the latest published version of every question that the blueprint can draw, and makes a revision that never changes. New sessions are of the latest revision. An exam with a `coverageFactor` is refused while a section has fewer questions to draw from than that.")
    @APIResponseSchema(
            value = RevisionJson.class,
            responseCode = "201",
            responseDescription = "The revision")
    @Problems({
        "no-such-exam",
        "blueprint-cannot-be-filled",
        "blueprint-selects-nothing",
        "coverage-too-low"
    })
    public RestResponse<RevisionJson> publish(
            @PathParam("examId") UUID examId,
            @HeaderParam(Idempotency.HEADER) @Nullable String idempotencyKey) {
        var request = Map.of("examId", examId);
        return QuarkusTransaction.requiringNew()
                .call(() -> idempotency.earlier(idempotencyKey, request, RevisionJson.class))
                .orElseGet(() ->
                        stored(
                                prepared(publishing.prepare(exam(examId))),
                                idempotencyKey,
                                request));
    }

    private Exam exam(UUID examId) {
        return QuarkusTransaction.requiringNew()
                .call(() -> exams.find(new ExamId(examId)))
                .orElseThrow(() -> ExamResource.noSuchExam(examId));
    }

    /** Stores the revision and the reply, unless the same request has been answered meanwhile. */
    private RestResponse<RevisionJson> stored(
            Publication publication, @Nullable String idempotencyKey, Object request) {
        try {
            var reply =
                    QuarkusTransaction.requiringNew()
                            .call(() ->
                                    idempotency.once(
                                            idempotencyKey,
                                            request,
                                            RevisionJson.class,
                                            () -> created(stored(publication))));
            if (reply.getHeaderString(Idempotency.REPLAYED) != null) {
                publishing.giveUp(publication);
            }
            return reply;
        } catch (Refused refused) {
            publishing.giveUp(publication);
            throw refused;
        }
    }

    private ExamRevision stored(Publication publication) {
        return publishing
                .store(publication, caller.subject())
                .orElseThrow(() ->
                        unavailable(
                                "Publishing took so long that it was given up; publish again."));
    }

    @GET
    @RolesAllowed({"instructor", "admin"})
    @Operation(
            operationId = "listExamRevisions",
            summary = "List the revisions of an exam, oldest first")
    @APIResponseSchema(
            value = RevisionJson.PageJson.class,
            responseCode = "200",
            responseDescription = "One page of revisions")
    @Problems("no-such-exam")
    public RestResponse<RevisionJson.PageJson> list(
            @PathParam("examId") UUID examId,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor,
            UriInfo uri) {
        var exam =
                exams.find(new ExamId(examId)).orElseThrow(() -> ExamResource.noSuchExam(examId));
        var after = Cursor.parse(cursor).after().getLeastSignificantBits();
        var rows =
                revisions.list(
                        exam.id(),
                        exam.organisation(),
                        Math.clamp(after, 0, Integer.MAX_VALUE),
                        limit + 1);
        var page =
                Page.of(rows, limit, revision -> new Cursor(new UUID(0, revision.number())))
                        .map(RevisionJson::of);
        return Replies.page(new RevisionJson.PageJson(page.items(), page.nextCursor()), page, uri);
    }

    @GET
    @Path("/{number}")
    @RolesAllowed({"instructor", "admin"})
    @Operation(operationId = "getExamRevision", summary = "Read a revision of an exam")
    @APIResponseSchema(
            value = RevisionJson.class,
            responseCode = "200",
            responseDescription = "The revision")
    @Problems({"no-such-exam", "no-such-revision"})
    public RestResponse<RevisionJson> get(
            @PathParam("examId") UUID examId, @PathParam("number") int number) {
        var exam =
                exams.find(new ExamId(examId)).orElseThrow(() -> ExamResource.noSuchExam(examId));
        return revisions
                .find(exam.id(), number, exam.organisation())
                .map(revision -> RestResponse.ok(RevisionJson.of(revision)))
                .orElseThrow(() ->
                        Refused.because(
                                ExamProblem.NO_SUCH_REVISION,
                                "The exam has no revision %d.".formatted(number)));
    }

    private static Publication prepared(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Prepared(var publication) -> publication;
            case Outcome.CannotBeFilled(var sections) -> throw tooFew(sections);
            case Outcome.CoverageTooLow(var factor, var gaps) -> throw gaps(factor, gaps);
            case Outcome.UnknownSelection(var faults) ->
                    throw Refused.because(
                            ExamProblem.BLUEPRINT_SELECTS_NOTHING,
                            "The blueprint names %d things that aren't there or aren't published."
                                    .formatted(faults.size()),
                            faults.stream()
                                    .map(fault -> Fault.inBody(fault.pointer(), fault.detail()))
                                    .toList());
            case Outcome.Unavailable(var reason) ->
                    throw unavailable("The questions cannot be frozen now: " + reason);
        };
    }

    private static Refused unavailable(String detail) {
        return Refused.because(CommonProblem.UNAVAILABLE, detail)
                .withHeader(HttpHeaders.RETRY_AFTER, "5");
    }

    private static RestResponse<RevisionJson> created(ExamRevision revision) {
        return Replies.created(
                URI.create(
                        "/v1/exams/%s/revisions/%d"
                                .formatted(revision.examId().value(), revision.number())),
                RevisionJson.of(revision));
    }

    private static Refused tooFew(List<Drawing.Shortfall> sections) {
        return shortOf(
                sections,
                ExamProblem.BLUEPRINT_CANNOT_BE_FILLED,
                "%s too few questions: %s.",
                section -> "has %d, needs %d".formatted(section.have(), section.need()));
    }

    private static Refused gaps(int factor, List<Drawing.Shortfall> gaps) {
        return shortOf(
                gaps,
                ExamProblem.COVERAGE_TOO_LOW,
                "The exam asks for %d published questions for each one drawn, and %%s too few: %%s."
                        .formatted(factor),
                section ->
                        "has %d, needs %d; %d missing"
                                .formatted(
                                        section.have(),
                                        section.need(),
                                        section.need() - section.have()));
    }

    /**
     * Names each section, in the text, by pointer and as data.
     *
     * @param detail gets how many sections have, and what each has
     */
    private static Refused shortOf(
            List<Drawing.Shortfall> sections,
            ExamProblem problem,
            String detail,
            Function<Drawing.Shortfall, String> fault) {
        var told =
                sections.stream()
                        .map(section ->
                                "%s has %d of %d"
                                        .formatted(
                                                section.section(), section.have(), section.need()))
                        .collect(Collectors.joining(", "));
        var count = sections.size() + (sections.size() == 1 ? " section has" : " sections have");
        return Refused.because(
                        problem,
                        detail.formatted(count, told),
                        sections.stream()
                                .map(section ->
                                        Fault.inBody(
                                                "/blueprint/sections/%d/draw"
                                                        .formatted(section.index()),
                                                fault.apply(section)))
                                .toList())
                .with(
                        "sections",
                        sections.stream()
                                .map(section ->
                                        Map.of(
                                                "name", section.section(),
                                                "have", section.have(),
                                                "need", section.need()))
                                .toList());
    }
}

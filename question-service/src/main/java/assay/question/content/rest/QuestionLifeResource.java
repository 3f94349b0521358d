package assay.question.content.rest;

import assay.question.bank.Banks;
import assay.question.content.QuestionLife;
import assay.question.content.Questions;
import assay.question.content.Uses;
import assay.question.content.json.QuestionProblem;
import assay.question.platform.Cursor;
import assay.question.platform.Fault;
import assay.question.platform.IfMatch;
import assay.question.platform.Page;
import assay.question.platform.Problems;
import assay.question.platform.Replies;
import assay.question.platform.Validation;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The stations of a question's life: published, retired, in the trash, in another bank. */
@Path("/v1/questions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Questions")
@RunOnVirtualThread
class QuestionLifeResource {
    private static final String WHY = "Why; the history keeps it.";

    private final QuestionLife life;
    private final QuestionChanges changes;
    private final Questions questions;
    private final Uses uses;
    private final Banks banks;
    private final Validation validation;

    QuestionLifeResource(
            QuestionLife life,
            QuestionChanges changes,
            Questions questions,
            Uses uses,
            Banks banks,
            Validation validation) {
        this.life = life;
        this.changes = changes;
        this.questions = questions;
        this.uses = uses;
        this.banks = banks;
        this.validation = validation;
    }

    @PUT
    @Path("/{questionId}/draft")
    @Transactional
    @RolesAllowed({"author", "admin"})
    @Operation(
            operationId = "copyVersionToDraft",
            summary = "Make the draft of what a version of the question says",
            description = "A draft that is there is replaced only if `replace` says so.")
    @APIResponseSchema(
            value = QuestionJson.class,
            responseCode = "200",
            responseDescription = "The question with its draft")
    @Problems({
        "no-such-question",
        "no-such-version",
        "conflict-draft-exists",
        "conflict-question-trashed"
    })
    public RestResponse<QuestionJson> copy(
            @PathParam("questionId") UUID questionId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable DraftCopyJson body) {
        var version = IfMatch.parse(ifMatch);
        var copy = validation.check(body);
        return changes.change(
                questionId,
                version,
                copy.note(),
                (question, deed) -> {
                    var from =
                            questions
                                    .version(questionId, copy.fromVersion())
                                    .orElseThrow(() ->
                                            QuestionProblem.noSuchVersion(copy.fromVersion()));
                    return life.copy(question, from, copy.mayReplace(), deed);
                });
    }

    @PUT
    @Path("/{questionId}/publication")
    @Transactional
    @RolesAllowed({"author", "admin"})
    @Operation(
            operationId = "publishQuestion",
            summary = "Publish the draft of a question",
            description =
                    "Takes no body. Without a draft nothing changes. The bank may want the draft"
                            + " approved in a review. A retired question is back with its new"
                            + " version.")
    @APIResponseSchema(
            value = QuestionJson.class,
            responseCode = "200",
            responseDescription = "The published question")
    @Problems({
        "no-such-question",
        "conflict-question-retired",
        "conflict-question-trashed",
        "conflict-review-required",
        "picture-without-alternative",
        "picture-from-elsewhere"
    })
    public RestResponse<QuestionJson> publish(
            @PathParam("questionId") UUID questionId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @QueryParam("note") @Parameter(description = WHY) @Size(max = 2_000)
                    @Nullable String note) {
        return changes.change(questionId, IfMatch.parse(ifMatch), note, life::publish);
    }

    @PUT
    @Path("/{questionId}/retirement")
    @Transactional
    @RolesAllowed({"author", "admin"})
    @Operation(
            operationId = "retireQuestion",
            summary = "Retire a question",
            description = "Takes no body. Exams that have the question keep it; no other draws it.")
    @APIResponseSchema(
            value = QuestionJson.class,
            responseCode = "200",
            responseDescription = "The retired question")
    @Problems({"no-such-question", "conflict-question-not-published", "conflict-question-trashed"})
    public RestResponse<QuestionJson> retire(
            @PathParam("questionId") UUID questionId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @QueryParam("note") @Parameter(description = WHY) @Size(max = 2_000)
                    @Nullable String note) {
        return changes.change(questionId, IfMatch.parse(ifMatch), note, life::retire);
    }

    @DELETE
    @Path("/{questionId}/retirement")
    @Transactional
    @RolesAllowed({"author", "admin"})
    @Operation(
            operationId = "reinstateQuestion",
            summary = "Bring a question back from retirement",
            description =
                    "Exams may draw its published version again. A question that is not retired"
                            + " stays as it is.")
    @APIResponseSchema(
            value = QuestionJson.class,
            responseCode = "200",
            responseDescription = "The question")
    @Problems({"no-such-question", "conflict-question-trashed"})
    public RestResponse<QuestionJson> reinstate(
            @PathParam("questionId") UUID questionId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @QueryParam("note") @Parameter(description = WHY) @Size(max = 2_000)
                    @Nullable String note) {
        return changes.change(questionId, IfMatch.parse(ifMatch), note, life::reinstate);
    }

    @PUT
    @Path("/{questionId}/bank")
    @Transactional
    @RolesAllowed({"author", "admin"})
    @Operation(
            operationId = "moveQuestion",
            summary = "Move a question to another bank",
            description =
                    "Exams that have the question keep it. Exams name banks, so what they draw when"
                            + " they are published later changes: the old bank has the question no"
                            + " more, the new one does. A published question comes into a bank with"
                            + " a stricter rule on reviews only if its version was approved as that"
                            + " bank wants it.")
    @APIResponseSchema(
            value = QuestionJson.class,
            responseCode = "200",
            responseDescription = "The question in its new bank")
    @Problems({
        "no-such-question",
        "conflict-question-name",
        "conflict-question-trashed",
        "conflict-review-required"
    })
    public RestResponse<QuestionJson> move(
            @PathParam("questionId") UUID questionId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable MoveJson body) {
        var version = IfMatch.parse(ifMatch);
        var present = validation.present(body);
        var move = validation.check(present, bankFaults(present));
        return changes.change(
                questionId,
                version,
                move.note(),
                (question, deed) -> life.move(question, move.bank(), deed));
    }

    private List<Fault> bankFaults(MoveJson move) {
        return !Validation.isPresent(move.bank()) || banks.named(move.bank()).isPresent()
                ? List.of()
                : List.of(Fault.inBody("/bank", "there is no bank \"%s\"".formatted(move.bank())));
    }

    @DELETE
    @Path("/{questionId}")
    @Transactional
    @RolesAllowed({"author", "admin"})
    @Operation(
            operationId = "trashQuestion",
            summary = "Put a question in the trash",
            description =
                    "Lists, searches and new exams have it no more. After some time, 30 days unless"
                            + " configured otherwise, it is removed for good; until then it can be"
                            + " restored, and its bank gives its name to no other question. What an"
                            + " exam uses cannot vanish: the uses of the question say which exams do;"
                            + " retire it instead.")
    @APIResponseSchema(
            value = QuestionJson.class,
            responseCode = "200",
            responseDescription = "The question in the trash")
    @Problems({"no-such-question", "conflict-question-in-use"})
    public RestResponse<QuestionJson> trash(
            @PathParam("questionId") UUID questionId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @QueryParam("note") @Parameter(description = WHY) @Size(max = 2_000)
                    @Nullable String note) {
        return changes.change(questionId, IfMatch.parse(ifMatch), note, life::trash);
    }

    @DELETE
    @Path("/{questionId}/trashing")
    @Transactional
    @RolesAllowed({"author", "admin"})
    @Operation(
            operationId = "restoreQuestion",
            summary = "Take a question out of the trash",
            description = "It is as it was. A question that is not in the trash stays as it is.")
    @APIResponseSchema(
            value = QuestionJson.class,
            responseCode = "200",
            responseDescription = "The question")
    @Problems("no-such-question")
    public RestResponse<QuestionJson> restore(
            @PathParam("questionId") UUID questionId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @QueryParam("note") @Parameter(description = WHY) @Size(max = 2_000)
                    @Nullable String note) {
        return changes.change(questionId, IfMatch.parse(ifMatch), note, life::restore);
    }

    @GET
    @Path("/{questionId}/uses")
    @RolesAllowed({"author", "instructor", "admin"})
    @Operation(operationId = "listQuestionUses", summary = "List the exams that use a question")
    @APIResponseSchema(
            value = UsePageJson.class,
            responseCode = "200",
            responseDescription = "One page of uses")
    @Problems("no-such-question")
    public RestResponse<UsePageJson> uses(
            @PathParam("questionId") UUID questionId,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor,
            UriInfo uri) {
        if (!questions.exists(questionId)) {
            throw QuestionProblem.noSuchQuestion(questionId);
        }
        var rows = uses.of(questionId, Cursor.parse(cursor).after(), limit + 1);
        var page = Page.of(rows, limit, use -> new Cursor(use.poolId())).map(UseJson::of);
        return Replies.page(new UsePageJson(page.items(), page.nextCursor()), page, uri);
    }
}

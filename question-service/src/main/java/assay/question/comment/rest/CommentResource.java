package assay.question.comment.rest;

import assay.question.comment.Comment;
import assay.question.comment.Comments;
import assay.question.content.Question;
import assay.question.content.Questions;
import assay.question.content.json.QuestionProblem;
import assay.question.platform.Caller;
import assay.question.platform.Cursor;
import assay.question.platform.Fault;
import assay.question.platform.Idempotency;
import assay.question.platform.Ids;
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
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/questions/{questionId}/comments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Reviews")
@RunOnVirtualThread
class CommentResource {
    private final Comments comments;
    private final Questions questions;
    private final Validation validation;
    private final Idempotency idempotency;
    private final Caller caller;
    private final InstantSource clock;

    CommentResource(
            Comments comments,
            Questions questions,
            Validation validation,
            Idempotency idempotency,
            Caller caller,
            InstantSource clock) {
        this.comments = comments;
        this.questions = questions;
        this.validation = validation;
        this.idempotency = idempotency;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Transactional
    @RolesAllowed({"author", "instructor", "admin"})
    @Operation(
            operationId = "createComment",
            summary = "Comment a version of a question",
            description = "The question itself stays as it is.")
    @APIResponseSchema(
            value = CommentJson.class,
            responseCode = "201",
            responseDescription = "The comment")
    @Problems({"no-such-question", "conflict-question-trashed"})
    public RestResponse<CommentJson> create(
            @PathParam("questionId") UUID questionId,
            @HeaderParam(Idempotency.HEADER) @Nullable String idempotencyKey,
            @Nullable CommentDraftJson body) {
        var present = validation.present(body);
        var question = changeable(questionId);
        var version = present.version() == null ? question.latest().number() : present.version();
        var draft = validation.check(present, versionFaults(questionId, version));
        return idempotency.once(
                idempotencyKey,
                draft,
                CommentJson.class,
                () -> {
                    var comment =
                            new Comment(
                                    Ids.next(),
                                    questionId,
                                    version,
                                    draft.pointer(),
                                    draft.text(),
                                    clock.instant(),
                                    caller.subject(),
                                    null,
                                    0);
                    comments.add(comment);
                    return Replies.created(
                            URI.create(
                                    "/v1/questions/%s/comments/%s"
                                            .formatted(questionId, comment.id())),
                            CommentJson.of(comment),
                            comment.rowVersion());
                });
    }

    private List<Fault> versionFaults(UUID questionId, int version) {
        return questions.version(questionId, version).isPresent()
                ? List.of()
                : List.of(
                        Fault.inBody(
                                "/version", "the question has no version %d".formatted(version)));
    }

    @GET
    @RolesAllowed({"author", "instructor", "admin"})
    @Operation(
            operationId = "listComments",
            summary = "List the comments on a question, oldest first")
    @APIResponseSchema(
            value = CommentPageJson.class,
            responseCode = "200",
            responseDescription = "One page of comments")
    @Problems("no-such-question")
    public RestResponse<CommentPageJson> list(
            @PathParam("questionId") UUID questionId,
            @QueryParam("version") @Parameter(description = "Only on this version.")
                    @Nullable Integer version,
            @QueryParam("state") @Nullable CommentStateJson state,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor,
            UriInfo uri) {
        if (!questions.exists(questionId)) {
            throw QuestionProblem.noSuchQuestion(questionId);
        }
        var rows =
                comments.list(
                        questionId,
                        version,
                        state == null ? null : state == CommentStateJson.RESOLVED,
                        Cursor.parse(cursor).after(),
                        limit + 1);
        var page = Page.of(rows, limit, comment -> new Cursor(comment.id())).map(CommentJson::of);
        return Replies.page(new CommentPageJson(page.items(), page.nextCursor()), page, uri);
    }

    @GET
    @Path("/{commentId}")
    @RolesAllowed({"author", "instructor", "admin"})
    @Operation(operationId = "getComment", summary = "Read a comment")
    @APIResponseSchema(
            value = CommentJson.class,
            responseCode = "200",
            responseDescription = "The comment")
    @Problems("no-such-comment")
    public RestResponse<CommentJson> get(
            @PathParam("questionId") UUID questionId, @PathParam("commentId") UUID commentId) {
        return reply(
                comments.find(questionId, commentId)
                        .orElseThrow(() -> CommentProblem.noSuchComment(commentId)));
    }

    @PUT
    @Path("/{commentId}/resolution")
    @Transactional
    @RolesAllowed({"author", "instructor", "admin"})
    @Operation(
            operationId = "resolveComment",
            summary = "Say that a comment is dealt with",
            description = "Takes no body. A resolved comment stays as it is.")
    @APIResponseSchema(
            value = CommentJson.class,
            responseCode = "200",
            responseDescription = "The resolved comment")
    @Problems({"no-such-question", "no-such-comment", "conflict-question-trashed"})
    public RestResponse<CommentJson> resolve(
            @PathParam("questionId") UUID questionId,
            @PathParam("commentId") UUID commentId,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        var comment = hold(questionId, commentId, ifMatch);
        return reply(
                comment.resolution() != null
                        ? comment
                        : comments.resolve(
                                comment,
                                new Comment.Resolution(caller.subject(), clock.instant())));
    }

    @DELETE
    @Path("/{commentId}/resolution")
    @Transactional
    @RolesAllowed({"author", "instructor", "admin"})
    @Operation(operationId = "reopenComment", summary = "Say that a comment is open again")
    @APIResponseSchema(
            value = CommentJson.class,
            responseCode = "200",
            responseDescription = "The open comment")
    @Problems({"no-such-question", "no-such-comment", "conflict-question-trashed"})
    public RestResponse<CommentJson> reopen(
            @PathParam("questionId") UUID questionId,
            @PathParam("commentId") UUID commentId,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        var comment = hold(questionId, commentId, ifMatch);
        return reply(comment.resolution() == null ? comment : comments.resolve(comment, null));
    }

    private Comment hold(UUID questionId, UUID commentId, @Nullable String ifMatch) {
        var version = IfMatch.parse(ifMatch);
        changeable(questionId);
        var comment =
                comments.hold(questionId, commentId)
                        .orElseThrow(() -> CommentProblem.noSuchComment(commentId));
        version.check(comment.rowVersion());
        return comment;
    }

    /** Held, so that the question is not purged or trashed meanwhile. */
    private Question changeable(UUID questionId) {
        var question =
                questions
                        .hold(questionId)
                        .orElseThrow(() -> QuestionProblem.noSuchQuestion(questionId));
        if (question.trashedAt() != null) {
            throw QuestionProblem.trashed();
        }
        return question;
    }

    private static RestResponse<CommentJson> reply(Comment comment) {
        return Replies.versioned(CommentJson.of(comment), comment.rowVersion());
    }
}

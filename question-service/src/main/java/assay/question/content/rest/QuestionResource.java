package assay.question.content.rest;

import assay.question.content.PossibleDuplicates;
import assay.question.content.Question;
import assay.question.content.QuestionDraft;
import assay.question.content.QuestionLife;
import assay.question.content.Questions;
import assay.question.content.json.QuestionDraftJson;
import assay.question.content.json.QuestionProblem;
import assay.question.content.text.DraftTexts;
import assay.question.platform.BodyLimit;
import assay.question.platform.Idempotency;
import assay.question.platform.Ids;
import assay.question.platform.IfMatch;
import assay.question.platform.Problems;
import assay.question.platform.Replies;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/questions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Questions")
@RunOnVirtualThread
class QuestionResource {
    /** How many possible duplicates a reply tells at most. */
    private static final int DUPLICATES_MAX = 5;

    private final Questions questions;
    private final PossibleDuplicates duplicates;
    private final QuestionLife life;
    private final QuestionChanges changes;
    private final DraftChecks checks;
    private final Idempotency idempotency;

    QuestionResource(
            Questions questions,
            PossibleDuplicates duplicates,
            QuestionLife life,
            QuestionChanges changes,
            DraftChecks checks,
            Idempotency idempotency) {
        this.questions = questions;
        this.duplicates = duplicates;
        this.life = life;
        this.changes = changes;
        this.checks = checks;
        this.idempotency = idempotency;
    }

    @POST
    @Transactional
    @RolesAllowed({"author", "admin"})
    @BodyLimit(bytesMax = 512 * 1024)
    @Operation(
            operationId = "createQuestion",
            summary = "Create a question with its first draft",
            description =
                    "Tells which other questions say the same, or nearly; that refuses nothing.")
    @APIResponseSchema(
            value = QuestionJson.class,
            responseCode = "201",
            responseDescription = "The question, a draft")
    @Problems("conflict-question-name")
    public RestResponse<QuestionJson> create(
            @HeaderParam(Idempotency.HEADER) @Nullable String idempotencyKey,
            @QueryParam("note")
                    @Parameter(description = "Why; the history keeps it.")
                    @Size(max = 2_000)
                    @Nullable String note,
            @Nullable QuestionDraftJson draft) {
        var valid = checks.forNew(draft);
        return idempotency.once(
                idempotencyKey,
                valid,
                QuestionJson.class,
                () -> {
                    var written = valid.toDraft();
                    var question =
                            QuestionChanges.done(
                                    life.create(
                                            Ids.next(),
                                            valid.bank(),
                                            valid.name(),
                                            written,
                                            changes.deed(note)));
                    return Replies.created(
                            URI.create("/v1/questions/" + question.id()),
                            saved(question, written),
                            question.rowVersion());
                });
    }

    @GET
    @Path("/{questionId}")
    @RolesAllowed({"author", "instructor", "admin"})
    @Operation(operationId = "getQuestion", summary = "Read a question with its key")
    @APIResponseSchema(
            value = QuestionJson.class,
            responseCode = "200",
            responseDescription = "The question")
    @Problems("no-such-question")
    public RestResponse<QuestionJson> get(@PathParam("questionId") UUID questionId) {
        return QuestionChanges.reply(
                questions
                        .find(questionId)
                        .orElseThrow(() -> QuestionProblem.noSuchQuestion(questionId)));
    }

    @PUT
    @Path("/{questionId}")
    @Transactional
    @RolesAllowed({"author", "admin"})
    @BodyLimit(bytesMax = 512 * 1024)
    @Operation(
            operationId = "reviseQuestion",
            summary = "Write the draft of a question",
            description =
                    "A draft is replaced, and a review of it lapses. A published version never"
                            + " changes: it gets a draft of the next version.")
    @APIResponseSchema(
            value = QuestionJson.class,
            responseCode = "200",
            responseDescription = "The question with its draft")
    @Problems({"no-such-question", "conflict-question-trashed"})
    public RestResponse<QuestionJson> revise(
            @PathParam("questionId") UUID questionId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @QueryParam("note")
                    @Parameter(description = "Why; the history keeps it.")
                    @Size(max = 2_000)
                    @Nullable String note,
            @Nullable QuestionDraftJson body) {
        var version = IfMatch.parse(ifMatch);
        var present = checks.present(body);
        var question = changes.hold(questionId);
        var draft = checks.forRevisionOf(question, present);
        version.check(question.rowVersion());
        var revised = QuestionChanges.done(life.revise(question, draft, changes.deed(note)));
        return Replies.versioned(saved(revised, draft), revised.rowVersion());
    }

    private QuestionJson saved(Question question, QuestionDraft written) {
        return QuestionJson.of(question)
                .with(duplicates.of(question.id(), DUPLICATES_MAX), DraftTexts.uncleanIn(written));
    }
}

package assay.question.content.rest;

import assay.question.content.PossibleDuplicates;
import assay.question.content.Question;
import assay.question.content.Questions;
import assay.question.content.Standing;
import assay.question.content.json.QuestionDraftJson;
import assay.question.platform.BodyLimit;
import assay.question.platform.Caller;
import assay.question.platform.Idempotency;
import assay.question.platform.Ids;
import assay.question.platform.IfMatch;
import assay.question.platform.Problems;
import assay.question.platform.Refused;
import assay.question.platform.Replies;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
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
    private final DraftChecks checks;
    private final Idempotency idempotency;
    private final Caller caller;
    private final InstantSource clock;

    QuestionResource(
            Questions questions,
            PossibleDuplicates duplicates,
            DraftChecks checks,
            Idempotency idempotency,
            Caller caller,
            InstantSource clock) {
        this.questions = questions;
        this.duplicates = duplicates;
        this.checks = checks;
        this.idempotency = idempotency;
        this.caller = caller;
        this.clock = clock;
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
            @Nullable QuestionDraftJson draft) {
        var valid = checks.forNew(draft);
        return idempotency.once(
                idempotencyKey,
                valid,
                QuestionJson.class,
                () -> {
                    var question =
                            questions
                                    .add(
                                            Ids.next(),
                                            valid.bank(),
                                            valid.name(),
                                            valid.toDraft(),
                                            caller.subject(),
                                            clock.instant())
                                    .orElseThrow(() ->
                                            Refused.because(
                                                    QuestionProblem.CONFLICT_QUESTION_NAME,
                                                    "The bank has a question \"%s\" already."
                                                            .formatted(valid.name())));
                    return Replies.created(
                            URI.create("/v1/questions/" + question.id()),
                            saved(question),
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
        return reply(
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
                    "A draft is replaced. A published version never changes: it gets a draft of the next version.")
    @APIResponseSchema(
            value = QuestionJson.class,
            responseCode = "200",
            responseDescription = "The question with its draft")
    @Problems({"no-such-question", "conflict-question-retired"})
    public RestResponse<QuestionJson> revise(
            @PathParam("questionId") UUID questionId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable QuestionDraftJson body) {
        var version = IfMatch.parse(ifMatch);
        var present = checks.present(body);
        var question = hold(questionId);
        var draft = checks.forRevisionOf(question, present);
        version.check(question.rowVersion());
        if (question.standing() instanceof Standing.Retired) {
            throw QuestionProblem.retired();
        }
        var revised = questions.revise(question, draft, caller.subject(), clock.instant());
        return Replies.versioned(saved(revised), revised.rowVersion());
    }

    @PUT
    @Path("/{questionId}/publication")
    @Transactional
    @RolesAllowed({"author", "admin"})
    @Operation(
            operationId = "publishQuestion",
            summary = "Publish the draft of a question",
            description =
                    "Takes no body. Without a draft nothing changes. Every picture needs an alternative text.")
    @APIResponseSchema(
            value = QuestionJson.class,
            responseCode = "200",
            responseDescription = "The published question")
    @Problems({"no-such-question", "conflict-question-retired", "picture-without-alternative"})
    public RestResponse<QuestionJson> publish(
            @PathParam("questionId") UUID questionId,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        return change(
                questionId,
                ifMatch,
                question -> {
                    if (question.standing() instanceof Standing.Published
                            && question.latest().isPublished()) {
                        return question;
                    }
                    var number = question.latest().number();
                    var published =
                            switch (question.standing()) {
                                case Standing.Draft draft -> draft.publish(number);
                                case Standing.Published earlier -> earlier.publish(number);
                                case Standing.Retired _ -> throw QuestionProblem.retired();
                            };
                    return questions.publish(
                            question, published, caller.subject(), clock.instant());
                });
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
    @Problems({"no-such-question", "conflict-question-not-published"})
    public RestResponse<QuestionJson> retire(
            @PathParam("questionId") UUID questionId,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        return change(
                questionId,
                ifMatch,
                question ->
                        switch (question.standing()) {
                            case Standing.Draft _ -> throw QuestionProblem.notPublished();
                            case Standing.Published published ->
                                    questions.retire(question, published.retire(), clock.instant());
                            case Standing.Retired _ -> question;
                        });
    }

    private RestResponse<QuestionJson> change(
            UUID questionId, @Nullable String ifMatch, Function<Question, Question> change) {
        var version = IfMatch.parse(ifMatch);
        var question = hold(questionId);
        version.check(question.rowVersion());
        return reply(change.apply(question));
    }

    private Question hold(UUID questionId) {
        return questions
                .hold(questionId)
                .orElseThrow(() -> QuestionProblem.noSuchQuestion(questionId));
    }

    private QuestionJson saved(Question question) {
        return QuestionJson.of(question).with(duplicates.of(question.id(), DUPLICATES_MAX));
    }

    private static RestResponse<QuestionJson> reply(Question question) {
        return Replies.versioned(QuestionJson.of(question), question.rowVersion());
    }
}

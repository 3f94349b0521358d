package assay.question.content.rest;

import assay.question.content.QuestionLife;
import assay.question.platform.Caller;
import assay.question.platform.IfMatch;
import assay.question.platform.Problems;
import assay.question.platform.Validation;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The review of a draft; the question shows it. */
@Path("/v1/questions/{questionId}/review")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Reviews")
@RunOnVirtualThread
class QuestionReviewResource {
    private final QuestionLife life;
    private final QuestionChanges changes;
    private final Validation validation;
    private final Caller caller;

    QuestionReviewResource(
            QuestionLife life, QuestionChanges changes, Validation validation, Caller caller) {
        this.life = life;
        this.changes = changes;
        this.validation = validation;
        this.caller = caller;
    }

    @PUT
    @Transactional
    @RolesAllowed({"author", "admin"})
    @Operation(
            operationId = "askForReview",
            summary = "Put the draft of a question in review",
            description =
                    "Asked again, it asks anew, and what was decided is undecided. When the draft"
                            + " is written, the review lapses.")
    @APIResponseSchema(
            value = QuestionJson.class,
            responseCode = "200",
            responseDescription = "The question in review")
    @Problems({"no-such-question", "conflict-no-draft", "conflict-question-trashed", "own-review"})
    public RestResponse<QuestionJson> ask(
            @PathParam("questionId") UUID questionId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable ReviewRequestJson body) {
        var version = IfMatch.parse(ifMatch);
        var request = validation.check(body);
        return changes.change(
                questionId,
                version,
                request.note(),
                (question, deed) -> life.askForReview(question, request.reviewer(), deed));
    }

    @DELETE
    @Transactional
    @RolesAllowed({"author", "admin"})
    @Operation(
            operationId = "withdrawReview",
            summary = "Take the draft of a question out of review",
            description = "An approval is taken back as well. Without a review nothing changes.")
    @APIResponseSchema(
            value = QuestionJson.class,
            responseCode = "200",
            responseDescription = "The question")
    @Problems({"no-such-question", "conflict-no-draft", "conflict-question-trashed"})
    public RestResponse<QuestionJson> withdraw(
            @PathParam("questionId") UUID questionId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @QueryParam("note") @Size(max = 2_000) @Nullable String note) {
        return changes.change(questionId, IfMatch.parse(ifMatch), note, life::withdrawReview);
    }

    @PUT
    @Path("/decision")
    @Transactional
    @RolesAllowed({"author", "instructor", "admin"})
    @Operation(
            operationId = "decideReview",
            summary = "Approve the draft of a question, or send it back",
            description =
                    "A reviewer who was asked by name decides alone, except for admins. Nobody"
                            + " approves what they wrote some of where the bank wants somebody else's"
                            + " approval.")
    @APIResponseSchema(
            value = QuestionJson.class,
            responseCode = "200",
            responseDescription = "The question with its decided review")
    @Problems({
        "no-such-question",
        "conflict-not-in-review",
        "conflict-question-trashed",
        "not-the-reviewer",
        "own-review"
    })
    public RestResponse<QuestionJson> decide(
            @PathParam("questionId") UUID questionId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable ReviewDecisionJson body) {
        var version = IfMatch.parse(ifMatch);
        var decision = validation.check(body);
        return changes.change(
                questionId,
                version,
                decision.note(),
                (question, deed) ->
                        life.decide(
                                question,
                                decision.decision() == ReviewDecisionJson.Decision.APPROVED,
                                caller.hasAnyRole("admin"),
                                deed));
    }
}

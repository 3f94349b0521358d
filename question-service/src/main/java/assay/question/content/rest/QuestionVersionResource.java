package assay.question.content.rest;

import assay.question.content.QuestionLife;
import assay.question.content.QuestionVersion;
import assay.question.content.Questions;
import assay.question.content.json.QuestionProblem;
import assay.question.platform.BodyLimit;
import assay.question.platform.Cursor;
import assay.question.platform.Idempotency;
import assay.question.platform.IfMatch;
import assay.question.platform.Page;
import assay.question.platform.Problems;
import assay.question.platform.Refused;
import assay.question.platform.Replies;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/questions/{questionId}/versions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Questions")
@RunOnVirtualThread
class QuestionVersionResource {
    private final Questions questions;
    private final QuestionLife life;
    private final QuestionChanges changes;
    private final DraftChecks checks;
    private final Differences differences;
    private final Idempotency idempotency;

    QuestionVersionResource(
            Questions questions,
            QuestionLife life,
            QuestionChanges changes,
            DraftChecks checks,
            Differences differences,
            Idempotency idempotency) {
        this.questions = questions;
        this.life = life;
        this.changes = changes;
        this.checks = checks;
        this.differences = differences;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed({"author", "instructor", "admin"})
    @Operation(
            operationId = "listQuestionVersions",
            summary = "List the versions of a question, oldest first")
    @APIResponseSchema(
            value = QuestionVersionPageJson.class,
            responseCode = "200",
            responseDescription = "One page of versions")
    @Problems("no-such-question")
    public RestResponse<QuestionVersionPageJson> list(
            @PathParam("questionId") UUID questionId,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor,
            UriInfo uri) {
        if (!questions.exists(questionId)) {
            throw QuestionProblem.noSuchQuestion(questionId);
        }
        var after = (int) Cursor.parse(cursor).after().getLeastSignificantBits();
        var rows = questions.versions(questionId, after, limit + 1);
        var page =
                Page.of(rows, limit, version -> new Cursor(new UUID(0, version.number())))
                        .map(QuestionVersionJson::of);
        return Replies.page(
                new QuestionVersionPageJson(page.items(), page.nextCursor()), page, uri);
    }

    @GET
    @Path("/{number}")
    @RolesAllowed({"author", "instructor", "admin"})
    @Operation(
            operationId = "getQuestionVersion",
            summary = "Read one version of a question with its current key")
    @APIResponseSchema(
            value = QuestionVersionJson.class,
            responseCode = "200",
            responseDescription = "The version")
    @Problems({"no-such-question", "no-such-version"})
    public QuestionVersionJson get(
            @PathParam("questionId") UUID questionId, @PathParam("number") int number) {
        return QuestionVersionJson.of(find(questionId, number));
    }

    @GET
    @Path("/{number}/diff/{other}")
    @RolesAllowed({"author", "instructor", "admin"})
    @Operation(
            operationId = "diffQuestionVersions",
            summary = "Compare two versions of a question, keys included",
            description =
                    "A JSON Patch (RFC 6902) that makes what the version `number` says into what"
                            + " `other` says, as an author writes it, with the value before"
                            + " (`fromValue`) wherever one is replaced or removed.")
    @APIResponseSchema(
            value = DiffJson.class,
            responseCode = "200",
            responseDescription = "What differs; nothing if both say the same")
    @Problems({"no-such-question", "no-such-version"})
    public DiffJson diff(
            @PathParam("questionId") UUID questionId,
            @PathParam("number") int number,
            @PathParam("other") int other) {
        return differences.between(find(questionId, number), find(questionId, other));
    }

    @GET
    @Path("/{number}/key-revisions")
    @RolesAllowed({"author", "instructor", "admin"})
    @Operation(
            operationId = "listKeyRevisions",
            summary = "List the key revisions of a version, oldest first")
    @APIResponseSchema(
            value = KeyRevisionListJson.class,
            responseCode = "200",
            responseDescription = "One page of revisions")
    @Problems({"no-such-question", "no-such-version"})
    public RestResponse<KeyRevisionListJson> keyRevisions(
            @PathParam("questionId") UUID questionId,
            @PathParam("number") int number,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor,
            UriInfo uri) {
        var version = find(questionId, number);
        var after = (int) Cursor.parse(cursor).after().getLeastSignificantBits();
        var rows = questions.keyRevisions(version, after, limit + 1);
        var page =
                Page.of(rows, limit, revision -> new Cursor(new UUID(0, revision.number())))
                        .map(KeyRevisionJson::of);
        return Replies.page(new KeyRevisionListJson(page.items(), page.nextCursor()), page, uri);
    }

    @POST
    @Path("/{number}/key-revisions")
    @Transactional
    @RolesAllowed({"author", "admin"})
    @BodyLimit(bytesMax = 256 * 1024)
    @Operation(
            operationId = "createKeyRevision",
            summary = "Correct the key of a published version",
            description =
                    "The content stays as it was; the key before stays on record. In a bank whose"
                            + " drafts need the approval of somebody other than their authors, whoever"
                            + " wrote some of the version cannot correct its key.")
    @APIResponseSchema(
            value = KeyRevisionJson.class,
            responseCode = "201",
            responseDescription = "The key revision")
    @Problems({
        "no-such-question",
        "no-such-version",
        "conflict-version-not-published",
        "conflict-question-trashed",
        "own-review",
        "picture-from-elsewhere",
        "picture-without-alternative"
    })
    public RestResponse<KeyRevisionJson> correct(
            @PathParam("questionId") UUID questionId,
            @PathParam("number") int number,
            @HeaderParam(Idempotency.HEADER) @Nullable String idempotencyKey,
            @HeaderParam("If-Match")
                    @Parameter(
                            description =
                                    "The number of the key revision that was read, in quotes"
                                            + " (`keyRevision` of the version, the ETag of a"
                                            + " correction), or `*`. May be left out: whatever the"
                                            + " key is by now is corrected then.")
                    @Nullable String ifMatch,
            @Nullable KeyRevisionDraftJson body) {
        var corrected = Optional.ofNullable(ifMatch).map(IfMatch::parse);
        var present = checks.present(body);
        var question = changes.hold(questionId);
        if (question.trashedAt() != null) {
            throw QuestionProblem.trashed();
        }
        var version = find(questionId, number);
        if (!version.isPublished()) {
            throw Refused.because(
                    QuestionProblem.CONFLICT_VERSION_NOT_PUBLISHED,
                    "Version %d is a draft: change its key with the draft.".formatted(number));
        }
        var deed = changes.deed(present.reason());
        if (!life.mayCorrect(question, version, deed.actor())) {
            throw Refused.because(
                    QuestionProblem.OWN_REVIEW,
                    "You wrote some of version %d, and the bank wants somebody else to correct its key."
                            .formatted(number));
        }
        var key = checks.forKeyOf(version, present);
        return idempotency.once(
                idempotencyKey,
                present,
                KeyRevisionJson.class,
                () -> {
                    corrected.ifPresent(revision -> revision.check(version.keyRevision()));
                    var revision = life.correct(question, version, key, deed);
                    var location =
                            URI.create(
                                    "/v1/questions/%s/versions/%d/key-revisions"
                                            .formatted(questionId, number));
                    return Replies.created(
                            location, KeyRevisionJson.of(revision), revision.number());
                });
    }

    private QuestionVersion find(UUID questionId, int number) {
        return questions
                .version(questionId, number)
                .orElseThrow(() ->
                        questions.find(questionId).isPresent()
                                ? QuestionProblem.noSuchVersion(number)
                                : QuestionProblem.noSuchQuestion(questionId));
    }
}

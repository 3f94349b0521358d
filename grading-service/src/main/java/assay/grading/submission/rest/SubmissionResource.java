package assay.grading.submission.rest;

import assay.grading.platform.Cursor;
import assay.grading.platform.Page;
import assay.grading.platform.Problems;
import assay.grading.platform.Refused;
import assay.grading.platform.Replies;
import assay.grading.submission.SessionId;
import assay.grading.submission.Submission;
import assay.grading.submission.SubmissionFilter;
import assay.grading.submission.Submissions;
import assay.grading.submission.UnreadableSubmission;
import assay.grading.submission.wire.SubmissionJson;
import assay.grading.submission.wire.SubmissionProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Submissions as instructors read them. */
@Path("/v1/submissions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "submissions", description = "Finished sessions, as they were handed in.")
@RunOnVirtualThread
class SubmissionResource {
    private final Submissions submissions;

    SubmissionResource(Submissions submissions) {
        this.submissions = submissions;
    }

    @GET
    @RolesAllowed({"instructor", "admin"})
    @Operation(
            operationId = "listSubmissions",
            summary = "Submissions, newest first",
            description = "What became of one is told by its result.")
    public RestResponse<SubmissionListJson> list(
            @QueryParam("examId") @Nullable UUID examId,
            @QueryParam("candidateId") @Parameter(description = "The candidate's sub.")
                    @Nullable String candidateId,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo uri) {
        var after = Cursor.parse(cursor);
        var place = after == null ? null : new SubmissionFilter.Place(after.at(), after.id());
        var rows = submissions.list(new SubmissionFilter(examId, candidateId, place), limit + 1);
        var page =
                Page.of(rows, limit, row -> new Cursor(row.submittedAt(), row.sessionId()))
                        .map(SubmissionListJson.SummaryJson::of);
        return Replies.page(new SubmissionListJson(page.items(), page.nextCursor()), page, uri);
    }

    @GET
    @Path("/{sessionId}")
    @RolesAllowed({"instructor", "admin"})
    @Problems({"no-such-submission", "conflict-submission-unreadable"})
    @Operation(
            operationId = "getSubmission",
            summary = "A submission as it was handed in: paper, responses, policy")
    public RestResponse<SubmissionJson> get(@PathParam("sessionId") UUID sessionId) {
        return find(sessionId)
                .map(submission -> RestResponse.ok(SubmissionJson.of(submission)))
                .orElseThrow(() ->
                        Refused.because(
                                SubmissionProblem.NO_SUCH_SUBMISSION,
                                "No submission has the id %s in your organisation."
                                        .formatted(sessionId)));
    }

    private Optional<Submission> find(UUID sessionId) {
        try {
            return submissions.find(new SessionId(sessionId));
        } catch (UnreadableSubmission e) {
            throw Refused.because(
                    SubmissionProblem.CONFLICT_SUBMISSION_UNREADABLE,
                    "This release cannot read the submission; it is kept as it was handed in.");
        }
    }
}

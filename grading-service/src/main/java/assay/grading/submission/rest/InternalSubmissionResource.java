package assay.grading.submission.rest;

import assay.grading.platform.BodyLimit;
import assay.grading.platform.Caller;
import assay.grading.platform.Problems;
import assay.grading.platform.Refused;
import assay.grading.platform.Validation;
import assay.grading.submission.SessionId;
import assay.grading.submission.SubmissionAccepted;
import assay.grading.submission.Submissions;
import assay.grading.submission.wire.SubmissionJson;
import assay.grading.submission.wire.SubmissionProblem;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Where session-service delivers submissions. No gateway routes this path. */
@Path("/internal/v1/submissions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "internal", description = "Between services; no gateway routes these.")
@RunOnVirtualThread
class InternalSubmissionResource {
    /**
     * 6 MiB. A submission that is refused as too large is never graded, so this is above what
     * session-service hands over: responses of 3 MiB of JSON, which is as much as it lets a session
     * hold; some 150 bytes around each of 500 responses (75 kB); and a paper of 500 items. That
     * leaves 6 kB for an item and what belongs to it: ids, section and the like (0.4 kB), twenty
     * topics of 201 characters (4 kB), and choices, drawn values and the weights of parts, whose
     * names are short; topics are told once more with their titles, files with 0.5 kB each.
     */
    private static final int SUBMISSION_BYTES_MAX = 6 * 1024 * 1024;

    private final Submissions submissions;
    private final Validation validation;
    private final Caller caller;
    private final Event<SubmissionAccepted> accepted;
    private final InstantSource clock;

    InternalSubmissionResource(
            Submissions submissions,
            Validation validation,
            Caller caller,
            Event<SubmissionAccepted> accepted,
            InstantSource clock) {
        this.submissions = submissions;
        this.validation = validation;
        this.caller = caller;
        this.accepted = accepted;
        this.clock = clock;
    }

    @PUT
    @Path("/{sessionId}")
    @PermissionsAllowed("submissions:write")
    @Transactional
    @BodyLimit(bytesMax = SUBMISSION_BYTES_MAX)
    @Problems("submission-differs")
    @Operation(
            operationId = "putSubmission",
            summary = "Hands a finished session over for grading",
            description =
                    "May be repeated: the same content again is answered 200, another content under"
                            + " the same id 409. The reply comes when the submission is stored durably;"
                            + " it is graded right after that.")
    @APIResponse(
            responseCode = "202",
            description = "Stored; it will be graded.",
            content = @Content(schema = @Schema(implementation = SubmissionReceiptJson.class)))
    @APIResponse(
            responseCode = "200",
            description = "The same content was here already.",
            content = @Content(schema = @Schema(implementation = SubmissionReceiptJson.class)))
    public RestResponse<SubmissionReceiptJson> put(
            @PathParam("sessionId") UUID sessionId, @Nullable SubmissionJson body) {
        var present = validation.present(body);
        var submission =
                validation
                        .check(present, SubmissionFaults.in(present))
                        .toDomain(new SessionId(sessionId));
        caller.actFor(submission.organisation());
        var receipt = new SubmissionReceiptJson(sessionId);
        return switch (submissions.accept(submission, clock.instant())) {
            case NEW -> {
                accepted.fire(new SubmissionAccepted(submission.session()));
                yield RestResponse.status(RestResponse.Status.ACCEPTED, receipt);
            }
            case KNOWN -> RestResponse.ok(receipt);
            case DIFFERENT ->
                    throw Refused.because(
                            SubmissionProblem.SUBMISSION_DIFFERS,
                            "Another content was handed in for session %s; a submission never changes."
                                    .formatted(sessionId));
        };
    }
}

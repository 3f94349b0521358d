package assay.grading.submission.rest;

import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Where session-service delivers submissions. No gateway routes this path. */
@Path("/internal/v1/submissions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "internal")
class InternalSubmissionResource {
    @PUT
    @Path("/{sessionId}")
    @PermissionsAllowed("submissions:write")
    @Operation(
            operationId = "putSubmission",
            summary = "Hands a finished session over for grading",
            description =
                    "May be repeated: the same content again is answered 200, another content under the same id 409. Permission: submissions:write. Body: at most 4 MiB.")
    @APIResponse(
            responseCode = "202",
            description = "Kept; it will be graded.",
            content = @Content(schema = @Schema(implementation = SubmissionReceiptJson.class)))
    @APIResponse(
            responseCode = "200",
            description = "The same content was here already.",
            content = @Content(schema = @Schema(implementation = SubmissionReceiptJson.class)))
    public RestResponse<SubmissionReceiptJson> put(
            UUID sessionId, @NotNull @Valid SubmissionJson submission) {
        return RestResponse.status(
                RestResponse.Status.ACCEPTED, new SubmissionReceiptJson(sessionId));
    }
}

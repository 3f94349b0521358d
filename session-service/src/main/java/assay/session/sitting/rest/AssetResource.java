package assay.session.sitting.rest;

import assay.session.exam.Revisions;
import assay.session.platform.Problems;
import assay.session.platform.Refused;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Pictures and other files of the questions before a candidate. */
@Path("/v1/sessions/{sessionId}/assets")
@Tag(name = "Sessions")
@RunOnVirtualThread
class AssetResource {
    private final OpenedSessions opened;
    private final Revisions revisions;
    private final AssetReplies replies;

    AssetResource(OpenedSessions opened, Revisions revisions, AssetReplies replies) {
        this.opened = opened;
        this.revisions = revisions;
        this.replies = replies;
    }

    @GET
    @Path("/{hash}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed({"session", "candidate", "instructor", "admin"})
    @Operation(
            operationId = "getSessionAsset",
            summary = "Load a picture or other file that questions of the session show",
            description =
                    "Texts refer to it as `asset:` and its hash. What a hash names never changes: keep it. One range of bytes may be asked for.")
    @APIResponse(
            responseCode = "200",
            description = "The bytes, with their media type",
            content =
                    @Content(
                            mediaType = "*/*",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "206",
            description = "The bytes of the range",
            content =
                    @Content(
                            mediaType = "*/*",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "304", description = "The client has the bytes already")
    @Problems({"no-such-session", "no-such-asset", "range-not-satisfiable"})
    public RestResponse<StreamingOutput> get(
            @PathParam("sessionId") UUID sessionId,
            @PathParam("hash") String hash,
            @HeaderParam("Range") @Nullable String range,
            @HeaderParam("If-Range") @Nullable String ifRange,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        var facts = opened.any(sessionId).facts();
        var revision = revisions.find(facts.revisionId(), facts.organisation()).orElseThrow();
        var asset =
                revision.pool().assets().stream()
                        .filter(one -> one.hash().equals(hash))
                        .findFirst()
                        .orElseThrow(() ->
                                Refused.because(
                                        SittingProblem.NO_SUCH_ASSET,
                                        "The session's questions show no asset %s."
                                                .formatted(hash)));
        return replies.get(facts.organisation(), asset, range, ifRange, ifNoneMatch);
    }
}

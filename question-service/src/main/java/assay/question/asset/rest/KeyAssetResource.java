package assay.question.asset.rest;

import assay.question.asset.AssetId;
import assay.question.asset.Assets;
import assay.question.platform.Caller;
import assay.question.platform.Problems;
import assay.question.platform.Refused;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The bytes behind answer keys. */
@Path("/internal/v1/question-versions/{questionVersionId}/key-assets")
@Tag(name = "Internal")
@RunOnVirtualThread
class KeyAssetResource {
    private final Assets assets;
    private final AssetReplies replies;
    private final Caller caller;

    KeyAssetResource(Assets assets, AssetReplies replies, Caller caller) {
        this.assets = assets;
        this.replies = replies;
        this.caller = caller;
    }

    @GET
    @Path("/{hash}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @PermissionsAllowed("keys:read")
    @Operation(
            operationId = "getKeyAsset",
            summary = "Load an asset that a key of a question version shows, for grading-service",
            description =
                    "Of any revision of the version's key. Assets that only contents refer to are not there.")
    @APIResponse(
            responseCode = "200",
            description = "The bytes, with their media type",
            content =
                    @Content(
                            mediaType = "*/*",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @Problems("no-such-asset")
    public RestResponse<StreamingOutput> get(
            @PathParam("questionVersionId") UUID questionVersionId,
            @PathParam("hash") String hash,
            @QueryParam("organisation")
                    @Parameter(required = true, description = "The organisation of the question.")
                    @Nullable String organisation) {
        caller.actForParameter("organisation", organisation);
        var asset =
                AssetId.parse(hash)
                        .flatMap(id -> assets.usedInKeys(questionVersionId, id))
                        .orElseThrow(() ->
                                Refused.because(
                                        AssetProblem.NO_SUCH_ASSET,
                                        "The version's keys show no asset %s.".formatted(hash)));
        return replies.bare(asset);
    }
}

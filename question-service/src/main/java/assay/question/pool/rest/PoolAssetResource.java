package assay.question.pool.rest;

import assay.question.asset.Asset;
import assay.question.asset.AssetId;
import assay.question.asset.Assets;
import assay.question.platform.Caller;
import assay.question.platform.Problems;
import assay.question.platform.Refused;
import assay.question.pool.Pools;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.EOFException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The bytes behind a frozen pool. */
@Path("/internal/v1/pools/{poolId}/assets")
@Tag(name = "Internal")
@RunOnVirtualThread
class PoolAssetResource {
    /** So much of an asset is in memory at a time. */
    private static final int SLICE_BYTES = 256 * 1024;

    private final Pools pools;
    private final Assets assets;
    private final Caller caller;

    PoolAssetResource(Pools pools, Assets assets, Caller caller) {
        this.pools = pools;
        this.assets = assets;
        this.caller = caller;
    }

    @GET
    @Path("/{hash}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @PermissionsAllowed("pools:read")
    @Operation(
            operationId = "getPoolAsset",
            summary = "Load an asset that questions of a frozen pool show, for session-service",
            description = "Assets that only keys refer to are not there.")
    @APIResponse(
            responseCode = "200",
            description = "The bytes, with their media type",
            content =
                    @Content(
                            mediaType = "*/*",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @Problems("no-such-pool-asset")
    public RestResponse<StreamingOutput> get(
            @PathParam("poolId") UUID poolId,
            @PathParam("hash") String hash,
            @QueryParam("organisation")
                    @Parameter(required = true, description = "The organisation of the pool.")
                    @Nullable String organisation) {
        caller.actForParameter("organisation", organisation);
        var asset =
                AssetId.parse(hash)
                        .filter(id -> pools.shows(poolId, id))
                        .flatMap(assets::find)
                        .orElseThrow(() ->
                                Refused.because(
                                        PoolProblem.NO_SUCH_POOL_ASSET,
                                        "The pool shows no asset %s.".formatted(hash)));
        return ResponseBuilder.<StreamingOutput>create(200)
                .entity(body(asset))
                .header(HttpHeaders.CONTENT_TYPE, asset.type().value())
                .header(HttpHeaders.CONTENT_LENGTH, asset.bytes())
                .build();
    }

    private StreamingOutput body(Asset asset) {
        return body -> {
            for (var place = 0L; place < asset.bytes(); ) {
                var slice = assets.read(asset.id(), place, SLICE_BYTES);
                if (slice.length == 0) {
                    throw new EOFException("asset %s was removed".formatted(asset.id()));
                }
                body.write(slice);
                place += slice.length;
            }
        };
    }
}

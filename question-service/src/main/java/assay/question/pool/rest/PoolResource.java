package assay.question.pool.rest;

import assay.question.platform.BodyLimit;
import assay.question.platform.Caller;
import assay.question.platform.Problems;
import assay.question.platform.Validation;
import assay.question.pool.Pools;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/internal/v1/pools")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Internal", description = "Between services only; no gateway routes these.")
@RunOnVirtualThread
class PoolResource {
    private final Freezing freezing;
    private final Pools pools;
    private final Validation validation;
    private final Caller caller;

    PoolResource(Freezing freezing, Pools pools, Validation validation, Caller caller) {
        this.freezing = freezing;
        this.pools = pools;
        this.validation = validation;
        this.caller = caller;
    }

    @PUT
    @Path("/{poolId}")
    @Transactional
    @PermissionsAllowed("pools:write")
    @BodyLimit(bytesMax = 1024 * 1024)
    @Operation(
            operationId = "freezePool",
            summary = "Freeze the questions that an exam revision may draw, for session-service",
            description =
                    "Takes the latest published version of each question and registers that it is"
                            + " in use; 5000 questions at most. Asked again with the same body, it"
                            + " replies with the same pool.")
    @APIResponseSchema(
            value = PoolJson.class,
            responseCode = "200",
            responseDescription = "The frozen pool")
    @Problems("conflict-pool-differs")
    public PoolJson freeze(@PathParam("poolId") UUID poolId, @Nullable PoolRequestJson request) {
        var valid = validation.check(request);
        caller.actFor(valid.organisation());
        return freezing.freeze(poolId, valid);
    }

    @DELETE
    @Path("/{poolId}")
    @Produces(MediaType.WILDCARD) // nothing, whatever is accepted
    @Transactional
    @PermissionsAllowed("pools:write")
    @Operation(
            operationId = "releasePool",
            summary = "Forget a pool that no exam revision came of, for session-service",
            description =
                    "Its versions are not in use by it any more. May be repeated; a pool that is"
                            + " not there is forgotten already.")
    @APIResponse(responseCode = "204", description = "The pool is forgotten")
    public void release(
            @PathParam("poolId") UUID poolId,
            @QueryParam("organisation")
                    @Parameter(required = true, description = "The organisation of the pool.")
                    @Nullable String organisation) {
        caller.actForParameter("organisation", organisation);
        pools.hold(poolId);
        pools.remove(poolId);
    }
}

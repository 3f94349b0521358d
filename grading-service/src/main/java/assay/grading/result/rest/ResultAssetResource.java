package assay.grading.result.rest;

import assay.grading.key.KeyAsset;
import assay.grading.key.KeyAssets;
import assay.grading.key.KeysUnavailable;
import assay.grading.key.KnownKeys;
import assay.grading.platform.Caller;
import assay.grading.platform.CommonProblem;
import assay.grading.platform.Problems;
import assay.grading.platform.Refused;
import assay.grading.result.Result;
import assay.grading.result.Results;
import assay.grading.submission.QuestionVersionId;
import assay.grading.submission.SessionId;
import assay.grading.submission.UnreadableSubmission;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Pictures and other files that the keys and feedback of a result show, for whoever may see those.
 */
@Path("/v1/results/{sessionId}/assets")
@Tag(name = "results")
@RunOnVirtualThread
class ResultAssetResource {
    private static final Logger LOG = Logger.getLogger(ResultAssetResource.class);
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final Results results;
    private final KnownKeys keys;
    private final KeyAssets assets;
    private final ShownAssets shown;
    private final Caller caller;
    private final InstantSource clock;

    ResultAssetResource(
            Results results,
            KnownKeys keys,
            KeyAssets assets,
            ShownAssets shown,
            Caller caller,
            InstantSource clock) {
        this.results = results;
        this.keys = keys;
        this.assets = assets;
        this.shown = shown;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("/{hash}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed({"candidate", "instructor", "admin"})
    @Operation(
            operationId = "getResultAsset",
            summary = "Load a picture or other file that the keys or feedback of a result show",
            description =
                    "Texts refer to it as `asset:` and its hash. A candidate gets what the texts"
                            + " name that are released to them, and nothing else; instructors what any"
                            + " text of the keys names, those of earlier grading revisions included."
                            + " What a hash names never changes: keep it. One range of bytes may be"
                            + " asked for. What the questions themselves show stands under their"
                            + " session.")
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
    @Problems({"no-such-asset", "range-not-satisfiable"})
    public RestResponse<byte[]> get(
            @PathParam("sessionId") UUID sessionId,
            @PathParam("hash") String hash,
            @HeaderParam("Range") @Nullable String range,
            @HeaderParam("If-Range") @Nullable String ifRange,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        var version = HASH.matcher(hash).matches() ? showing(sessionId, hash) : noVersion();
        if (version.isPresent() && AssetReplies.isKnown(hash, ifNoneMatch)) {
            return AssetReplies.unchanged(hash);
        }
        return version.flatMap(shows -> load(shows, hash))
                .map(asset -> AssetReplies.get(asset, hash, range, ifRange))
                .orElseThrow(() ->
                        Refused.because(
                                ResultProblem.NO_SUCH_ASSET,
                                "Nothing that you may see of the result shows an asset %s."
                                        .formatted(hash)));
    }

    private static Optional<QuestionVersionId> noVersion() {
        return Optional.empty();
    }

    private Optional<QuestionVersionId> showing(UUID sessionId, String hash) {
        return known(sessionId)
                .flatMap(result -> {
                    if (caller.hasAnyRole("instructor", "admin")) {
                        var ever = results.keys(result.submission().session());
                        return shown.toInstructors(keys.find(ever).values(), hash);
                    }
                    var rests = keys.byVersion(result.revision().keys());
                    return isTheirs(result)
                            ? shown.to(CandidateResultJson.of(result, rests), hash)
                            : noVersion();
                });
    }

    private boolean isTheirs(Result.Known result) {
        return result.submission().candidate().id().equals(caller.subject())
                && result.release().isVisible(clock.instant());
    }

    /** Of one that cannot be read nothing is shown. */
    private Optional<Result.Known> known(UUID sessionId) {
        try {
            return results.find(new SessionId(sessionId))
                    .flatMap(result ->
                            switch (result) {
                                case Result.Known known -> Optional.of(known);
                                case Result.Waiting _ -> Optional.empty();
                            });
        } catch (UnreadableSubmission e) {
            LOG.debugf(e, "An asset of %s was asked for", sessionId);
            return Optional.empty();
        }
    }

    private Optional<KeyAsset> load(QuestionVersionId version, String hash) {
        try {
            return assets.load(caller.organisation(), version, hash);
        } catch (KeysUnavailable e) {
            LOG.warnf("An asset of question version %s cannot be had: %s", version, e);
            throw Refused.because(
                            CommonProblem.UNAVAILABLE,
                            "The question bank does not give the asset now; try again.")
                    .withHeader(HttpHeaders.RETRY_AFTER, "5");
        }
    }
}

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
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
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

    /** What a hash names never changes. Nothing in it runs, even opened by itself. */
    private static final String CACHE_CONTROL = "private, max-age=31536000, immutable";

    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
    private static final Pattern SHOWN = Pattern.compile("(image|audio|video)/.*");

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
                    "Texts refer to it as `asset:` and its hash. A candidate gets what the texts name that are released to them, and nothing else; instructors what any text of the keys names. What a hash names never changes: keep it. What the questions themselves show stands under their session.")
    @APIResponse(
            responseCode = "200",
            description = "The bytes, with their media type",
            content =
                    @Content(
                            mediaType = "*/*",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "304", description = "The client has the bytes already")
    @Problems("no-such-asset")
    public RestResponse<byte[]> get(
            @PathParam("sessionId") UUID sessionId,
            @PathParam("hash") String hash,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        var version = HASH.matcher(hash).matches() ? showing(sessionId, hash) : noVersion();
        if (version.isPresent() && isKnown(hash, ifNoneMatch)) {
            return headers(ResponseBuilder.<byte[]>create(304), hash).build();
        }
        return version.flatMap(shows -> load(shows, hash))
                .map(asset -> reply(asset, hash))
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
                    var rests = keys.byVersion(result.revision().keys());
                    if (caller.hasAnyRole("instructor", "admin")) {
                        return shown.toInstructors(rests.values(), hash);
                    }
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

    private static RestResponse<byte[]> reply(KeyAsset asset, String hash) {
        return headers(ResponseBuilder.<byte[]>create(200), hash)
                .header(HttpHeaders.CONTENT_TYPE, asset.mediaType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "%s; filename=\"%s\""
                                .formatted(
                                        SHOWN.matcher(asset.mediaType()).matches()
                                                ? "inline"
                                                : "attachment",
                                        hash.substring(0, 16)))
                .entity(asset.bytes())
                .build();
    }

    private static <T> ResponseBuilder<T> headers(ResponseBuilder<T> reply, String hash) {
        return reply.header(HttpHeaders.ETAG, tag(hash))
                .header(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL)
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff");
    }

    private static String tag(String hash) {
        return "\"" + hash + "\"";
    }

    /** Weak tags count: for whom has the bytes it is all the same. */
    private static boolean isKnown(String hash, @Nullable String ifNoneMatch) {
        return ifNoneMatch != null
                && Stream.of(ifNoneMatch.split(",", -1))
                        .map(String::strip)
                        .anyMatch(tag ->
                                tag.equals("*")
                                        || tag.equals(tag(hash))
                                        || tag.equals("W/" + tag(hash)));
    }
}

package assay.question.asset.rest;

import assay.question.asset.Asset;
import assay.question.asset.AssetId;
import assay.question.asset.Assets;
import assay.question.asset.MediaType;
import assay.question.asset.media.StoringAsset;
import assay.question.asset.media.StoringAsset.Outcome;
import assay.question.platform.BodyLimit;
import assay.question.platform.Caller;
import assay.question.platform.CommonProblem;
import assay.question.platform.Cursor;
import assay.question.platform.Fault;
import assay.question.platform.Page;
import assay.question.platform.Problems;
import assay.question.platform.Refused;
import assay.question.platform.Replies;
import assay.question.platform.Upload;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

@Path("/v1/assets")
@Produces(jakarta.ws.rs.core.MediaType.APPLICATION_JSON)
@Tag(name = "Assets")
@RunOnVirtualThread
class AssetResource {
    /** What an operator may set at most. */
    private static final int BYTES_MAX = 64 * 1024 * 1024;

    /** How many of the largest files are in memory at a time, or as many bytes of smaller ones. */
    private static final int LARGEST_AT_ONCE = 4;

    /** How long a file waits for its turn. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final String SVG =
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">
              <title>A queue between two services</title>
              <path d="M0 10h12M28 10h12" stroke="#333"/>
              <rect x="12" y="5" width="16" height="10" fill="#fc6"/>
            </svg>
            """;
    private static final String TEXT =
            """
            Region;Requests per second
            eu-central-1;1200
            eu-west-1;800
            """;

    private final Assets assets;
    private final StoringAsset storing;
    private final AssetReplies replies;
    private final Caller caller;
    private final InstantSource clock;
    private final RoomInMemory memory;

    AssetResource(
            Assets assets,
            StoringAsset storing,
            AssetReplies replies,
            Caller caller,
            InstantSource clock) {
        this.assets = assets;
        this.storing = storing;
        this.replies = replies;
        this.caller = caller;
        this.clock = clock;
        this.memory =
                new RoomInMemory((int) Math.min(LARGEST_AT_ONCE * bytesMax(), BYTES_MAX), PATIENCE);
    }

    @POST
    @Consumes("*/*")
    @RolesAllowed({"author", "admin"})
    @BodyLimit(bytesMax = BYTES_MAX)
    @Operation(
            operationId = "uploadAsset",
            summary = "Upload a picture, sound or file for texts to refer to",
            description =
                    "The body is the file itself. What it is, is told by its bytes: the header `Content-Type` does not"
                            + " matter, and pictures (png, jpeg, gif, webp, svg), sounds (mp3, ogg, wav, m4a), films"
                            + " (mp4, webm), PDF and plain text are taken. SVG is written anew without what could run or"
                            + " load. The same bytes are one asset: sent again, they are answered with 200 and the asset"
                            + " that is there. An asset that no question uses is removed after a while, 7 days unless the"
                            + " operator sets another time. The operator sets how large an asset may be: 10 MiB unless set"
                            + " otherwise.")
    @RequestBody(
            required = true,
            description = "The bytes of the picture, sound, film or document.",
            content =
                    @Content(
                            mediaType = "*/*",
                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                            examples = {
                                @ExampleObject(
                                        name = "svg",
                                        summary = "A picture (SVG)",
                                        value = SVG),
                                @ExampleObject(
                                        name = "text",
                                        summary = "A document (plain text)",
                                        value = TEXT)
                            }))
    @APIResponse(
            responseCode = "201",
            description = "The asset, new",
            content = @Content(schema = @Schema(implementation = AssetJson.class)))
    @APIResponse(
            responseCode = "200",
            description = "The asset, there before",
            content = @Content(schema = @Schema(implementation = AssetJson.class)))
    @Problems({"asset-type-not-allowed", "asset-unreadable"})
    public RestResponse<AssetJson> upload(
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Parameter(hidden = true)
                    @Nullable String contentType,
            InputStream body)
            throws IOException {
        if (contentType != null
                && contentType.strip().toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            throw Refused.because(
                    AssetProblem.ASSET_TYPE_NOT_ALLOWED,
                    "Send the bytes of the file as the body, not a form that holds it.");
        }
        return switch (stored(body)) {
            case Outcome.Stored(var asset, var isNew) -> stored(asset, isNew);
            case Outcome.Empty() ->
                    throw Refused.malformed(Fault.inBody("", "The body has no bytes."));
            case Outcome.TooLarge(var max) ->
                    throw Refused.because(
                            CommonProblem.BODY_TOO_LARGE,
                            "An asset may have %d bytes at most.".formatted(max));
            case Outcome.TypeNotAllowed(var recognised) ->
                    throw Refused.because(
                            AssetProblem.ASSET_TYPE_NOT_ALLOWED,
                            "The file is %s by its content; an asset is one of %s."
                                    .formatted(recognised, MediaType.all()));
            case Outcome.Unreadable(var why) ->
                    throw Refused.because(AssetProblem.ASSET_UNREADABLE, why);
        };
    }

    /** Slow clients cost a file on disk; only what is there as a whole is taken into memory. */
    private Outcome stored(InputStream body) throws IOException {
        var spooled = Files.createTempFile("assay-upload-", ".part");
        try {
            var length = (int) Upload.spool(body, spooled, bytesMax()).length();
            try (var _ = memory.take(length)) {
                return store(Files.readAllBytes(spooled));
            }
        } finally {
            Files.deleteIfExists(spooled);
        }
    }

    private Outcome store(byte[] file) {
        return QuarkusTransaction.requiringNew()
                .call(() -> storing.store(file, caller.subject(), clock.instant()));
    }

    private long bytesMax() {
        return Math.min(storing.bytesMax(), BYTES_MAX);
    }

    private static RestResponse<AssetJson> stored(Asset asset, boolean isNew) {
        return ResponseBuilder.<AssetJson>create(isNew ? 201 : 200)
                .entity(AssetJson.of(asset))
                .header(HttpHeaders.LOCATION, "/v1/assets/" + asset.id().value())
                .build();
    }

    @GET
    @RolesAllowed({"author", "instructor", "admin"})
    @Operation(operationId = "listAssets", summary = "List assets, oldest first")
    @APIResponseSchema(
            value = AssetPageJson.class,
            responseCode = "200",
            responseDescription = "One page of assets")
    public RestResponse<AssetPageJson> list(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor,
            UriInfo uri) {
        var rows = assets.list(Cursor.parse(cursor).after(), limit + 1);
        var page = Page.of(rows, limit, asset -> new Cursor(asset.rowId())).map(AssetJson::of);
        return Replies.page(new AssetPageJson(page.items(), page.nextCursor()), page, uri);
    }

    @GET
    @Path("/{hash}")
    @Produces(jakarta.ws.rs.core.MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed({"author", "instructor", "admin"})
    @Operation(
            operationId = "getAsset",
            summary = "Load an asset",
            description =
                    "What a hash names never changes: keep it. One range of bytes may be asked for.")
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
    public RestResponse<StreamingOutput> get(
            @PathParam("hash") String hash,
            @HeaderParam("Range") @Nullable String range,
            @HeaderParam("If-Range") @Nullable String ifRange,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return replies.get(find(hash), range, ifRange, ifNoneMatch);
    }

    @HEAD
    @Path("/{hash}")
    @RolesAllowed({"author", "instructor", "admin"})
    @Operation(operationId = "headAsset", summary = "Ask about an asset without loading it")
    @APIResponse(responseCode = "200", description = "The asset is there")
    @APIResponse(responseCode = "304", description = "The client has the bytes already")
    @Problems("no-such-asset")
    public RestResponse<Void> head(
            @PathParam("hash") String hash,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return replies.head(find(hash), ifNoneMatch);
    }

    @GET
    @Path("/{hash}/metadata")
    @RolesAllowed({"author", "instructor", "admin"})
    @Operation(
            operationId = "getAssetMetadata",
            summary = "Read what is known about an asset",
            description = "Its type, its size, and how many question versions use it.")
    @APIResponseSchema(
            value = AssetJson.class,
            responseCode = "200",
            responseDescription = "The asset")
    @Problems("no-such-asset")
    public AssetJson metadata(@PathParam("hash") String hash) {
        return AssetJson.of(find(hash));
    }

    private Asset find(String hash) {
        return AssetId.parse(hash)
                .flatMap(assets::find)
                .orElseThrow(() ->
                        Refused.because(
                                AssetProblem.NO_SUCH_ASSET,
                                "There is no asset %s.".formatted(hash)));
    }
}

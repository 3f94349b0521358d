package assay.session.sitting.rest;

import assay.session.asset.Assets;
import assay.session.asset.ByteRange;
import assay.session.platform.Refused;
import assay.session.pool.PoolAsset;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.EOFException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an asset as a reply: whole or in part, kept by its client for good, since what a
 * hash names never changes. Nothing in it runs, even when a browser opens it by itself.
 */
@ApplicationScoped
class AssetReplies {
    /** So much of an asset is in memory at a time. */
    private static final int SLICE_BYTES = 256 * 1024;

    private static final String CACHE_CONTROL = "private, max-age=31536000, immutable";
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
    private static final Pattern SHOWN = Pattern.compile("(image|audio|video)/.*");

    private final Assets assets;

    AssetReplies(Assets assets) {
        this.assets = assets;
    }

    /**
     * The reply to a GET.
     *
     * @throws Refused 416 if the range is after the end
     */
    RestResponse<StreamingOutput> get(
            String organisation,
            PoolAsset asset,
            @Nullable String range,
            @Nullable String ifRange,
            @Nullable String ifNoneMatch) {
        if (isKnown(asset, ifNoneMatch)) {
            return headers(ResponseBuilder.<StreamingOutput>create(304), asset).build();
        }
        var asked = ifRange == null || ifRange.strip().equals(tag(asset)) ? range : null;
        return switch (ByteRange.of(asked, asset.bytes())) {
            case ByteRange.Whole() ->
                    described(ResponseBuilder.<StreamingOutput>create(200), asset, asset.bytes())
                            .entity(slices(organisation, asset, 0, asset.bytes()))
                            .build();
            case ByteRange.Part part ->
                    described(ResponseBuilder.<StreamingOutput>create(206), asset, part.length())
                            .header(
                                    "Content-Range",
                                    "bytes %d-%d/%d"
                                            .formatted(part.first(), part.last(), asset.bytes()))
                            .entity(slices(organisation, asset, part.first(), part.length()))
                            .build();
            case ByteRange.Unsatisfiable() ->
                    throw Refused.because(
                                    SittingProblem.RANGE_NOT_SATISFIABLE,
                                    "The asset has %d bytes; the range holds none of them."
                                            .formatted(asset.bytes()))
                            .withHeader("Content-Range", "bytes */" + asset.bytes());
        };
    }

    private static String tag(PoolAsset asset) {
        return "\"" + asset.hash() + "\"";
    }

    /** Weak tags count: for whom has the bytes it is all the same. */
    private static boolean isKnown(PoolAsset asset, @Nullable String ifNoneMatch) {
        return ifNoneMatch != null
                && Stream.of(ifNoneMatch.split(","))
                        .map(String::strip)
                        .anyMatch(tag ->
                                tag.equals("*")
                                        || tag.equals(tag(asset))
                                        || tag.equals("W/" + tag(asset)));
    }

    private static <T> ResponseBuilder<T> headers(ResponseBuilder<T> reply, PoolAsset asset) {
        return reply.header(HttpHeaders.ETAG, tag(asset))
                .header(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL)
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Accept-Ranges", "bytes");
    }

    /** Pages show pictures, sounds and films; what they cannot show is saved to a file. */
    private static <T> ResponseBuilder<T> described(
            ResponseBuilder<T> reply, PoolAsset asset, long length) {
        return headers(reply, asset)
                .header(HttpHeaders.CONTENT_TYPE, asset.mediaType())
                .header(HttpHeaders.CONTENT_LENGTH, length)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "%s; filename=\"%s\""
                                .formatted(
                                        SHOWN.matcher(asset.mediaType()).matches()
                                                ? "inline"
                                                : "attachment",
                                        asset.hash().substring(0, 16)));
    }

    private StreamingOutput slices(String organisation, PoolAsset asset, long from, long length) {
        return body -> {
            var place = from;
            var end = from + length;
            while (place < end) {
                var slice =
                        assets.read(
                                organisation,
                                asset.hash(),
                                place,
                                (int) Math.min(SLICE_BYTES, end - place));
                if (slice.length == 0) {
                    throw new EOFException("asset %s is not kept".formatted(asset.hash()));
                }
                body.write(slice);
                place += slice.length;
            }
        };
    }
}

package assay.question.asset.rest;

import assay.question.asset.Asset;
import assay.question.asset.Assets;
import assay.question.asset.ByteRange;
import assay.question.platform.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.EOFException;
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
    static final int SLICE_BYTES = 256 * 1024;

    private static final String CACHE_CONTROL = "private, max-age=31536000, immutable";
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

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
            Asset asset,
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
                            .entity(slices(asset, 0, asset.bytes()))
                            .build();
            case ByteRange.Part part ->
                    described(ResponseBuilder.<StreamingOutput>create(206), asset, part.length())
                            .header(
                                    "Content-Range",
                                    "bytes %d-%d/%d"
                                            .formatted(part.first(), part.last(), asset.bytes()))
                            .entity(slices(asset, part.first(), part.length()))
                            .build();
            case ByteRange.Unsatisfiable() ->
                    throw Refused.because(
                                    AssetProblem.RANGE_NOT_SATISFIABLE,
                                    "The asset has %d bytes; the range holds none of them."
                                            .formatted(asset.bytes()))
                            .withHeader("Content-Range", "bytes */" + asset.bytes());
        };
    }

    /** The bytes and what they are, and no more, for another service. */
    RestResponse<StreamingOutput> bare(Asset asset) {
        return ResponseBuilder.<StreamingOutput>create(200)
                .entity(slices(asset, 0, asset.bytes()))
                .header(HttpHeaders.CONTENT_TYPE, asset.type().value())
                .header(HttpHeaders.CONTENT_LENGTH, asset.bytes())
                .build();
    }

    /** The reply to a HEAD. */
    RestResponse<Void> head(Asset asset, @Nullable String ifNoneMatch) {
        return isKnown(asset, ifNoneMatch)
                ? headers(ResponseBuilder.<Void>create(304), asset).build()
                : described(ResponseBuilder.<Void>create(200), asset, asset.bytes()).build();
    }

    private static String tag(Asset asset) {
        return "\"" + asset.id().value() + "\"";
    }

    /** Weak tags count: for whom has the bytes it is all the same. */
    private static boolean isKnown(Asset asset, @Nullable String ifNoneMatch) {
        return ifNoneMatch != null
                && Stream.of(ifNoneMatch.split(","))
                        .map(String::strip)
                        .anyMatch(tag ->
                                tag.equals("*")
                                        || tag.equals(tag(asset))
                                        || tag.equals("W/" + tag(asset)));
    }

    private static <T> ResponseBuilder<T> headers(ResponseBuilder<T> reply, Asset asset) {
        return reply.header(HttpHeaders.ETAG, tag(asset))
                .header(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL)
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Accept-Ranges", "bytes");
    }

    private static <T> ResponseBuilder<T> described(
            ResponseBuilder<T> reply, Asset asset, long length) {
        return headers(reply, asset)
                .header(HttpHeaders.CONTENT_TYPE, asset.type().value())
                .header(HttpHeaders.CONTENT_LENGTH, length)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "%s; filename=\"%s.%s\""
                                .formatted(
                                        asset.type().isShown() ? "inline" : "attachment",
                                        asset.id().value().substring(0, 16),
                                        asset.type().extension()));
    }

    private StreamingOutput slices(Asset asset, long from, long length) {
        return body -> {
            var place = from;
            var end = from + length;
            while (place < end) {
                var slice =
                        assets.read(asset.id(), place, (int) Math.min(SLICE_BYTES, end - place));
                if (slice.length == 0) {
                    throw new EOFException("asset %s was removed".formatted(asset.id()));
                }
                body.write(slice);
                place += slice.length;
            }
        };
    }
}

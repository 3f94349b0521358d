package assay.grading.result.rest;

import assay.grading.key.ByteRange;
import assay.grading.key.KeyAsset;
import assay.grading.platform.Refused;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an asset as a reply: whole or in part, kept by its client for good, since what a
 * hash names never changes. Nothing in it runs, even when a browser opens it by itself.
 */
final class AssetReplies {
    private static final String CACHE_CONTROL = "private, max-age=31536000, immutable";
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
    private static final Pattern SHOWN = Pattern.compile("(image|audio|video)/.*");

    private AssetReplies() {}

    /** The reply to who has the bytes. */
    static RestResponse<byte[]> unchanged(String hash) {
        return headers(ResponseBuilder.<byte[]>create(304), hash).build();
    }

    /** Weak tags count: for whom has the bytes it is all the same. */
    static boolean isKnown(String hash, @Nullable String ifNoneMatch) {
        return ifNoneMatch != null
                && Stream.of(ifNoneMatch.split(",", -1))
                        .map(String::strip)
                        .anyMatch(tag ->
                                tag.equals("*")
                                        || tag.equals(tag(hash))
                                        || tag.equals("W/" + tag(hash)));
    }

    /**
     * The reply with bytes.
     *
     * @throws Refused 416 if the range is after the end
     */
    static RestResponse<byte[]> get(
            KeyAsset asset, String hash, @Nullable String range, @Nullable String ifRange) {
        var bytes = asset.bytes();
        var asked = ifRange == null || ifRange.strip().equals(tag(hash)) ? range : null;
        return switch (ByteRange.of(asked, bytes.length)) {
            case ByteRange.Whole() ->
                    described(ResponseBuilder.<byte[]>create(200), asset, hash)
                            .entity(bytes)
                            .build();
            case ByteRange.Part(var first, var last) ->
                    described(ResponseBuilder.<byte[]>create(206), asset, hash)
                            .header(
                                    "Content-Range",
                                    "bytes %d-%d/%d".formatted(first, last, bytes.length))
                            .entity(Arrays.copyOfRange(bytes, (int) first, (int) last + 1))
                            .build();
            case ByteRange.Unsatisfiable() ->
                    throw Refused.because(
                                    ResultProblem.RANGE_NOT_SATISFIABLE,
                                    "The asset has %d bytes; the range holds none of them."
                                            .formatted(bytes.length))
                            .withHeader("Content-Range", "bytes */" + bytes.length);
        };
    }

    private static String tag(String hash) {
        return "\"" + hash + "\"";
    }

    private static <T> ResponseBuilder<T> headers(ResponseBuilder<T> reply, String hash) {
        return reply.header(HttpHeaders.ETAG, tag(hash))
                .header(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL)
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Accept-Ranges", "bytes");
    }

    /** Pages show pictures, sounds and films; what they cannot show is saved to a file. */
    private static <T> ResponseBuilder<T> described(
            ResponseBuilder<T> reply, KeyAsset asset, String hash) {
        return headers(reply, hash)
                .header(HttpHeaders.CONTENT_TYPE, asset.mediaType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "%s; filename=\"%s\""
                                .formatted(
                                        SHOWN.matcher(asset.mediaType()).matches()
                                                ? "inline"
                                                : "attachment",
                                        hash.substring(0, 16)));
    }
}

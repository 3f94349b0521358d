package assay.question.asset.media;

import assay.question.asset.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.tika.Tika;

/** Tells what a file is by its bytes: names and headers are what somebody says it is. */
final class Recognition {
    private static final Tika TIKA = new Tika();
    private static final int HEAD_BYTES = 64;

    private Recognition() {}

    /** What the file is, as a media type of the registry, whether we take it or not. */
    static String typeOf(byte[] bytes) {
        return TIKA.detect(bytes);
    }

    /** The type that we take it for, if we take it. */
    static Optional<MediaType> recognise(byte[] bytes) {
        return MediaType.of(
                switch (typeOf(bytes)) {
                    case "audio/vnd.wave", "audio/x-wav" -> "audio/wav";
                    case "audio/vorbis", "audio/opus", "audio/speex", "application/ogg" ->
                            "audio/ogg";
                    case "audio/x-m4a", "audio/x-mp4a" -> "audio/mp4";
                    case "application/mp4", "video/x-m4v", "video/quicktime" -> boxed(bytes);
                    case "application/x-matroska" -> matroska(bytes);
                    case "application/xml" -> "image/svg+xml"; // or no drawing, as reading it tells
                    case String other ->
                            other.equals("text/plain") && isMarkup(bytes) ? "image/svg+xml" : other;
                });
    }

    /** A document type of its own hides a drawing from those who look at its first element. */
    private static boolean isMarkup(byte[] bytes) {
        var head = head(bytes).stripLeading();
        return head.startsWith("<!DOCTYPE svg")
                || head.startsWith("<?xml")
                || head.startsWith("<svg");
    }

    /** ISO base media and QuickTime look alike but for the brand in their first box. */
    private static String boxed(byte[] bytes) {
        var head = head(bytes);
        return !head.startsWith("ftyp", 4) || head.startsWith("qt", 8)
                ? "video/quicktime"
                : head.startsWith("M4A", 8) ? "audio/mp4" : "video/mp4";
    }

    /** WebM is Matroska that says so at its start. */
    private static String matroska(byte[] bytes) {
        return head(bytes).contains("webm") ? "video/webm" : "application/x-matroska";
    }

    private static String head(byte[] bytes) {
        return new String(
                bytes, 0, Math.min(bytes.length, HEAD_BYTES), StandardCharsets.ISO_8859_1);
    }
}

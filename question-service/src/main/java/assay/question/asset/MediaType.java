package assay.question.asset;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an asset may be. */
public enum MediaType {
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg"),
    GIF("image/gif", "gif"),
    WEBP("image/webp", "webp"),
    SVG("image/svg+xml", "svg"),
    MP3("audio/mpeg", "mp3"),
    OGG("audio/ogg", "ogg"),
    WAV("audio/wav", "wav"),
    M4A("audio/mp4", "m4a"),
    MP4("video/mp4", "mp4"),
    WEBM("video/webm", "webm"),
    PDF("application/pdf", "pdf"),
    TEXT("text/plain", "txt");

    private final String value;
    private final String extension;

    MediaType(String value, String extension) {
        this.value = value;
        this.extension = extension;
    }

    /** As in {@code Content-Type}. */
    public String value() {
        return value;
    }

    /** What the name of a file of this type ends with, without the dot. */
    public String extension() {
        return extension;
    }

    public boolean isPicture() {
        return value.startsWith("image/");
    }

    /** Whether pages show it; what they cannot show is saved to a file. */
    public boolean isShown() {
        return this != PDF && this != TEXT;
    }

    public static Optional<MediaType> of(String value) {
        return Arrays.stream(values()).filter(type -> type.value.equals(value)).findFirst();
    }

    /** Every type, for people. */
    public static String all() {
        return Arrays.stream(values()).map(MediaType::value).collect(Collectors.joining(", "));
    }
}

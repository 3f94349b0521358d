package assay.question.exchange;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Media types of the files that candidates may hand in. */
public final class FileTypes {
    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("pdf", "application/pdf"),
                    Map.entry("txt", "text/plain"),
                    Map.entry("csv", "text/csv"),
                    Map.entry("zip", "application/zip"),
                    Map.entry("png", "image/png"),
                    Map.entry("jpg", "image/jpeg"),
                    Map.entry("gif", "image/gif"),
                    Map.entry("svg", "image/svg+xml"),
                    Map.entry("doc", "application/msword"),
                    Map.entry(
                            "docx",
                            "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
                    Map.entry(
                            "xlsx",
                            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
                    Map.entry(
                            "pptx",
                            "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
                    Map.entry("odt", "application/vnd.oasis.opendocument.text"),
                    Map.entry("ods", "application/vnd.oasis.opendocument.spreadsheet"),
                    Map.entry("odp", "application/vnd.oasis.opendocument.presentation"),
                    Map.entry("mp3", "audio/mpeg"),
                    Map.entry("mp4", "video/mp4"),
                    Map.entry("jpeg", "image/jpeg"),
                    Map.entry("image", "image/*"),
                    Map.entry("web_image", "image/*"),
                    Map.entry("audio", "audio/*"),
                    Map.entry("video", "video/*"));

    private FileTypes() {}

    /** The type that an ending, with or without its dot, a group's name or a media type means. */
    public static Optional<String> mediaType(String name) {
        var said = name.strip().toLowerCase(Locale.ROOT);
        if (said.contains("/")) {
            return Optional.of(said);
        }
        return Optional.ofNullable(TYPES.get(said.startsWith(".") ? said.substring(1) : said));
    }
}

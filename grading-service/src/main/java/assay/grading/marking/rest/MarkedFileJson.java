package assay.grading.marking.rest;

import static java.util.Map.entry;

import assay.grading.submission.HandedInFile;
import assay.grading.submission.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A file that a response to be marked hands in. */
@Schema(
        name = "MarkedFile",
        description =
                "A file that the response hands in. What the candidate called it may tell who that"
                        + " is, so a marker is not told; those who may know read it with the session's"
                        + " files or the submission.",
        requiredProperties = {
            "id",
            "name",
            "mediaType",
            "bytes",
            "sha256",
            "uploadedAt",
            "content"
        })
record MarkedFileJson(
        @Schema(description = "As the response names it.") String id,
        @Schema(
                        description =
                                "Neutral: its place among the files of the response, and an ending"
                                        + " by its media type.",
                        examples = "file-1.png")
                String name,
        @Schema(description = "As the bytes say.", examples = "image/png") String mediaType,
        @Schema(examples = "48211") long bytes,
        @Schema(description = "64 lower-case hexadecimal digits.") String sha256,
        Instant uploadedAt,
        @Schema(
                        description =
                                "Where to download it under that name, from session-service."
                                        + " Relative to the platform's address.",
                        examples =
                                "/v1/sessions/01932d4e-0000-7000-8000-000000000001/files/01932d4e-0000-7000-8000-000000000020/content?name=file-1.png")
                String content) {
    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

    /** Of the types that candidates hand in most; any other file has no ending. */
    private static final Map<String, String> ENDINGS =
            Map.ofEntries(
                    entry("application/pdf", ".pdf"),
                    entry("application/zip", ".zip"),
                    entry("application/json", ".json"),
                    entry("application/xml", ".xml"),
                    entry("application/rtf", ".rtf"),
                    entry("application/msword", ".doc"),
                    entry("application/vnd.ms-excel", ".xls"),
                    entry("application/vnd.ms-powerpoint", ".ppt"),
                    entry(OFFICE + "wordprocessingml.document", ".docx"),
                    entry(OFFICE + "spreadsheetml.sheet", ".xlsx"),
                    entry(OFFICE + "presentationml.presentation", ".pptx"),
                    entry("application/vnd.oasis.opendocument.text", ".odt"),
                    entry("application/vnd.oasis.opendocument.spreadsheet", ".ods"),
                    entry("application/vnd.oasis.opendocument.presentation", ".odp"),
                    entry("audio/mpeg", ".mp3"),
                    entry("audio/mp4", ".m4a"),
                    entry("audio/x-wav", ".wav"),
                    entry("image/gif", ".gif"),
                    entry("image/jpeg", ".jpg"),
                    entry("image/png", ".png"),
                    entry("image/svg+xml", ".svg"),
                    entry("image/webp", ".webp"),
                    entry("text/csv", ".csv"),
                    entry("text/html", ".html"),
                    entry("text/plain", ".txt"),
                    entry("video/mp4", ".mp4"),
                    entry("video/quicktime", ".mov"),
                    entry("video/webm", ".webm"));

    /**
     * A file as a marker sees it.
     *
     * @param place among the files of the response, from 1
     */
    static MarkedFileJson of(SessionId session, HandedInFile file, int place) {
        var name = "file-%d%s".formatted(place, ENDINGS.getOrDefault(file.mediaType(), ""));
        return new MarkedFileJson(
                file.id(),
                name,
                file.mediaType(),
                file.bytes(),
                file.sha256(),
                file.uploadedAt(),
                "/v1/sessions/%s/files/%s/content?name=%s"
                        .formatted(session.value(), file.id(), name));
    }

    static List<MarkedFileJson> of(SessionId session, List<HandedInFile> files) {
        return IntStream.range(0, files.size())
                .mapToObj(i -> of(session, files.get(i), i + 1))
                .toList();
    }
}

package assay.question.exchange.moodlexml;

import assay.question.content.QuestionContent;
import assay.question.exchange.Refusal;
import assay.question.exchange.Remark;
import assay.question.exchange.xml.XmlElement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Moodle's essay without a text field: files are handed in. */
final class MoodleUpload {
    /** Moodle's "unlimited" and its site-wide limit get these bounds. */
    static final int FILES_MAX = 20;

    static final long BYTES_MAX = 20L << 20;

    static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry(".pdf", "application/pdf"),
                    Map.entry(".txt", "text/plain"),
                    Map.entry(".csv", "text/csv"),
                    Map.entry(".zip", "application/zip"),
                    Map.entry(".png", "image/png"),
                    Map.entry(".jpg", "image/jpeg"),
                    Map.entry(".gif", "image/gif"),
                    Map.entry(".svg", "image/svg+xml"),
                    Map.entry(".doc", "application/msword"),
                    Map.entry(
                            ".docx",
                            "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
                    Map.entry(
                            ".xlsx",
                            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
                    Map.entry(
                            ".pptx",
                            "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
                    Map.entry(".odt", "application/vnd.oasis.opendocument.text"),
                    Map.entry(".ods", "application/vnd.oasis.opendocument.spreadsheet"),
                    Map.entry(".odp", "application/vnd.oasis.opendocument.presentation"),
                    Map.entry(".mp3", "audio/mpeg"),
                    Map.entry(".mp4", "video/mp4"),
                    Map.entry("image", "image/*"),
                    Map.entry("web_image", "image/*"),
                    Map.entry("audio", "audio/*"),
                    Map.entry("video", "video/*"));

    private MoodleUpload() {}

    static QuestionContent.FileUpload of(
            XmlElement question, String stem, int attachments, List<Remark> remarks)
            throws Refusal {
        var filesMax = attachments;
        if (attachments < 0) {
            filesMax = FILES_MAX;
            remarks.add(
                    Remark.normalised("Any number of files becomes %d.".formatted(FILES_MAX)));
        }
        var bytesMax = MoodleTexts.number(question, "maxbytes").map(Number::longValue).orElse(0L);
        if (bytesMax <= 0) {
            bytesMax = BYTES_MAX;
            remarks.add(
                    Remark.normalised("The site's own limit of bytes becomes %d.".formatted(BYTES_MAX)));
        }
        var types = new LinkedHashSet<String>();
        for (var name : MoodleTexts.raw(question, "filetypeslist").split("[,;\\s]+")) {
            var said = name.toLowerCase(Locale.ROOT);
            if (said.isEmpty() || said.equals("*")) {
                continue;
            }
            var type = said.contains("/") ? said : TYPES.get(said.equals(".jpeg") ? ".jpg" : said);
            if (type == null) {
                remarks.add(Remark.lossy("Files of the type %s are not known here.".formatted(name)));
            } else {
                types.add(type);
            }
        }
        return new QuestionContent.FileUpload(
                stem, Math.max(1, filesMax), bytesMax, List.copyOf(types));
    }
}

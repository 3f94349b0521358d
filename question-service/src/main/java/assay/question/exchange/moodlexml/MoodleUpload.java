package assay.question.exchange.moodlexml;

import assay.question.content.QuestionContent;
import assay.question.exchange.FileTypes;
import assay.question.exchange.Refusal;
import assay.question.exchange.Remark;
import assay.question.exchange.xml.XmlElement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/** Moodle's essay without a text field: files are handed in. */
final class MoodleUpload {
    /** Moodle's "unlimited" and its site-wide limit get these bounds. */
    static final int FILES_MAX = 20;

    static final long BYTES_MAX = 20L << 20;

    private MoodleUpload() {}

    static QuestionContent.FileUpload of(
            XmlElement question, String stem, int attachments, List<Remark> remarks)
            throws Refusal {
        var filesMax = attachments;
        if (attachments < 0) {
            filesMax = FILES_MAX;
            remarks.add(Remark.normalised("Any number of files becomes %d.".formatted(FILES_MAX)));
        }
        var bytesMax = MoodleTexts.number(question, "maxbytes").map(Number::longValue).orElse(0L);
        if (bytesMax <= 0) {
            bytesMax = BYTES_MAX;
            remarks.add(
                    Remark.normalised(
                            "The site's own limit of bytes becomes %d.".formatted(BYTES_MAX)));
        }
        var types = new LinkedHashSet<String>();
        for (var name : MoodleTexts.raw(question, "filetypeslist").split("[,;\\s]+", -1)) {
            var said = name.toLowerCase(Locale.ROOT);
            if (said.isEmpty() || said.equals("*")) {
                continue;
            }
            FileTypes.mediaType(said)
                    .ifPresentOrElse(
                            types::add,
                            () ->
                                    remarks.add(
                                            Remark.lossy(
                                                    "Files of the type %s are not known here."
                                                            .formatted(name))));
        }
        return new QuestionContent.FileUpload(
                stem, Math.max(1, filesMax), bytesMax, List.copyOf(types));
    }
}

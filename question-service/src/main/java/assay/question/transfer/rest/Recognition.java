package assay.question.transfer.rest;

import assay.question.exchange.Format;
import assay.question.exchange.UnreadableFile;
import assay.question.exchange.file.Archive;
import assay.question.exchange.file.ByteSource;
import assay.question.exchange.file.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells a file's format by its content. */
final class Recognition {
    private static final int HEAD_CHARACTERS = 1 << 16;
    private static final Pattern ROOT =
            Pattern.compile(
                    "(?s)^\\s*(?:<\\?.*?\\?>|<!--.*?-->|<!DOCTYPE[^\\[>]*(?:\\[.*?])?\\s*>|\\s)*<(?:[\\w.-]+:)?([\\w.-]+)");
    private static final Pattern AIKEN = Pattern.compile("(?im)^\\s*ANSWER\\s*:\\s*[A-Z]\\s*$");
    private static final Pattern CSV_HEADER =
            Pattern.compile(
                    "(?i)^[^\\n]*\\btype\\b[^\\n]*[,;\\t][^\\n]*\\b(text|question|stem)\\b|^[^\\n]*\\b(text|question|stem)\\b[^\\n]*[,;\\t][^\\n]*\\btype\\b");

    private Recognition() {}

    /**
     * The format, if it is one of those that are known.
     *
     * @throws UnreadableFile if it is an archive that must not be opened
     */
    static Optional<Format> of(Path file) throws IOException, UnreadableFile {
        if (!Archive.is(file)) {
            return ofText(ByteSource.of(file));
        }
        try (var archive = Archive.open(file)) {
            if (archive.entry("questions.json").isPresent()) {
                return Optional.of(Format.NATIVE);
            }
            var manifest = archive.entry("imsmanifest.xml");
            if (manifest.isPresent()) {
                var format = ofManifest(head(manifest.get()));
                if (format.isPresent()) {
                    return format;
                }
            }
            for (var path : archive.paths()) {
                if (path.endsWith(".xml") && !path.endsWith("imsmanifest.xml")) {
                    var format = ofText(archive.entry(path).orElseThrow());
                    if (format.isPresent() && format.get() != Format.MOODLE_XML) {
                        return format;
                    }
                }
            }
            return manifest.isPresent() ? Optional.of(Format.QTI_2_1) : Optional.empty();
        }
    }

    private static Optional<Format> ofManifest(String manifest) {
        if (manifest.matches("(?s).*(imsqti(asi)?(_item|_test)?(_xml)?_?v3p0|qtiv3|QTI 3).*")) {
            return Optional.of(Format.QTI_3_0);
        }
        if (manifest.matches("(?s).*v2p2.*")) {
            return Optional.of(Format.QTI_2_2);
        }
        if (manifest.matches("(?s).*imsqti\\w*v2p[01].*")) {
            return Optional.of(Format.QTI_2_1);
        }
        if (manifest.matches("(?s).*(imsqti_xmlv1p|imscc_xmlv1p|qtiasiv1p|imsccv1p).*")) {
            return Optional.of(Format.QTI_1_2);
        }
        return Optional.empty();
    }

    private static Optional<Format> ofText(ByteSource bytes) throws IOException {
        var text = head(bytes);
        var root = ROOT.matcher(text);
        if (root.find()) {
            return ofRoot(root.group(1), text);
        }
        var begin = text.stripLeading();
        if (begin.startsWith("{\"") || begin.matches("(?s)\\{\\s+\".*")) {
            return Optional.of(Format.NATIVE);
        }
        if (CSV_HEADER.matcher(begin).find()) {
            return Optional.of(Format.CSV);
        }
        if (AIKEN.matcher(text).find() && !text.matches("(?s).*(?<!\\\\)\\{[^}]*[=~].*")) {
            return Optional.of(Format.AIKEN);
        }
        return text.matches("(?s).*(\\{.*}|::.+::|\\$CATEGORY:).*")
                ? Optional.of(Format.GIFT)
                : Optional.empty();
    }

    private static Optional<Format> ofRoot(String root, String text) {
        return switch (root) {
            case "quiz" -> Optional.of(Format.MOODLE_XML);
            case "questestinterop" -> Optional.of(Format.QTI_1_2);
            case "assessmentItem", "assessmentTest", "assessmentSection" ->
                    Optional.of(text.contains("v2p2") ? Format.QTI_2_2 : Format.QTI_2_1);
            default -> root.startsWith("qti-") ? Optional.of(Format.QTI_3_0) : Optional.empty();
        };
    }

    private static String head(ByteSource bytes) throws IOException {
        try (var in = TextFile.of(bytes).open()) {
            var head = new char[HEAD_CHARACTERS];
            var length = 0;
            int read;
            while (length < head.length
                    && (read = in.read(head, length, head.length - length)) != -1) {
                length += read;
            }
            return new String(head, 0, length);
        }
    }
}

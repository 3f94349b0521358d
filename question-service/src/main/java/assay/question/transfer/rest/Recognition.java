package assay.question.transfer.rest;

import assay.question.exchange.Format;
import assay.question.exchange.Place;
import assay.question.exchange.UnreadableFile;
import assay.question.exchange.csv.CsvHeader;
import assay.question.exchange.file.Archive;
import assay.question.exchange.file.ByteSource;
import assay.question.exchange.file.TextFile;
import assay.question.exchange.gift.GiftSigns;
import assay.question.exchange.xml.RootName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipException;

/**
 * Tells a file's format by its content. Whoever sends a file chooses its characters, so nothing
 * here may look at them more often than a few times: no expression with two repetitions that could
 * share the same text.
 */
final class Recognition {
    private static final int HEAD_CHARACTERS = 1 << 16;
    private static final int LOOKED_INTO_MAX = 100;
    private static final int LISTED_MAX = 10;
    private static final int ZEROS_MAX = 8;

    /** Formats whose file is never an archive. */
    private static final Set<Format> SINGLE =
            Set.of(Format.MOODLE_XML, Format.GIFT, Format.AIKEN, Format.CSV);

    private static final String MANIFEST = "imsmanifest.xml";
    private static final String APPLE = "__MACOSX/";
    private static final Pattern RESOURCE_TYPE =
            Pattern.compile("\\btype\\s*=\\s*[\"']ims(?:qti|apip)[^\"']*?v([123])p(\\d)");
    private static final Pattern QTI_1_2 =
            Pattern.compile("imscc_xmlv1p|qtiasiv1p|imsccv1p|x-bb-qti");
    private static final Pattern NATIVE = Pattern.compile("\\{\\s*\"");
    private static final Pattern AIKEN_ANSWER =
            Pattern.compile(
                    "ANSWER\\s*:\\s*[A-Z](?:[).:,;&].*|\\s+(?:[,;&]|and ).*)?",
                    Pattern.CASE_INSENSITIVE);

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
            var format = ofArchive(archive);
            if (format.isEmpty()) {
                throw new UnreadableFile(new Place("", 0, ""), found(archive));
            }
            return format;
        } catch (ZipException e) {
            var unreadable =
                    new UnreadableFile(
                            new Place("", 0, ""),
                            "The archive is damaged: " + e.getMessage() + ".");
            unreadable.initCause(e);
            throw unreadable;
        }
    }

    private static Optional<Format> ofArchive(Archive archive) throws IOException {
        if (archive.entry("questions.json").isPresent()) {
            return Optional.of(Format.NATIVE);
        }
        var manifestPath =
                archive.paths().stream()
                        .filter(path -> Archive.ends("/" + path, "/" + MANIFEST))
                        .filter(path -> !path.startsWith(APPLE))
                        .min(Comparator.comparingInt(String::length));
        var manifest =
                manifestPath.isPresent()
                        ? head(archive.entry(manifestPath.get()).orElseThrow())
                        : "";
        var declared = ofManifest(manifest);
        if (declared.isPresent()) {
            return declared;
        }
        for (var path : archive.paths()) {
            var isDocument =
                    Archive.ends(path, ".xml")
                            || Archive.ends(path, ".qti")
                            || Archive.ends(path, ".dat");
            if (isDocument && isMeant(path) && !Archive.ends("/" + path, "/" + MANIFEST)) {
                var format = ofEntry(archive, path);
                if (format.isPresent() && !SINGLE.contains(format.get())) {
                    return format;
                }
            }
        }
        return manifestPath.isPresent() ? Optional.of(ofNamespaces(manifest)) : Optional.empty();
    }

    /** The only file of an archive, if that is a file of a format that knows no archives. */
    static Optional<Packed> packed(Path file) throws IOException, UnreadableFile {
        if (!Archive.is(file)) {
            return Optional.empty();
        }
        try (var archive = Archive.open(file)) {
            var paths = archive.paths().stream().filter(Recognition::isMeant).toList();
            if (paths.size() != 1) {
                return Optional.empty();
            }
            var path = paths.getFirst();
            return ofEntry(archive, path)
                    .filter(SINGLE::contains)
                    .map(format -> new Packed(path, format));
        }
    }

    /** A file in an archive. */
    record Packed(String path, Format format) {}

    /** What some systems put beside what is meant. */
    private static boolean isMeant(String path) {
        var name = path.substring(path.lastIndexOf('/') + 1);
        return !path.startsWith(APPLE) && !name.startsWith(".") && !name.equals("Thumbs.db");
    }

    /** Why an archive is none that can be imported: what is in it. */
    private static String found(Archive archive) throws IOException {
        var paths = archive.paths().stream().filter(Recognition::isMeant).toList();
        var within =
                paths.stream()
                        .filter(path -> Archive.ends(path, ".zip") || Archive.ends(path, ".imscc"))
                        .toList();
        if (!within.isEmpty()) {
            return "The archive holds archives, which are not opened; send each by itself: "
                    + listed(within);
        }
        var single = new ArrayList<String>();
        for (var path : paths.subList(0, Math.min(paths.size(), LOOKED_INTO_MAX))) {
            ofEntry(archive, path)
                    .filter(SINGLE::contains)
                    .ifPresent(format ->
                            single.add(
                                    "%s (%s)"
                                            .formatted(
                                                    path, format.name().toLowerCase(Locale.ROOT))));
        }
        if (!single.isEmpty()) {
            return "The archive is no content package, and holds files of questions beside others; send each by itself: "
                    + listed(single);
        }
        return paths.isEmpty()
                ? "The archive is empty."
                : "The archive holds no questions that can be imported, but " + listed(paths);
    }

    private static String listed(List<String> paths) {
        var shown = String.join(", ", paths.subList(0, Math.min(paths.size(), LISTED_MAX)));
        return paths.size() > LISTED_MAX
                ? "%s and %d more.".formatted(shown, paths.size() - LISTED_MAX)
                : shown + ".";
    }

    /** Nothing, if the entry is of no known format or cannot be opened. */
    private static Optional<Format> ofEntry(Archive archive, String path) throws IOException {
        try {
            return ofText(archive.entry(path).orElseThrow());
        } catch (Archive.TooLarge _) {
            return Optional.empty();
        }
    }

    /** By the types of its resources; the newest if there are several. */
    private static Optional<Format> ofManifest(String manifest) {
        return RESOURCE_TYPE
                .matcher(manifest)
                .results()
                .map(type ->
                        switch (type.group(1)) {
                            case "3" -> Format.QTI_3_0;
                            case "2" -> type.group(2).equals("2") ? Format.QTI_2_2 : Format.QTI_2_1;
                            default -> Format.QTI_1_2;
                        })
                .max(Comparator.naturalOrder());
    }

    private static Format ofNamespaces(String manifest) {
        if (manifest.contains("qtiv3") || manifest.contains("QTIv3")) {
            return Format.QTI_3_0;
        }
        if (manifest.contains("v2p2")) {
            return Format.QTI_2_2;
        }
        return QTI_1_2.matcher(manifest).find() ? Format.QTI_1_2 : Format.QTI_2_1;
    }

    private static Optional<Format> ofText(ByteSource bytes) throws IOException {
        return isBinary(bytes) ? Optional.empty() : ofText(head(bytes));
    }

    static Optional<Format> ofText(String text) {
        var root = RootName.in(text);
        if (root.isPresent()) {
            return ofRoot(root.get(), text);
        }
        var begin = text.stripLeading();
        if (NATIVE.matcher(begin).lookingAt()) {
            return Optional.of(Format.NATIVE);
        }
        if (CsvHeader.begins(begin)) {
            return Optional.of(Format.CSV);
        }
        if (text.lines().anyMatch(line -> AIKEN_ANSWER.matcher(line.strip()).matches())
                && !holdsGiftAnswers(text)) {
            return Optional.of(Format.AIKEN);
        }
        return GiftSigns.areIn(text) ? Optional.of(Format.GIFT) : Optional.empty();
    }

    /** Pictures and the like have zeros beside their other bytes; PDF says what it is. */
    private static boolean isBinary(ByteSource bytes) throws IOException {
        byte[] head;
        try (var in = bytes.open()) {
            head = in.readNBytes(HEAD_CHARACTERS);
        }
        if (new String(head, StandardCharsets.ISO_8859_1).startsWith("%PDF-")) {
            return true;
        }
        var encoding = TextFile.of(bytes).encoding().name();
        var zeros = 0;
        for (var one : head) {
            if (one == 0) {
                zeros++;
            }
        }
        return !encoding.startsWith("UTF-16")
                && !encoding.startsWith("UTF-32")
                && zeros > ZEROS_MAX;
    }

    /** Whether a brace is open, and not escaped, where a mark of an answer stands. */
    private static boolean holdsGiftAnswers(String text) {
        var isOpen = false;
        for (var i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '{' -> isOpen = isOpen || i == 0 || text.charAt(i - 1) != '\\';
                case '}' -> isOpen = false;
                case '=', '~' -> {
                    if (isOpen) {
                        return true;
                    }
                }
                default -> {}
            }
        }
        return false;
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

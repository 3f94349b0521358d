package assay.question.exchange.qti12;

import assay.question.exchange.Media;
import assay.question.exchange.Place;
import assay.question.exchange.Reading;
import assay.question.exchange.UnreadableFile;
import assay.question.exchange.file.Archive;
import assay.question.exchange.file.ByteSource;
import assay.question.exchange.file.TextFile;
import assay.question.exchange.xml.RootName;
import assay.question.exchange.xml.SecureXml;
import assay.question.exchange.xml.XmlElement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The QTI 1.2 documents of an archive, those first that its manifest names, in its order. */
final class Qti12Package {
    /** What Canvas calls the folder that {@code $IMS-CC-FILEBASE$} stands for. */
    private static final List<String> BASES = List.of("web_resources/", "", "csfiles/home_dir/");

    private static final Set<String> ENDINGS = Set.of(".xml", ".qti", ".dat");
    private static final int HEAD_CHARACTERS = 8_192;
    private static final Pattern BLACKBOARD_ID = Pattern.compile("xid-\\d{1,20}_\\d{1,9}");

    private final Archive archive;

    Qti12Package(Archive archive) {
        this.archive = archive;
    }

    void read(Media media, Consumer<Reading> readings) throws UnreadableFile, IOException {
        var documents = documents(readings);
        for (var path : archive.paths()) {
            if (Archive.ends(path, ".zip") || Archive.ends(path, ".imscc")) {
                readings.accept(
                        new Reading.Refused(
                                new Place(path, 0, ""),
                                path,
                                "An archive within the archive is not opened."));
            }
        }
        if (documents.isEmpty()) {
            throw new UnreadableFile(
                    new Place("", 0, ""), "The archive holds no document of QTI 1.2.");
        }
        UnreadableFile broken = null;
        for (var path : documents) {
            try {
                Qti12Reader.document(TextFile.of(source(path)), path, files(path), media, readings);
            } catch (UnreadableFile e) {
                readings.accept(
                        new Reading.Refused(
                                e.place(),
                                path,
                                "The rest of the document is not read. " + e.getMessage()));
                broken = e;
            }
        }
        if (broken != null && documents.size() == 1) {
            throw broken;
        }
    }

    private ByteSource source(String path) throws IOException {
        return archive.entry(path).orElseThrow(() -> new IOException(path + " is not there"));
    }

    private List<String> documents(Consumer<Reading> readings) throws IOException, UnreadableFile {
        var promised = inManifest();
        var candidates = new LinkedHashSet<>(promised);
        candidates.addAll(archive.paths());
        var documents = new ArrayList<String>();
        for (var path : candidates) {
            try {
                if (ENDINGS.stream().anyMatch(ending -> Archive.ends(path, ending))
                        && isQti(path)
                        && !isPoorerCopy(path)) {
                    documents.add(path);
                }
            } catch (Archive.TooLarge e) {
                if (promised.contains(path)) {
                    readings.accept(
                            new Reading.Refused(
                                    new Place(path, 0, ""),
                                    path,
                                    "The file is not opened: %s.".formatted(e.reason())));
                }
            }
        }
        return documents;
    }

    private List<String> inManifest() throws IOException, UnreadableFile {
        var manifest =
                archive.paths().stream()
                        .filter(path -> Archive.ends("/" + path, "/imsmanifest.xml"))
                        .min(Comparator.comparingInt(String::length));
        if (manifest.isEmpty()) {
            return List.of();
        }
        var folder = folder(manifest.get());
        var hrefs = new ArrayList<String>();
        var root = SecureXml.document(TextFile.of(source(manifest.get())), manifest.get());
        root.descendants("resource")
                .forEach(resource -> {
                    resource.attribute("href").ifPresent(hrefs::add);
                    resource.children("file").stream()
                            .map(file -> file.attribute("href", ""))
                            .forEach(hrefs::add);
                    blackboard(resource).ifPresent(hrefs::add);
                });
        return hrefs.stream()
                .map(href -> Archive.resolved(folder + href))
                .flatMap(Optional::stream)
                .map(archive::named)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> blackboard(XmlElement resource) {
        return resource.attribute("bb:file");
    }

    private boolean isQti(String path) throws IOException {
        var text = TextFile.of(source(path));
        try (var characters = text.open()) {
            var head = new char[HEAD_CHARACTERS];
            var length = Math.max(0, characters.read(head, 0, head.length));
            return RootName.in(new String(head, 0, length))
                    .filter("questestinterop"::equals)
                    .isPresent();
        }
    }

    /**
     * Canvas puts each quiz into a cartridge twice: as the Common Cartridge profile can say it and,
     * whole, below {@code non_cc_assessments}.
     */
    private boolean isPoorerCopy(String path) {
        return Archive.ends(path, "/assessment_qti.xml")
                && archive.named(
                                "non_cc_assessments/"
                                        + path.substring(
                                                path.lastIndexOf('/', path.lastIndexOf('/') - 1)
                                                        + 1,
                                                path.lastIndexOf('/'))
                                        + ".xml.qti")
                        .isPresent();
    }

    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    private Material.Files files(String document) {
        return (link, fromBase) -> {
            var here = folder(document);
            var tried = new ArrayList<String>();
            if (fromBase) {
                BASES.forEach(base -> tried.add(base + link));
            }
            tried.add(here + link);
            tried.add(link);
            BASES.forEach(base -> tried.add(base + link));
            for (var path : tried) {
                var entry = archive.entry(path);
                if (entry.isPresent()) {
                    return entry;
                }
            }
            return ofBlackboard(link).or(() -> onlyOneEnding(link)).flatMap(archive::entry);
        };
    }

    /**
     * Blackboard links {@code bbcswebdav/xid-12_1}, on a host that only it knows, and packs {@code
     * csfiles/home_dir/__xid-12_1.png}, with a description in XML beside it.
     */
    private Optional<String> ofBlackboard(String link) {
        var id = BLACKBOARD_ID.matcher(link);
        if (!id.find()) {
            return Optional.empty();
        }
        var file = Pattern.compile("(^|[/_])" + id.group() + "(\\.(?!xml$)[^/.]*)?$");
        return archive.paths().stream().filter(path -> file.matcher(path).find()).findFirst();
    }

    /** The one file whose path ends so, where folders were moved. */
    private Optional<String> onlyOneEnding(String link) {
        var resolved = Archive.resolved(link);
        if (resolved.isEmpty()) {
            return Optional.empty();
        }
        var ending = ("/" + resolved.get()).toLowerCase(Locale.ROOT);
        var found =
                archive.paths().stream().filter(path -> Archive.ends("/" + path, ending)).toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}

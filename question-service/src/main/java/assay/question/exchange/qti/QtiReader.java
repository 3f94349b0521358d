package assay.question.exchange.qti;

import assay.question.exchange.Format;
import assay.question.exchange.Media;
import assay.question.exchange.Place;
import assay.question.exchange.QuestionReader;
import assay.question.exchange.Reading;
import assay.question.exchange.UnreadableFile;
import assay.question.exchange.file.Archive;
import assay.question.exchange.file.ByteSource;
import assay.question.exchange.file.TextFile;
import assay.question.exchange.xml.SecureXml;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads items and content packages of QTI 2.0 to 3.0, whichever of them the file is of. A package
 * is read item by item, in the order of its manifest.
 */
public final class QtiReader implements QuestionReader {
    private static final String MANIFEST = "imsmanifest.xml";
    private static final Set<String> ITEMS = Set.of("assessmentItem", "item");
    private static final Set<String> TESTS = Set.of("assessmentTest", "assessmentSection");

    private final Format format;

    /**
     * Reads files that are said to be of a format.
     *
     * @throws IllegalArgumentException if that is not one of QTI 2 or 3
     */
    public QtiReader(Format format) {
        if (!Set.of(Format.QTI_2_1, Format.QTI_2_2, Format.QTI_3_0).contains(format)) {
            throw new IllegalArgumentException(format + " is another format");
        }
        this.format = format;
    }

    @Override
    public Format format() {
        return format;
    }

    @Override
    public void read(Path file, Media media, Consumer<Reading> readings) throws UnreadableFile {
        try {
            if (Archive.is(file)) {
                try (var archive = Archive.open(file)) {
                    new PackageRun(archive, media, readings).read();
                }
            } else {
                single(file, media, readings);
            }
        } catch (IOException e) {
            var unreadable = new UnreadableFile(new Place("", 0, ""), "The file cannot be read.");
            unreadable.initCause(e);
            throw unreadable;
        }
    }

    private static void single(Path file, Media media, Consumer<Reading> readings)
            throws IOException, UnreadableFile {
        var text = TextFile.of(file);
        var root = Documents.tree(SecureXml.document(text, ""));
        var neighbours = new Neighbours(_ -> Optional.empty(), media);
        if (ITEMS.contains(root.name())) {
            readings.accept(item(root, text, "", neighbours, Metadata.of(root)));
        } else if (TESTS.contains(root.name())) {
            readings.accept(test(root, ""));
        } else if (Versions.isFirst(root)) {
            throw new UnreadableFile(
                    new Place("", root.line(), ""), "The file is of QTI 1.2, not of QTI 2 or 3.");
        } else {
            throw new UnreadableFile(
                    new Place("", root.line(), ""),
                    "The file is no item of QTI: it is a %s.".formatted(root.name()));
        }
    }

    private static Reading item(
            Element root, TextFile text, String path, Neighbours neighbours, Metadata metadata)
            throws IOException, UnreadableFile {
        var remarks = new Remarks();
        text.remark()
                .ifPresent(remark -> {
                    if (text.guessed()) {
                        remarks.lossy(remark.text());
                    } else {
                        remarks.normalised(remark.text());
                    }
                });
        try (var characters = text.open()) {
            var document = new StringBuilder();
            characters.transferTo(
                    new java.io.StringWriter() {
                        @Override
                        public void write(char[] part, int start, int length) {
                            document.append(part, start, length);
                        }
                    });
            return new ItemReader(path, neighbours, metadata)
                    .read(root, document.toString(), remarks);
        }
    }

    private static Reading test(Element root, String path) {
        return new Reading.Refused(
                new Place(path, root.line(), root.get("identifier")),
                root.get("title"),
                "It is a test and no question; how it arranges its items is not imported.");
    }

    /** One reading of one package. */
    private static final class PackageRun {
        private final Archive archive;
        private final Consumer<Reading> readings;
        private final Neighbours neighbours;
        private final Set<String> done = new HashSet<>();
        private boolean isAny;

        PackageRun(Archive archive, Media media, Consumer<Reading> readings) {
            this.archive = archive;
            this.readings = readings;
            this.neighbours = new Neighbours(archive::entry, media);
        }

        void read() throws IOException, UnreadableFile {
            archivesWithin();
            var manifest =
                    archive.paths().stream()
                            .filter(path -> path.equals(MANIFEST) || path.endsWith("/" + MANIFEST))
                            .filter(path -> !path.startsWith("__MACOSX/"))
                            .min(
                                    Comparator.comparingLong((String path) ->
                                            path.chars().filter(c -> c == '/').count()));
            if (manifest.isPresent()) {
                manifest(manifest.get());
                unlisted();
            } else {
                everything();
            }
            if (!isAny) {
                throw new UnreadableFile(
                        new Place("", 0, ""), "The archive holds no items of QTI 2 or 3.");
            }
        }

        private void give(Reading reading) {
            isAny = true;
            readings.accept(reading);
        }

        /** Items that lie in the package and that its manifest forgets. */
        private void unlisted() throws IOException, UnreadableFile {
            for (var path : documents()) {
                if (!done.contains(path) && isItemDocument(path)) {
                    document(path, Metadata.NONE, false);
                }
            }
        }

        private boolean isItemDocument(String path) {
            var source = archive.entry(path);
            if (source.isEmpty()) {
                return false;
            }
            try (var characters = TextFile.of(source.get()).open()) {
                var xml = SecureXml.reader(characters);
                while (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    // What stands before the root says nothing.
                }
                return Set.of("assessmentItem", "qti-assessment-item").contains(xml.getLocalName());
            } catch (XMLStreamException | IOException _) {
                return false; // nothing promises that it is an item
            }
        }

        private List<String> documents() {
            return archive.paths().stream()
                    .filter(path -> Archive.ends(path, ".xml"))
                    .filter(path -> !path.startsWith("__MACOSX/"))
                    .filter(path -> !Archive.ends("/" + path, "/" + MANIFEST))
                    .sorted()
                    .toList();
        }

        private void archivesWithin() {
            archive.paths().stream()
                    .filter(path -> Archive.ends(path, ".zip") || Archive.ends(path, ".imscc"))
                    .filter(path -> !path.startsWith("__MACOSX/"))
                    .forEach(path ->
                            readings.accept(
                                    new Reading.Refused(
                                            new Place(path, 0, ""),
                                            path,
                                            "An archive within the archive is not opened.")));
        }

        /** Without a manifest all XML files are looked at, in the order of their paths. */
        private void everything() throws IOException, UnreadableFile {
            var documents = documents();
            if (documents.isEmpty()) {
                throw new UnreadableFile(
                        new Place("", 0, ""), "The archive has no imsmanifest.xml and no items.");
            }
            for (var path : documents) {
                document(path, Metadata.NONE, false);
            }
        }

        private void manifest(String path) throws IOException, UnreadableFile {
            var source = archive.entry(path).orElseThrow(() -> missing(path));
            var text = TextFile.of(source);
            try (var characters = text.open()) {
                var xml = SecureXml.reader(characters);
                while (xml.hasNext()) {
                    if (xml.next() == XMLStreamConstants.START_ELEMENT
                            && xml.getLocalName().equals("resource")) {
                        resource(xml, path);
                    }
                }
            } catch (XMLStreamException e) {
                throw SecureXml.unreadable(path, e);
            }
        }

        private static UnreadableFile missing(String path) {
            return new UnreadableFile(new Place(path, 0, ""), "The manifest cannot be read.");
        }

        private void resource(XMLStreamReader xml, String manifest)
                throws XMLStreamException, IOException, UnreadableFile {
            var line = xml.getLocation().getLineNumber();
            var read = SecureXml.element(xml);
            if (read.isEmpty()) {
                give(
                        new Reading.Refused(
                                new Place(manifest, line, ""),
                                "",
                                "What the manifest says of a resource is too large."));
                return;
            }
            var resource = Documents.tree(read.get());
            var type = resource.get("type");
            var address = resource.get("href");
            if (address.isEmpty()) {
                address = resource.first("file").map(file -> file.get("href")).orElse("");
            }
            var place = new Place(manifest, line, resource.get("identifier"));
            if (isItem(type)) {
                var path = Neighbours.path(manifest, resource.get("xml:base") + address);
                if (path.isEmpty() || archive.entry(path.get()).isEmpty()) {
                    give(
                            new Reading.Refused(
                                    place,
                                    "",
                                    "Its file %s is not in the package.".formatted(address)));
                } else {
                    document(path.get(), Metadata.of(resource), true);
                }
            } else if (isTest(type)) {
                give(
                        new Reading.Refused(
                                place,
                                "",
                                "It is a test and no question; how it arranges its items is not"
                                        + " imported."));
            } else if (isFirst(type)) {
                give(
                        new Reading.Refused(
                                place, "", "It is of QTI 1.2; read the file as that format."));
            }
        }

        private static boolean isItem(String type) {
            return type.matches("(?i)ims(qti|apip)?_?(apip)?item_xmlv[23]p\\d.*")
                    || type.matches("(?i)imsqti_(apip)?item_xmlv[23]p\\d.*");
        }

        private static boolean isTest(String type) {
            return type.matches(
                    "(?i)imsqti_(apip)?(test|section|assessment|outcomes?|rptemplate)_xmlv[23]p\\d.*");
        }

        private static boolean isFirst(String type) {
            return type.matches("(?i)imsqti_xmlv1p.*");
        }

        /**
         * Reads a document of the package.
         *
         * @param promised whether it must be an item
         */
        private void document(String path, Metadata metadata, boolean promised)
                throws IOException, UnreadableFile {
            var actual = archive.named(path).orElse(path);
            if (!done.add(actual)) {
                return;
            }
            var source = archive.entry(path);
            if (source.isEmpty()) {
                return;
            }
            readings(actual, source.get(), metadata, promised).forEach(this::give);
        }

        private List<Reading> readings(
                String path, ByteSource source, Metadata metadata, boolean promised)
                throws IOException, UnreadableFile {
            TextFile text;
            Element root;
            try {
                text = TextFile.of(source);
                root = Documents.tree(SecureXml.document(text, path));
            } catch (UnreadableFile e) {
                return List.of(new Reading.Refused(e.place(), "", String.valueOf(e.getMessage())));
            } catch (Archive.TooLarge e) {
                return List.of(
                        new Reading.Refused(
                                new Place(path, 0, ""),
                                "",
                                "The file is not opened: %s.".formatted(e.reason())));
            } catch (IOException e) {
                return List.of(
                        new Reading.Refused(
                                new Place(path, 0, ""), "", "The file cannot be inflated."));
            }
            if (ITEMS.contains(root.name())) {
                var own = metadata.equals(Metadata.NONE) ? Metadata.of(root) : metadata;
                return List.of(item(root, text, path, neighbours, own));
            }
            if (TESTS.contains(root.name())) {
                return List.of(test(root, path));
            }
            if (promised || Versions.isFirst(root)) {
                return List.of(
                        new Reading.Refused(
                                new Place(path, root.line(), ""),
                                "",
                                Versions.isFirst(root)
                                        ? "It is of QTI 1.2; read the file as that format."
                                        : "It is no item of QTI: it is a %s."
                                                .formatted(root.name())));
            }
            return List.of();
        }
    }
}

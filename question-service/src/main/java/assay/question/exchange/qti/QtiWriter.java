package assay.question.exchange.qti;

import assay.question.content.Difficulty;
import assay.question.content.QuestionDraft;
import assay.question.exchange.Format;
import assay.question.exchange.Outgoing;
import assay.question.exchange.QuestionWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes content packages of QTI 2.1, 2.2 and 3.0: a manifest, an item for each question, media.
 */
public final class QtiWriter implements QuestionWriter {
    /** The namespace of IEEE's learning object metadata. */
    private static final String METADATA = "http://ltsc.ieee.org/xsd/LOM";

    private static final String METADATA_SCHEMA =
            "http://www.imsglobal.org/xsd/imsmd_loose_v1p3p2.xsd";

    private final Format format;

    /**
     * Writes files of a format.
     *
     * @throws IllegalArgumentException if that is not one of QTI 2 or 3
     */
    public QtiWriter(Format format) {
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
    public String mediaType() {
        return "application/zip";
    }

    private int version() {
        return switch (format) {
            case QTI_2_1 -> 21;
            case QTI_2_2 -> 22;
            default -> 30;
        };
    }

    @Override
    public void write(Stream<Outgoing> questions, Assets assets, OutputStream out, Losses losses)
            throws IOException {
        var resources = Files.createTempFile("assay-manifest", ".xml");
        try {
            var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
            try (var listed = Files.newBufferedWriter(resources)) {
                var run = new PackageRun(zip, listed, new MediaFiles(assets, zip), losses);
                questions.forEachOrdered(run::add);
            } catch (UncheckedIOException e) {
                throw e.getCause() == null ? new IOException(e) : e.getCause();
            }
            manifest(zip, resources);
            zip.finish();
        } finally {
            Files.deleteIfExists(resources);
        }
    }

    private void manifest(ZipOutputStream zip, Path resources) throws IOException {
        zip.putNextEntry(new ZipEntry("imsmanifest.xml"));
        zip.write(manifestHead().getBytes(StandardCharsets.UTF_8));
        Files.copy(resources, zip);
        zip.write("</resources>\n</manifest>\n".getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private String manifestHead() {
        var third = version() == 30;
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <manifest xmlns="%s" xmlns:imsmd="%s" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            xsi:schemaLocation="%s" identifier="MANIFEST">
        <metadata><schema>%s</schema><schemaversion>%s</schemaversion></metadata>
        <organizations/>
        <resources>
        """
                .formatted(
                        packaging(),
                        METADATA,
                        "%s %s %s %s".formatted(packaging(), schema(), METADATA, METADATA_SCHEMA),
                        third
                                ? "QTI Package"
                                : "QTIv" + (version() == 21 ? "2.1" : "2.2") + " Package",
                        third ? "3.0.0" : "1.0.0");
    }

    /** The namespace of the manifest. */
    private String packaging() {
        return version() == 30
                ? "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1"
                : "http://www.imsglobal.org/xsd/imscp_v1p1";
    }

    private String schema() {
        return switch (version()) {
            case 21 -> "http://www.imsglobal.org/xsd/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd";
            case 22 -> "http://www.imsglobal.org/xsd/qti/qtiv2p2/qtiv2p2_imscpv1p2_v1p0.xsd";
            default ->
                    "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqtiv3p0_imscpv1p2_v1p0.xsd";
        };
    }

    private String resourceType() {
        return switch (version()) {
            case 21 -> "imsqti_item_xmlv2p1";
            case 22 -> "imsqti_item_xmlv2p2";
            default -> "imsqti_item_xmlv3p0";
        };
    }

    /** One package that grows. */
    private final class PackageRun {
        private final ZipOutputStream zip;
        private final BufferedWriter listed;
        private final MediaFiles media;
        private final Losses losses;

        PackageRun(ZipOutputStream zip, BufferedWriter listed, MediaFiles media, Losses losses) {
            this.zip = zip;
            this.listed = listed;
            this.media = media;
            this.losses = losses;
        }

        void add(Outgoing question) {
            var remarks = new Remarks();
            try {
                var xml = new ItemWriter(version(), media, remarks).write(question);
                var path = "items/" + question.name() + ".xml";
                zip.putNextEntry(new ZipEntry(path));
                zip.write(xml.getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
                listed.write(Xml.fragment(resource(question, path, media.takeUsed())));
                losses.written(question, remarks.all());
            } catch (CannotSay e) {
                media.takeUsed();
                losses.leftOut(question, String.valueOf(e.getMessage()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Element resource(Outgoing question, String path, Set<String> used) {
            var resource =
                    Element.of("resource", Element.of("metadata", lom(question.draft())))
                            .with("identifier", ItemWriter.identifier(question.name()))
                            .with("type", resourceType())
                            .with("href", path);
            resource.add(Element.of("file").with("href", path));
            used.forEach(file -> resource.add(Element.of("file").with("href", file)));
            return resource;
        }
    }

    private static Element lom(QuestionDraft draft) {
        var general =
                Element.of(
                        "imsmd:general",
                        Element.of("imsmd:title", text(draft.title(), draft.language())),
                        Element.of("imsmd:language", new Text(draft.language())));
        draft.tags()
                .forEach(tag ->
                        general.add(Element.of("imsmd:keyword", text(tag, draft.language()))));
        var educational =
                Element.of(
                        "imsmd:educational",
                        Element.of(
                                "imsmd:difficulty",
                                Element.of("imsmd:source", new Text("LOMv1.0")),
                                Element.of("imsmd:value", new Text(word(draft.difficulty())))));
        if (draft.estimatedTime() != null) {
            educational.add(
                    Element.of(
                            "imsmd:typicalLearningTime",
                            Element.of(
                                    "imsmd:duration", new Text(draft.estimatedTime().toString()))));
        }
        return Element.of("imsmd:lom", general, educational);
    }

    private static Element text(String text, String language) {
        return Element.of("imsmd:string", new Text(text)).with("language", language);
    }

    private static String word(Difficulty difficulty) {
        return switch (difficulty) {
            case EASY -> "easy";
            case MEDIUM -> "medium";
            case HARD -> "difficult";
        };
    }
}

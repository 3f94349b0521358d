package assay.question.exchange.qti;

import static org.assertj.core.api.Assertions.assertThat;

import assay.question.content.QuestionRules;
import assay.question.content.json.QuestionDraftJson;
import assay.question.exchange.Format;
import assay.question.exchange.InMemoryMedia;
import assay.question.exchange.Reading;
import assay.question.exchange.UnreadableFile;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Items and packages to read. */
final class Items {
    static final String MATCH =
            "<responseProcessing"
                    + " template=\"http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct\"/>";
    static final String MAP =
            "<responseProcessing"
                    + " template=\"http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response\"/>";

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private Items() {}

    /** An item of QTI 2.2 with this in it. */
    static String item(String content) {
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2" identifier="item-1"
            title="A title" adaptive="false" timeDependent="false" xml:lang="en">
        %s
        </assessmentItem>
        """
                .formatted(content);
    }

    static String response(String cardinality, String type, String content) {
        return "<responseDeclaration identifier=\"RESPONSE\" cardinality=\"%s\" baseType=\"%s\">%s</responseDeclaration>"
                .formatted(cardinality, type, content);
    }

    static String correct(String... values) {
        var correct = new StringBuilder("<correctResponse>");
        for (var value : values) {
            correct.append("<value>").append(value).append("</value>");
        }
        return correct.append("</correctResponse>").toString();
    }

    static List<Reading> read(String document) throws IOException, UnreadableFile {
        return read(document.getBytes(StandardCharsets.UTF_8));
    }

    static List<Reading> read(byte[] bytes) throws IOException, UnreadableFile {
        var file = Files.createTempFile("item", ".xml");
        try {
            Files.write(file, bytes);
            return read(file, new InMemoryMedia());
        } finally {
            Files.delete(file);
        }
    }

    static List<Reading> read(Path file, InMemoryMedia media) throws UnreadableFile {
        var readings = new ArrayList<Reading>();
        new QtiReader(Format.QTI_2_2).read(file, media, readings::add);
        return readings;
    }

    static Reading.Question question(String item) throws IOException, UnreadableFile {
        return (Reading.Question) read(item(item)).getFirst();
    }

    static Reading.Refused refused(String item) throws IOException, UnreadableFile {
        return (Reading.Refused) read(item(item)).getFirst();
    }

    /** Reads a package with these files; a manifest that lists the items is among them. */
    static List<Reading> readPackage(Map<String, byte[]> files) throws IOException, UnreadableFile {
        var file = Files.createTempFile("package", ".zip");
        try {
            try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
                for (var entry : files.entrySet()) {
                    zip.putNextEntry(new ZipEntry(entry.getKey()));
                    zip.write(entry.getValue());
                    zip.closeEntry();
                }
            }
            return read(file, new InMemoryMedia());
        } finally {
            Files.delete(file);
        }
    }

    /** That a question keeps all rules that an import asks of it. */
    static void assertSound(Reading.Question question) {
        var draft = question.draft();
        assertThat(QuestionRules.findings(draft.content(), draft.key()))
                .as("%s", question.place())
                .isEmpty();
        assertThat(VALIDATOR.validate(QuestionDraftJson.of("bank", "name", draft)))
                .as("%s", question.place())
                .isEmpty();
    }

    /** A package of one item and a picture, {@code p.png}. */
    static Reading withPicture(String item) throws IOException, UnreadableFile {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("imsmanifest.xml", bytes(manifest("items/a.xml")));
        files.put("items/a.xml", bytes(item(item)));
        files.put("p.png", InMemoryMedia.picture(1));
        return readPackage(files).getFirst();
    }

    static String manifest(String... items) {
        var resources = new StringBuilder();
        for (var item : items) {
            resources.append(
                    "<resource identifier=\"r\" type=\"imsqti_item_xmlv2p2\" href=\"%s\"/>"
                            .formatted(item));
        }
        return "<manifest xmlns=\"http://www.imsglobal.org/xsd/imscp_v1p1\"><resources>%s</resources></manifest>"
                .formatted(resources);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

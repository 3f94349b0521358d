package assay.question.exchange.qti12;

import assay.question.exchange.Media;
import assay.question.exchange.Place;
import assay.question.exchange.Reading;
import assay.question.exchange.Remark;
import assay.question.exchange.UnreadableFile;
import assay.question.exchange.file.TextFile;
import assay.question.exchange.xml.SecureXml;
import assay.question.exchange.xml.XmlElement;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Steps through assessments, object banks and sections to the items in them. */
final class Qti12Document {
    private static final Set<String> FOLDERS =
            Set.of("questestinterop", "assessment", "section", "objectbank");
    private static final Set<String> REFERENCES =
            Set.of("itemref", "sectionref", "bankentry_item", "item_ref");

    /** Said to candidates before the items of a section; items here stand alone. */
    private static final Set<String> INSTRUCTIONS =
            Set.of("presentation_material", "rubric", "reference");

    private final String path;
    private final Material.Files files;
    private final Media media;
    private final Consumer<Reading> readings;
    private final List<Remark> ofEach = new ArrayList<>();
    private final Deque<Folder> folders = new ArrayDeque<>();

    private static final class Folder {
        private String title;
        private boolean hasInstructions;

        Folder(String title) {
            this.title = title;
        }
    }

    Qti12Document(
            TextFile text,
            String path,
            Material.Files files,
            Media media,
            Consumer<Reading> readings) {
        this.path = path;
        this.files = files;
        this.media = media;
        this.readings = readings;
        text.remark().ifPresent(ofEach::add);
    }

    void read(XMLStreamReader xml) throws XMLStreamException, IOException, UnreadableFile {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> started(xml);
                case XMLStreamConstants.END_ELEMENT -> folders.pop();
                default -> {
                    // Only elements hold questions.
                }
            }
        }
    }

    private void started(XMLStreamReader xml)
            throws XMLStreamException, IOException, UnreadableFile {
        var name = xml.getLocalName();
        if (folders.isEmpty() && !name.equals("questestinterop")) {
            throw new UnreadableFile(
                    new Place(path, xml.getLocation().getLineNumber(), ""),
                    "The file is no QTI 1.2: it begins with <%s> instead of <questestinterop>."
                            .formatted(name));
        }
        if (FOLDERS.contains(name)) {
            var title = xml.getAttributeValue(null, "title");
            folders.push(new Folder(title == null ? "" : title.strip()));
            return;
        }
        var line = xml.getLocation().getLineNumber();
        var whole = SecureXml.element(xml);
        if (name.equals("item")) {
            if (whole.isPresent()) {
                readings.accept(item(whole.get()));
            } else {
                refuse(line, "", "It is larger than this service reads.");
            }
        } else if (REFERENCES.contains(name)) {
            var id =
                    whole.map(reference ->
                                    reference.attribute(
                                            "item_ref", reference.attribute("linkrefid", "")))
                            .orElse("");
            refuse(line, id, "It stands for a question of another file or bank.");
        } else if (INSTRUCTIONS.contains(name)) {
            folders.element().hasInstructions |= whole.filter(Qti12Item::saysSomething).isPresent();
        } else if (name.equals("qtimetadata")) {
            whole.map(metadata -> Metadata.of(List.of(metadata)).get("bank_title"))
                    .filter(title -> !title.isEmpty())
                    .ifPresent(title -> folders.element().title = title);
        }
    }

    private void refuse(int line, String id, String reason) {
        readings.accept(new Reading.Refused(new Place(path, line, id), "", reason));
    }

    private Reading item(XmlElement item) throws IOException {
        var category = new ArrayList<String>();
        var before = new ArrayList<>(ofEach);
        for (var folder : folders) {
            if (!folder.title.isEmpty()) {
                category.addFirst(folder.title);
            }
            if (folder.hasInstructions) {
                before.add(Remark.lossy("What the section says before its questions is not kept."));
            }
        }
        return Qti12Item.read(item, path, files, media, category, before);
    }
}

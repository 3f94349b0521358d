package assay.question.exchange.moodlexml;

import assay.question.exchange.Format;
import assay.question.exchange.Media;
import assay.question.exchange.Place;
import assay.question.exchange.QuestionReader;
import assay.question.exchange.Reading;
import assay.question.exchange.Remark;
import assay.question.exchange.UnreadableFile;
import assay.question.exchange.file.TextFile;
import assay.question.exchange.xml.SecureXml;
import assay.question.exchange.xml.XmlCharacters;
import assay.question.exchange.xml.XmlElement;
import assay.question.exchange.xml.XmlNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads Moodle XML, one question after the other. */
public final class MoodleXmlReader implements QuestionReader {
    @Override
    public Format format() {
        return Format.MOODLE_XML;
    }

    @Override
    public void read(Path file, Media media, Consumer<Reading> readings) throws UnreadableFile {
        try {
            var text = TextFile.of(file);
            try (var characters = text.open()) {
                var allowed = new XmlCharacters(characters);
                new Quiz(text, allowed, media, readings).read(SecureXml.reader(allowed));
            }
        } catch (XMLStreamException e) {
            throw SecureXml.unreadable("", e);
        } catch (IOException e) {
            var unreadable =
                    new UnreadableFile(
                            new Place("", 0, ""), "The file cannot be read: " + e.getMessage());
            unreadable.initCause(e);
            throw unreadable;
        }
    }

    private static XmlElement withSpaces(XmlElement element) {
        var attributes = new LinkedHashMap<>(element.attributes());
        attributes.replaceAll((_, value) -> value.replace(XmlCharacters.MARK, ' '));
        var content =
                element.content().stream()
                        .map(node ->
                                node instanceof XmlNode.Text(var text, var isSection)
                                        ? new XmlNode.Text(
                                                text.replace(XmlCharacters.MARK, ' '), isSection)
                                        : node)
                        .toList();
        return new XmlElement(
                element.namespace(),
                element.name(),
                attributes,
                element.prefixes(),
                content,
                element.line());
    }

    /** Where in the file the reader is. */
    private static final class Quiz {
        private final XmlCharacters characters;
        private final Media media;
        private final Consumer<Reading> readings;
        private final List<Remark> ofEach = new ArrayList<>();
        private final List<Remark> ofNext = new ArrayList<>();
        private List<String> category = List.of();

        Quiz(TextFile text, XmlCharacters characters, Media media, Consumer<Reading> readings) {
            this.characters = characters;
            this.media = media;
            this.readings = readings;
            text.remark().ifPresent(ofEach::add);
        }

        void read(XMLStreamReader xml) throws XMLStreamException, IOException, UnreadableFile {
            var rootSeen = false;
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                if (!rootSeen) {
                    rootSeen = true;
                    if (!xml.getLocalName().equals("quiz")) {
                        throw new UnreadableFile(
                                new Place("", xml.getLocation().getLineNumber(), ""),
                                "The file is no Moodle XML: it begins with <%s> instead of <quiz>."
                                        .formatted(xml.getLocalName()));
                    }
                    continue;
                }
                question(xml);
            }
        }

        private void question(XMLStreamReader xml) throws XMLStreamException, IOException {
            var line = xml.getLocation().getLineNumber();
            var name = xml.getLocalName();
            var element = SecureXml.element(xml);
            if (element.isEmpty()) {
                readings.accept(
                        new Reading.Refused(
                                new Place("", line, ""),
                                "",
                                "It is larger than %d million characters."
                                        .formatted(SecureXml.CHARACTERS_MAX / 1_000_000)));
            } else if (!name.equals("question")) {
                readings.accept(
                        new Reading.Refused(
                                new Place("", line, ""),
                                "",
                                "<%s> is no question.".formatted(name)));
            } else {
                var said = unmarked(element.get());
                if (said.attribute("type", "").equals("category")) {
                    category(said);
                    return;
                }
                var before = new ArrayList<>(ofEach);
                before.addAll(ofNext);
                ofNext.clear();
                readings.accept(MoodleQuestion.read(said, media, category, before));
            }
        }

        /** The element with spaces for what XML does not allow, which is said of it. */
        private XmlElement unmarked(XmlElement element) {
            if (!characters.hasMarked() || element.xml().indexOf(XmlCharacters.MARK) < 0) {
                return element;
            }
            ofNext.add(
                    Remark.normalised(
                            "Control characters, which no text can hold, became spaces."));
            return element.map(MoodleXmlReader::withSpaces);
        }

        private void category(XmlElement element) {
            category = MoodleCategory.path(MoodleTexts.raw(element, "category"));
            if (!MoodleTexts.raw(element, "info").isEmpty()) {
                ofNext.add(Remark.lossy("What the category says of itself is not kept."));
            }
        }
    }
}

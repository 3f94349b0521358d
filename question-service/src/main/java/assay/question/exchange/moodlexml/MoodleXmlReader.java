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
import assay.question.exchange.xml.XmlElement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
                new Quiz(text, media, readings).read(SecureXml.reader(characters));
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

    /** Where in the file the reader is. */
    private static final class Quiz {
        private final Media media;
        private final Consumer<Reading> readings;
        private final List<Remark> ofEach = new ArrayList<>();
        private final List<Remark> ofNext = new ArrayList<>();
        private List<String> category = List.of();

        Quiz(TextFile text, Media media, Consumer<Reading> readings) {
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
            } else if (element.get().attribute("type", "").equals("category")) {
                category(element.get());
            } else {
                var before = new ArrayList<>(ofEach);
                before.addAll(ofNext);
                ofNext.clear();
                readings.accept(MoodleQuestion.read(element.get(), media, category, before));
            }
        }

        private void category(XmlElement element) {
            category = MoodleCategory.path(MoodleTexts.raw(element, "category"));
            if (!MoodleTexts.raw(element, "info").isEmpty()) {
                ofNext.add(Remark.lossy("What the category says of itself is not kept."));
            }
        }
    }
}

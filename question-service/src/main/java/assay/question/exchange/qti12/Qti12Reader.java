package assay.question.exchange.qti12;

import assay.question.exchange.Format;
import assay.question.exchange.Media;
import assay.question.exchange.Place;
import assay.question.exchange.QuestionReader;
import assay.question.exchange.Reading;
import assay.question.exchange.UnreadableFile;
import assay.question.exchange.file.Archive;
import assay.question.exchange.file.TextFile;
import assay.question.exchange.xml.SecureXml;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamException;

/** Reads QTI 1.2: a file of its own, a content package or a Common Cartridge. */
public final class Qti12Reader implements QuestionReader {
    @Override
    public Format format() {
        return Format.QTI_1_2;
    }

    @Override
    public void read(Path file, Media media, Consumer<Reading> readings) throws UnreadableFile {
        try {
            if (Archive.is(file)) {
                try (var archive = Archive.open(file)) {
                    new Qti12Package(archive).read(media, readings);
                }
            } else {
                document(TextFile.of(file), "", (_, _) -> Optional.empty(), media, readings);
            }
        } catch (IOException e) {
            var unreadable =
                    new UnreadableFile(
                            new Place("", 0, ""), "The file cannot be read: " + e.getMessage());
            unreadable.initCause(e);
            throw unreadable;
        }
    }

    /** Reads one {@code questestinterop} document. */
    static void document(
            TextFile text,
            String path,
            Material.Files files,
            Media media,
            Consumer<Reading> readings)
            throws UnreadableFile, IOException {
        try (var characters = text.open()) {
            new Qti12Document(text, path, files, media, readings)
                    .read(SecureXml.reader(characters));
        } catch (XMLStreamException e) {
            throw SecureXml.unreadable(path, e);
        }
    }
}

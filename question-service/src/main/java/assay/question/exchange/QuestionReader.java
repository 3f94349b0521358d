package assay.question.exchange;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads one format. Memory does not grow with the number of questions. */
public interface QuestionReader {
    /** Which it reads. */
    Format format();

    /**
     * Reads {@code file} from its beginning to its end and hands over each question as it is met,
     * always in the same order. One bad question is a {@link Reading.Refused} and stops nothing.
     *
     * @param media where pictures and the like go
     * @throws UnreadableFile if the file as a whole, or the rest of it, cannot be read
     */
    void read(Path file, Media media, Consumer<Reading> readings) throws UnreadableFile;
}

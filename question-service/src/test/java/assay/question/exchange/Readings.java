package assay.question.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a text as a file, and writes questions to bytes. */
public final class Readings {
    private Readings() {}

    /** What the reader makes of a file with this text. */
    public static List<Reading> of(QuestionReader reader, String text)
            throws IOException, UnreadableFile {
        return of(reader, text.getBytes(StandardCharsets.UTF_8), new InMemoryMedia());
    }

    public static List<Reading> of(QuestionReader reader, byte[] bytes, Media media)
            throws IOException, UnreadableFile {
        var file = Files.createTempFile("assay-readings-", ".part");
        try {
            Files.write(file, bytes);
            return of(reader, file, media);
        } finally {
            Files.delete(file);
        }
    }

    public static List<Reading> of(QuestionReader reader, Path file, Media media)
            throws UnreadableFile {
        var readings = new ArrayList<Reading>();
        reader.read(file, media, readings::add);
        return readings;
    }

    /** The only question of the text. */
    public static Reading.Question one(QuestionReader reader, String text)
            throws IOException, UnreadableFile {
        return (Reading.Question) of(reader, text).getFirst();
    }

    /** The bytes that the writer makes of these questions; the report goes to {@code losses}. */
    public static byte[] written(
            QuestionWriter writer,
            List<Outgoing> questions,
            QuestionWriter.Assets assets,
            QuestionWriter.Losses losses)
            throws IOException {
        var bytes = new ByteArrayOutputStream();
        writer.write(questions.stream(), assets, bytes, losses);
        return bytes.toByteArray();
    }

    /** What a writer told of its questions. */
    public static final class Told implements QuestionWriter.Losses {
        public final List<Outgoing> written = new ArrayList<>();
        public final List<List<Remark>> remarks = new ArrayList<>();
        public final List<Outgoing> leftOut = new ArrayList<>();

        @Override
        public void written(Outgoing question, List<Remark> said) {
            written.add(question);
            remarks.add(said);
        }

        @Override
        public void leftOut(Outgoing question, String reason) {
            leftOut.add(question);
        }
    }
}

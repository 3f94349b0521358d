package assay.question.exchange.gift;

import assay.question.exchange.Format;
import assay.question.exchange.Media;
import assay.question.exchange.Place;
import assay.question.exchange.QuestionReader;
import assay.question.exchange.Reading;
import assay.question.exchange.Refusal;
import assay.question.exchange.Remark;
import assay.question.exchange.UnreadableFile;
import assay.question.exchange.file.TextFile;
import assay.question.exchange.html.EmbeddedMedia;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Reads GIFT. */
public final class GiftReader implements QuestionReader {
    private static final String CATEGORY = "$CATEGORY:";

    @Override
    public Format format() {
        return Format.GIFT;
    }

    @Override
    public void read(Path file, Media media, Consumer<Reading> readings) throws UnreadableFile {
        try {
            var text = TextFile.of(file);
            List<Remark> ofEach = text.remark().map(List::of).orElse(List.of());
            try (var in = new BufferedReader(text.open())) {
                read(new GiftChunks(in), media, ofEach, readings);
            }
        } catch (IOException e) {
            var unreadable =
                    new UnreadableFile(
                            new Place("", 0, ""), "The file cannot be read: " + e.getMessage());
            unreadable.initCause(e);
            throw unreadable;
        }
    }

    private static void read(
            GiftChunks chunks, Media media, List<Remark> ofEach, Consumer<Reading> readings)
            throws IOException {
        List<String> category = List.of();
        for (var chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
            if (chunk.text().startsWith(CATEGORY)) {
                category = path(chunk.text().substring(CATEGORY.length()));
            } else {
                readings.accept(one(chunk, category, media, ofEach));
            }
        }
    }

    private static Reading one(
            GiftChunks.Chunk chunk, List<String> category, Media media, List<Remark> ofEach)
            throws IOException {
        if (chunk.isTooLong()) {
            return new Reading.Refused(
                    new Place("", chunk.line(), ""),
                    "",
                    "It is longer than %d characters.".formatted(GiftChunks.CHARACTERS_MAX));
        }
        var remarks = new ArrayList<>(ofEach);
        if (chunk.isGlued()) {
            remarks.add(Remark.normalised("No empty line parts it from the question before it."));
        }
        var question =
                new GiftQuestion(chunk, new EmbeddedMedia(media, remarks::add), remarks::add);
        try {
            var draft = question.draft();
            return new Reading.Question(
                    question.place(), question.name(), draft, category, remarks);
        } catch (Refusal refusal) {
            return new Reading.Refused(question.place(), question.name(), refusal.reason());
        }
    }

    /** {@code $course$/top/Physics/Heat}: the first parts say where in Moodle it is. */
    private static List<String> path(String raw) {
        return Arrays.stream(raw.strip().replace("//", "\u0000").split("/"))
                .map(part -> part.replace('\u0000', '/').strip())
                .filter(part -> !part.isEmpty() && !part.matches("\\$.*\\$") && !part.equals("top"))
                .toList();
    }
}

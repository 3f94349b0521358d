package assay.question.exchange.json;

import assay.question.content.json.QuestionDraftJson;
import assay.question.exchange.Format;
import assay.question.exchange.Media;
import assay.question.exchange.Place;
import assay.question.exchange.QuestionReader;
import assay.question.exchange.Reading;
import assay.question.exchange.Remark;
import assay.question.exchange.UnreadableFile;
import assay.question.exchange.file.Archive;
import assay.question.platform.Fault;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Reads this service's own format, alone or in its zip. */
public final class NativeReader implements QuestionReader {
    private final ObjectMapper json;

    public NativeReader(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public Format format() {
        return Format.NATIVE;
    }

    @Override
    public void read(Path file, Media media, Consumer<Reading> readings) throws UnreadableFile {
        try {
            if (Archive.is(file)) {
                try (var archive = Archive.open(file)) {
                    readArchive(archive, media, readings);
                }
            } else {
                try (var in = Files.newInputStream(file)) {
                    readQuestions(in, "", List.of(), readings);
                }
            }
        } catch (JsonProcessingException e) {
            throw unreadable(
                    line(e), "The file is no JSON from here on: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw unreadable(0, "The file cannot be read: " + e.getMessage(), e);
        }
    }

    private void readArchive(Archive archive, Media media, Consumer<Reading> readings)
            throws IOException, UnreadableFile {
        var remarks = new ArrayList<Remark>();
        for (var path : archive.paths()) {
            if (path.startsWith(NativeWriter.ASSETS)) {
                try (var bytes = archive.entry(path).orElseThrow().open()) {
                    if (media.keep(path, bytes) instanceof Media.Kept.Refused(var reason)) {
                        remarks.add(Remark.lossy("%s was not kept: %s".formatted(path, reason)));
                    }
                } catch (Archive.TooLarge e) {
                    remarks.add(Remark.lossy("%s was not kept: %s.".formatted(path, e.reason())));
                }
            }
        }
        var questions =
                archive.entry(NativeWriter.QUESTIONS)
                        .orElseThrow(() ->
                                new UnreadableFile(
                                        new Place("", 0, ""),
                                        "The archive has no %s."
                                                .formatted(NativeWriter.QUESTIONS)));
        try (var in = questions.open()) {
            readQuestions(in, NativeWriter.QUESTIONS, remarks, readings);
        }
    }

    private void readQuestions(
            InputStream in, String file, List<Remark> remarks, Consumer<Reading> readings)
            throws IOException, UnreadableFile {
        var elements = json.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        try (var parser = json.createParser(in)) {
            toQuestions(parser, file);
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                var line = parser.currentTokenLocation().getLineNr();
                JsonNode question = elements.readTree(parser);
                readings.accept(one(question, new Place(file, line, ""), remarks));
            }
        }
    }

    private static void toQuestions(JsonParser parser, String file)
            throws IOException, UnreadableFile {
        if (parser.nextToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var name = parser.currentName();
                var value = parser.nextToken();
                if (name.equals("questions") && value == JsonToken.START_ARRAY) {
                    return;
                }
                parser.skipChildren();
            }
        }
        throw new UnreadableFile(
                new Place(file, parser.currentLocation().getLineNr(), ""),
                "The JSON has no list of \"questions\".");
    }

    private Reading one(JsonNode node, Place place, List<Remark> remarks) {
        var name = node.path("name").asText("");
        var here = new Place(place.file(), place.line(), name);
        try {
            var draft = json.treeToValue(node, QuestionDraftJson.class);
            if (isIncomplete(node)) {
                return new Reading.Refused(
                        here,
                        node.path("title").asText(""),
                        "It lacks one of title, difficulty, language, points, content and key.");
            }
            return new Reading.Question(here, name, draft.toDraft(), List.of(), remarks);
        } catch (JsonProcessingException e) {
            return new Reading.Refused(here, node.path("title").asText(""), reason(e));
        }
    }

    private static String reason(JsonProcessingException e) {
        return e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
                ? "%s: %s".formatted(pointerTo(mapping), e.getOriginalMessage())
                : e.getOriginalMessage();
    }

    private static String pointerTo(JsonMappingException e) {
        return e.getPath().stream()
                .map(step ->
                        step.getFieldName() == null
                                ? "/" + step.getIndex()
                                : Fault.step(step.getFieldName()))
                .collect(Collectors.joining());
    }

    private static boolean isIncomplete(JsonNode node) {
        return List.of("title", "difficulty", "language", "points", "content", "key").stream()
                .anyMatch(field -> !node.hasNonNull(field));
    }

    private static int line(JsonProcessingException e) {
        return e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    }

    private static UnreadableFile unreadable(int line, String reason, Exception cause) {
        var unreadable = new UnreadableFile(new Place("", line, ""), reason);
        unreadable.initCause(cause);
        return unreadable;
    }
}

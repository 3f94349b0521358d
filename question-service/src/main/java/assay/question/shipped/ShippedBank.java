package assay.question.shipped;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.question.content.json.QuestionDraftJson;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A bank as it comes with the service, understood.
 *
 * @param digest changes when anything of the bank changes
 */
record ShippedBank(
        Description description,
        List<ShippedQuestion> questions,
        List<ShippedNote> notes,
        String digest) {
    private static final Pattern FRONT_MATTER =
            Pattern.compile("---\\R(?<head>.*?)\\R---\\R(?<body>.*)", Pattern.DOTALL);

    private static final ObjectMapper YAML = new YAMLMapper();

    ShippedBank {
        notes = List.copyOf(notes);
        questions = List.copyOf(questions);
    }

    /** What {@code bank.json} holds. */
    record Description(
            String name,
            String title,
            String description,
            String notice,
            List<SchemeFile> schemes) {}

    record SchemeFile(String name, String title, String description, List<TopicFile> topics) {}

    /**
     * A topic; those above come before those below.
     *
     * @param parent name of the topic above; null for a root
     */
    record TopicFile(
            String name, String title, @Nullable String parent, @Nullable String description) {}

    /**
     * A question and what its parts amount to.
     *
     * @param contentDigest of everything but the key
     */
    record ShippedQuestion(QuestionDraftJson draft, String contentDigest, String keyDigest) {}

    /**
     * A page to read.
     *
     * @param name of its file, without the ending
     * @param topics references, {@code scheme/name}
     * @param body Markdown
     */
    record ShippedNote(String name, String title, List<String> topics, String body, String digest) {
        ShippedNote {
            topics = List.copyOf(topics);
        }
    }

    /** The YAML at the head of a page, between two lines of {@code ---}. */
    private record FrontMatter(List<String> topics, String title) {}

    /**
     * Reads the bank of this name from the class path.
     *
     * @throws IllegalArgumentException if there is no such bank or it cannot be understood
     */
    static ShippedBank read(String name, ObjectMapper json) {
        return of(ShippedFiles.of(name, json), json);
    }

    /**
     * Understands the files of a bank.
     *
     * @throws IllegalArgumentException if they cannot be understood
     */
    static ShippedBank of(ShippedFiles files, ObjectMapper json) {
        var bank = files.description().name();
        try {
            var questions = new ArrayList<ShippedQuestion>();
            for (var file : files.questions()) {
                for (var item : json.readTree(file)) {
                    questions.add(question(bank, item, json));
                }
            }
            var notes = new ArrayList<ShippedNote>();
            for (var page : files.notes().entrySet()) {
                notes.add(note(page.getKey(), new String(page.getValue(), UTF_8)));
            }
            return new ShippedBank(files.description(), questions, notes, files.digest());
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the shipped bank %s cannot be read".formatted(bank), e);
        }
    }

    private static ShippedNote note(String page, String text) throws IOException {
        var parts = FRONT_MATTER.matcher(text);
        if (!parts.matches()) {
            throw new IOException(page + " does not begin with its topics and title");
        }
        var head = YAML.readValue(parts.group("head"), FrontMatter.class);
        return new ShippedNote(
                page, head.title(), head.topics(), parts.group("body").strip(), digestOf(text));
    }

    private static ShippedQuestion question(String bank, JsonNode item, ObjectMapper json)
            throws JsonProcessingException {
        var draft =
                json.treeToValue(((ObjectNode) item).put("bank", bank), QuestionDraftJson.class);
        var content = (ObjectNode) json.valueToTree(draft);
        var key = content.remove("key");
        return new ShippedQuestion(draft, digestOf(content.toString()), digestOf(key.toString()));
    }

    private static String digestOf(String text) {
        return ShippedFiles.digestOf(List.of(text.getBytes(UTF_8)));
    }
}

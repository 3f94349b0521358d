package assay.question.shipped;

import assay.question.content.json.QuestionDraftJson;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A bank as it comes with the service: {@code banks/<name>/bank.json} with its schemes, {@code
 * questions/<topic>.json} for each topic that has questions, and {@code study-notes/<topic>.md} or
 * {@code study-notes/<scheme>-<topic>.md} for each that has a page to read.
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
        try {
            var description = json.treeToValue(file(name, "bank.json", json), Description.class);
            var files = new LinkedHashSet<String>();
            description
                    .schemes()
                    .forEach(scheme -> scheme.topics().forEach(topic -> files.add(topic.name())));
            var questions = new ArrayList<ShippedQuestion>();
            for (var topic : files) {
                for (var item : file(name, "questions/%s.json".formatted(topic), json)) {
                    questions.add(question(name, item, json));
                }
            }
            var all = new StringBuilder(json.writeValueAsString(description));
            questions.forEach(
                    question -> all.append(question.contentDigest()).append(question.keyDigest()));
            var notes = new ArrayList<ShippedNote>();
            for (var page : pages(description)) {
                note(name, page).ifPresent(notes::add);
            }
            notes.forEach(note -> all.append(note.digest()));
            return new ShippedBank(description, questions, notes, digestOf(all.toString()));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the shipped bank %s cannot be read".formatted(name), e);
        }
    }

    /** The file's content; nothing if it is not there, as for topics that only hold others. */
    private static JsonNode file(String bank, String path, ObjectMapper json) throws IOException {
        try (var file =
                ShippedBank.class.getResourceAsStream("/banks/%s/%s".formatted(bank, path))) {
            return file == null ? json.missingNode() : json.readTree(file);
        }
    }

    private static Set<String> pages(Description description) {
        var pages = new LinkedHashSet<String>();
        for (var scheme : description.schemes()) {
            for (var topic : scheme.topics()) {
                pages.add(topic.name());
                pages.add(scheme.name() + "-" + topic.name());
            }
        }
        return pages;
    }

    private static Optional<ShippedNote> note(String bank, String page) throws IOException {
        var path = "/banks/%s/study-notes/%s.md".formatted(bank, page);
        try (var file = ShippedBank.class.getResourceAsStream(path)) {
            if (file == null) {
                return Optional.empty();
            }
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            var parts = FRONT_MATTER.matcher(text);
            if (!parts.matches()) {
                throw new IOException(path + " does not begin with its topics and title");
            }
            var head = YAML.readValue(parts.group("head"), FrontMatter.class);
            return Optional.of(
                    new ShippedNote(
                            page,
                            head.title(),
                            head.topics(),
                            parts.group("body").strip(),
                            digestOf(text)));
        }
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
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

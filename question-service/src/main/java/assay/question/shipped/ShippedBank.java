package assay.question.shipped;

import assay.question.content.json.QuestionDraftJson;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bank as it comes with the service: {@code banks/<name>/bank.json} with its schemes, and {@code
 * questions/<topic>.json} for each topic that has questions.
 *
 * @param digest changes when anything of the bank changes
 */
record ShippedBank(Description description, List<ShippedQuestion> questions, String digest) {
    ShippedBank {
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
            return new ShippedBank(description, questions, digestOf(all.toString()));
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

package assay.session.platform;

import assay.session.pool.ContentSamples;
import assay.session.pool.Interaction;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * A small question-service: 60 questions, 20 each of the topics {@code dva-c02/development}, {@code
 * dva-c02/security} and {@code dva-c02/deployment}, every fifth one multiple choice, difficulties
 * in turn. And one question of every interaction, of the topic {@value #KINDS}, which only those
 * get who ask for that topic.
 */
public final class QuestionBank implements ResponseDefinitionTransformerV2 {
    static final String NAME = "question-bank";
    public static final List<String> TOPICS = List.of("development", "security", "deployment");
    public static final String KINDS = "dva-c02/kinds";
    private static final int QUESTIONS_PER_TOPIC = 20;
    private static final int FIRST_OF_KINDS = 60;
    private static final List<Interaction> INTERACTIONS = List.of(Interaction.values());
    private static final List<String> DIFFICULTIES = List.of("easy", "medium", "hard");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What question-service gives for {@link #PICTURE_HASH}. */
    static final byte[] PICTURE = "a picture of 22 bytes!".getBytes(StandardCharsets.US_ASCII);

    public static final String PICTURE_HASH = hashOf(PICTURE);

    private static volatile String canary = "";
    private static volatile boolean withPicture;
    private static final AtomicReference<Runnable> MEANWHILE = new AtomicReference<>(() -> {});

    /** Before it freezes the next pool, and that one only, this happens. */
    public static void meanwhile(Runnable deed) {
        MEANWHILE.set(deed);
    }

    /** From now on pools have a picture, or none. */
    public static void show(boolean picture) {
        withPicture = picture;
    }

    public static byte[] picture() {
        return PICTURE.clone();
    }

    private static String hashOf(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From now on sends this text along wherever a key could slip in; empty: nothing. */
    public static void plant(String text) {
        canary = text;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    public static UUID questionId(int number) {
        return new UUID(0x01920000_0000_7000L, 0x8000_0000_0000_0000L + number);
    }

    private static UUID versionId(int number) {
        return new UUID(0x01920000_0001_7000L, 0x8000_0000_0000_0000L + number);
    }

    /** Whether question {@code number} (from 0) is a multiple-choice one. */
    public static boolean isMultiple(int number) {
        return number % 5 == 4;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        MEANWHILE.getAndSet(() -> {}).run();
        try {
            var request = JSON.readTree(event.getRequest().getBodyAsString());
            var errors = JSON.createArrayNode();
            var pool = pool(event.getRequest().getUrl().replaceFirst(".*/", ""), request, errors);
            var reply =
                    errors.isEmpty()
                            ? Exchange.reply(200, "application/json", pool.toString())
                            : Exchange.reply(
                                    422, "application/problem+json", problem(event, errors));
            Exchange.QUESTIONS.check(event, reply);
            return reply;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String problem(ServeEvent event, ArrayNode errors) {
        var problem = JSON.createObjectNode();
        problem.put("type", "urn:assay:problem:validation-failed");
        problem.put("title", "Validation failed");
        problem.put("status", 422);
        problem.put("detail", "The body has faults.");
        problem.put("instance", event.getRequest().getUrl());
        problem.set("errors", errors);
        return problem.toString();
    }

    private static ObjectNode pool(String poolId, JsonNode request, ArrayNode errors) {
        var questions = new LinkedHashMap<Integer, ObjectNode>();
        var selections = JSON.createArrayNode();
        int place = 0;
        for (var selection : request.get("selections")) {
            var ids = JSON.createArrayNode();
            if (selection.path("bank").asText("cloud").equals("no-such-bank")) {
                errors.addObject()
                        .put("pointer", "#/selections/%d/bank".formatted(place))
                        .put("detail", "there is no bank \"no-such-bank\"");
            }
            for (int i = 0; i < FIRST_OF_KINDS + INTERACTIONS.size(); i++) {
                if (fits(i, selection)) {
                    questions.computeIfAbsent(i, QuestionBank::question);
                    ids.add(versionId(i).toString());
                }
            }
            selections
                    .addObject()
                    .put("name", selection.get("name").asText())
                    .set("questionVersionIds", ids);
            place++;
        }
        var pool = JSON.createObjectNode();
        pool.put("poolId", poolId);
        pool.put("organisation", request.get("organisation").asText());
        pool.put("frozenAt", "2026-11-30T09:00:00Z");
        pool.putArray("questions").addAll(questions.values());
        pool.set("selections", selections);
        var topics = pool.putArray("topics");
        Stream.concat(TOPICS.stream(), Stream.of("kinds"))
                .forEach(topic ->
                        topics.addObject()
                                .put("topic", "dva-c02/" + topic)
                                .put("title", topic)
                                .putNull("parent"));
        var shown = pool.putArray("assets");
        if (withPicture) {
            shown.addObject()
                    .put("hash", PICTURE_HASH)
                    .put("mediaType", "image/png")
                    .put("bytes", PICTURE.length);
        }
        return pool;
    }

    private static boolean fits(int number, JsonNode selection) {
        var fixed = selection.path("questionIds");
        if (!fixed.isEmpty()) {
            return contains(fixed, questionId(number).toString());
        }
        var topics = selection.path("topics");
        var interactions = selection.path("interactions");
        if (!interactions.isEmpty() && !contains(interactions, lower(interaction(number)))) {
            return false;
        }
        if (number >= FIRST_OF_KINDS) {
            return contains(topics, KINDS);
        }
        var difficulties = selection.path("difficulties");
        return (topics.isEmpty() || contains(topics, "dva-c02/" + topic(number)))
                && (difficulties.isEmpty() || contains(difficulties, difficulty(number)));
    }

    private static boolean contains(JsonNode list, String text) {
        for (var item : list) {
            if (item.asText().equals(text)) {
                return true;
            }
        }
        return false;
    }

    private static String topic(int number) {
        return number >= FIRST_OF_KINDS ? "kinds" : TOPICS.get(number / QUESTIONS_PER_TOPIC);
    }

    private static Interaction interaction(int number) {
        return number >= FIRST_OF_KINDS
                ? INTERACTIONS.get(number - FIRST_OF_KINDS)
                : isMultiple(number) ? Interaction.MULTIPLE_CHOICE : Interaction.SINGLE_CHOICE;
    }

    private static String lower(Interaction interaction) {
        return interaction.name().toLowerCase(Locale.ROOT);
    }

    /** Id of the question of this interaction. */
    public static UUID questionId(Interaction interaction) {
        return questionId(FIRST_OF_KINDS + INTERACTIONS.indexOf(interaction));
    }

    private static String difficulty(int number) {
        return DIFFICULTIES.get(number % DIFFICULTIES.size());
    }

    private static ObjectNode question(int number) {
        var question = JSON.createObjectNode();
        question.put("questionId", questionId(number).toString());
        question.put("questionVersionId", versionId(number).toString());
        question.put("version", 1);
        var content =
                number >= FIRST_OF_KINDS
                        ? ContentSamples.json(interaction(number))
                        : choosing(number);
        question.set("content", content);
        question.put("textFormat", "markdown");
        question.put("points", interaction(number) == Interaction.DESCRIPTION ? 0 : 1);
        question.put("difficulty", difficulty(number));
        question.putArray("topics").add("dva-c02/" + topic(number));
        question.putArray("tags");
        question.put("estimatedTime", "PT75S");
        question.put("language", "en");
        if (!canary.isEmpty()) {
            question.put("rationale", canary);
            question.putObject("key").put("type", "single_choice").put("correct", canary);
            plantIn(content);
        }
        return question;
    }

    /** Beside everything that a candidate may see. */
    private static void plantIn(JsonNode node) {
        node.forEach(QuestionBank::plantIn);
        if (node instanceof ObjectNode object && !isTable(object)) {
            object.put("correct", canary);
            object.put("credit", canary);
        }
    }

    /** A row of variables' values: its fields are names. */
    private static boolean isTable(ObjectNode object) {
        return object.has("q");
    }

    private static ObjectNode choosing(int number) {
        var content = JSON.createObjectNode();
        content.put("type", isMultiple(number) ? "multiple_choice" : "single_choice");
        content.put("stem", "Question " + number + "?");
        var choices = content.putArray("choices");
        for (var id : List.of("a", "b", "c", "d")) {
            choices.addObject().put("id", id).put("text", "Choice " + id + " of " + number);
        }
        if (isMultiple(number)) {
            content.put("minChoices", 2);
            content.put("maxChoices", 2);
        }
        content.put("shuffle", true);
        return content;
    }
}

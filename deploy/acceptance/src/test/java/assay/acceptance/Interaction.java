package assay.acceptance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A question of one interaction, with responses to it and what they earn, as {@code
 * interactions/<name>.json} says, or {@code rules/<rule>.json} for another way to score it.
 */
final class Interaction {
    /** What each question is worth; a text without a question is worth nothing. */
    private static final BigDecimal POINTS = BigDecimal.valueOf(3);

    /** Ways to score and to compare that no sample of an interaction has. */
    private static final List<String> RULES =
            List.of(
                    "all_or_nothing",
                    "mapped",
                    "exact",
                    "position",
                    "relative",
                    "geometric",
                    "significant_figures",
                    "decimal_places",
                    "picked_units",
                    "rounding",
                    "accents",
                    "marked_part");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final String label;
    private final ObjectNode sample;

    private Interaction(String name, String label, ObjectNode sample) {
        this.name = name;
        this.label = label;
        this.sample = sample;
    }

    /**
     * All that the contract of question-service names.
     *
     * @throws AssertionError if there is no sample of one of them
     */
    static List<Interaction> all() {
        try {
            var contract =
                    new YAMLMapper()
                            .readTree(
                                    Path.of(System.getProperty("assay.root", "../.."))
                                            .resolve("question-service/openapi.yaml")
                                            .toFile());
            var all = new ArrayList<Interaction>();
            contract.at("/components/schemas/QuestionContent/discriminator/mapping")
                    .fieldNames()
                    .forEachRemaining(name -> all.add(named(name)));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Interaction named(String name) {
        return new Interaction(name, name, sample("interactions", name));
    }

    /** A question for each way to score that the samples of the interactions leave out. */
    static List<Interaction> ofRules() {
        return RULES.stream()
                .map(rule -> {
                    var sample = sample("rules", rule);
                    return new Interaction(sample.path("type").asText(), rule, sample);
                })
                .toList();
    }

    private static ObjectNode sample(String folder, String name) {
        var path = "/%s/%s.json".formatted(folder, name);
        try (var in = Interaction.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new AssertionError("no story knows " + path);
            }
            return (ObjectNode) JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return name;
    }

    /** The body that creates the question, which may show a picture. */
    String question(String bank, String picture) {
        var body = JSON.createObjectNode();
        body.put("bank", bank)
                .put("name", "q-" + UUID.randomUUID())
                .put("title", "A question: " + label.replace('_', ' '))
                .put("difficulty", "easy")
                .put("language", "en")
                .put("points", isAnswered() ? POINTS : BigDecimal.ZERO);
        body.putArray("topics").add("dva-c02/security");
        body.set("content", typed(sample.path("content")));
        body.set("key", typed(sample.path("key")));
        return body.toString().replace("PICTURE", picture);
    }

    /** The same with a canary in every secret that may hold one. */
    String question(String bank, String picture, Canary canary) {
        var body = (ObjectNode) parsed(question(bank, picture));
        canary.plant((ObjectNode) body.path("key"));
        return body.toString();
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it takes a response at all. */
    boolean isAnswered() {
        return sample.has("right");
    }

    /** Whether people mark it. */
    boolean isMarked() {
        return sample.at("/right/mark").isObject();
    }

    /** A response that earns everything. */
    Answer right() {
        return new Answer(sample.path("right"), POINTS);
    }

    /** A response that earns a part, or nothing where all or nothing is earned. */
    Answer partial() {
        var partial = sample.path("partial");
        return new Answer(partial, new BigDecimal(partial.path("points").asText()));
    }

    /** A response that this question cannot have, such as a choice that is not there. */
    String unfitting() {
        return typed(sample.at("/refused/response")).toString();
    }

    /** Where {@link #unfitting} is wrong, as a pointer into the body of a save. */
    String unfittingPlace() {
        return "#/response" + sample.at("/refused/pointer").asText();
    }

    private ObjectNode typed(JsonNode node) {
        var typed = JSON.createObjectNode().put("type", name);
        typed.setAll((ObjectNode) node);
        return typed;
    }

    @Override
    public String toString() {
        return label;
    }

    /** What a candidate answers, and what it is worth. */
    final class Answer {
        private final JsonNode sample;
        private final BigDecimal points;

        private Answer(JsonNode sample, BigDecimal points) {
            this.sample = sample;
            this.points = points;
        }

        /** The response, with the words in capitals that stand for what is known only now. */
        String response() {
            return typed(sample.path("response")).toString();
        }

        BigDecimal points() {
            return points;
        }

        /** What a marker gives to it, if people mark it. */
        Optional<String> mark() {
            return Optional.of(sample.path("mark"))
                    .filter(JsonNode::isObject)
                    .map(JsonNode::toString);
        }
    }
}

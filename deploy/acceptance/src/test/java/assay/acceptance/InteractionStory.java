package assay.acceptance;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.acceptance.Interaction.Answer;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.function.Executable;

/**
 * An exam with every interaction there is, and every way to score one, from the author's form to
 * the final result.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(ReplaceUnderscores.class)
class InteractionStory {
    private static final Pattern PRODUCT = Pattern.compile("What is (\\d+) times (\\d+)\\?");
    private static final byte[] REPORT = "A report.".getBytes(StandardCharsets.UTF_8);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** By the question's id. */
    private final Map<String, Interaction> interactions = new LinkedHashMap<>();

    private String picture = "";
    private String exam = "";

    @BeforeAll
    void an_author_writes_a_question_of_each_and_an_exam_has_them_all() {
        picture = Pictures.uploaded(Pictures.png(200, 100));
        var bank = Exams.bank();
        Stream.concat(Interaction.all().stream(), Interaction.ofRules().stream())
                .forEach(it -> interactions.put(Exams.published(it.question(bank, picture)), it));
        exam = Exams.exam("PT10M", List.copyOf(interactions.keySet()));
    }

    @Test
    void who_answers_everything_right_earns_everything_once_people_have_marked() {
        var sitting = sit(Person.CARL, Interaction::right);

        var before = sitting.resultFor(Person.INES);
        assertEquals("awaiting_marking", before.getString("state"));
        assertTrue(before.getBoolean("grading.score.provisional"));
        assertNull(before.getString("grading.outcome"));
        mark(sitting, Interaction::right);

        var result = grading(sitting);
        assertPoints(result, Interaction::right);
        assertEquals(result.at("/score/maximum"), result.at("/score/points"));
        assertEquals("marking", result.path("reason").asText());
        assertEquals("pass", result.path("outcome").asText());
        var seen = sitting.result();
        assertEquals("graded", seen.getString("state"));
        assertEquals("pass", seen.getString("outcome"));
        assertEquals(1000, seen.getInt("score.scaled"));
        assertEquals(
                "Well argued.",
                seen.getString("questions.find { it.interaction == 'essay' }.feedback.comment"));
    }

    @Test
    void who_answers_in_part_earns_exactly_the_part_that_each_key_gives() {
        var sitting = sit(Person.CARL2, Interaction::partial);
        assertEquals("awaiting_marking", sitting.resultFor(Person.INES).getString("state"));
        mark(sitting, Interaction::partial);

        var result = grading(sitting);

        assertPoints(result, Interaction::partial);
        var sum =
                interactions.values().stream()
                        .filter(Interaction::isAnswered)
                        .map(it -> it.partial().points())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertExactly(sum, result.at("/score/points"), "the sum");
        assertEquals("fail", result.path("outcome").asText());
    }

    @Test
    void a_response_that_does_not_fit_its_question_is_refused_with_the_place() {
        var sitting = Sitting.begin(Person.CARL3, exam);

        assertAll(
                interactions.entrySet().stream()
                        .map(entry -> (Executable) () -> refused(sitting, entry)));

        assertTrue(
                sitting.paper().getList("questions.response").stream().allMatch(Objects::isNull));
        sitting.submit().statusCode(201);
    }

    private static void refused(Sitting sitting, Map.Entry<String, Interaction> asked) {
        var interaction = asked.getValue();
        sitting.trySave(asked.getKey(), parsed(interaction.unfitting()))
                .statusCode(422)
                .body("type", equalTo("urn:assay:problem:validation-failed"))
                .body("errors.pointer", hasItem(interaction.unfittingPlace()));
    }

    /** A candidate sees every question and its picture, answers what can be answered, submits. */
    private Sitting sit(Person candidate, Function<Interaction, Answer> answers) {
        var sitting = Sitting.begin(candidate, exam);
        var paper = sitting.paper();
        assertEquals(
                interactions.values().stream().map(Interaction::name).sorted().toList(),
                paper.<String>getList("questions.content.type").stream().sorted().toList());
        Person.holderOf(sitting.token())
                .accept("*/*")
                .get("/v1/sessions/{id}/assets/{hash}", sitting.id(), picture)
                .then()
                .statusCode(200);
        interactions.forEach((question, interaction) -> {
            if (interaction.isAnswered()) {
                sitting.save(
                        question,
                        parsed(given(sitting, paper, question, answers.apply(interaction))));
            }
        });
        sitting.submit().statusCode(201).body("state", equalTo("submitted"));
        return sitting;
    }

    /** A response with what only this candidate can know: the drawn values, the file handed in. */
    static String given(Sitting sitting, JsonPath paper, String question, Answer answer) {
        var response = answer.response();
        if (response.contains("FILE")) {
            return response.replace("FILE", sitting.upload(question, "report.txt", REPORT));
        }
        var drawn =
                PRODUCT.matcher(
                        paper.getString(
                                "questions.find { it.questionId == '%s' }.content.stem"
                                        .formatted(question)));
        if (drawn.find()) {
            var p = Integer.parseInt(drawn.group(1));
            var q = Integer.parseInt(drawn.group(2));
            return response.replace("PRODUCT", Integer.toString(p * q))
                    .replace("SUM", Integer.toString(p + q));
        }
        return response;
    }

    /**
     * An instructor reads what waits, the file as well, and marks it; in between nothing is final.
     */
    private void mark(Sitting sitting, Function<Interaction, Answer> answers) {
        var waiting = Exams.waitingMarkings(exam);
        var own = "items.findAll { it.sessionId == '%s' }.".formatted(sitting.id());
        var markings = waiting.<String>getList(own + "id");
        var questions = waiting.<String>getList(own + "questionId");
        assertEquals(
                interactions.values().stream().filter(Interaction::isMarked).count(),
                markings.size());
        var marks = new ArrayList<String>();
        for (var i = 0; i < markings.size(); i++) {
            assertEquals("awaiting_marking", sitting.resultFor(Person.INES).getString("state"));
            var interaction = asked(questions.get(i));
            marks.add(interaction.name());
            var marking =
                    Person.INES
                            .asks()
                            .get("/v1/markings/{id}", markings.get(i))
                            .then()
                            .statusCode(200)
                            .extract();
            String file = marking.path("files[0].content");
            assertEquals(interaction.name().equals("file_upload"), file != null);
            if (file != null) {
                // not what the candidate called it
                assertEquals("file-1.txt", marking.path("files[0].name"));
                assertEquals("text/plain", marking.path("files[0].mediaType"));
                assertEquals("A report.", handedIn(file));
            }
            Person.INES
                    .asks()
                    .header("If-Match", marking.header("ETag"))
                    .body(answers.apply(interaction).mark().orElseThrow())
                    .put("/v1/markings/{id}/mark", markings.get(i))
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("marked"))
                    .body("mark.markedBy", equalTo("ines"));
        }
        assertEquals(
                List.of("composite", "essay", "file_upload"), marks.stream().sorted().toList());
    }

    private static String handedIn(String file) {
        return Person.INES
                .asks()
                .accept("*/*")
                .get(file)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    /** The final grading revision, with its decimals as they were written. */
    private static JsonNode grading(Sitting sitting) {
        var reply =
                Person.INES
                        .asks()
                        .get("/v1/results/{id}", sitting.id())
                        .then()
                        .statusCode(200)
                        .body("state", equalTo("graded"))
                        .extract()
                        .asString();
        return parsed(reply).path("grading");
    }

    private void assertPoints(JsonNode grading, Function<Interaction, Answer> answers) {
        var questions = new ArrayList<JsonNode>();
        grading.path("questions").forEach(questions::add);
        assertEquals(interactions.size(), questions.size());
        assertAll(
                questions.stream()
                        .map(question ->
                                (Executable)
                                        () -> {
                                            var interaction =
                                                    asked(question.path("questionId").asText());
                                            assertExactly(
                                                    interaction.isAnswered()
                                                            ? answers.apply(interaction).points()
                                                            : BigDecimal.ZERO,
                                                    question.path("points"),
                                                    interaction.toString());
                                        }));
    }

    private Interaction asked(String question) {
        return Objects.requireNonNull(interactions.get(question), question);
    }

    private static void assertExactly(BigDecimal expected, JsonNode actual, String what) {
        assertEquals(
                0,
                expected.compareTo(new BigDecimal(actual.asText())),
                () -> "%s: %s instead of %s".formatted(what, actual, expected));
    }

    static JsonNode parsed(String json) {
        try {
            return JSON.reader()
                    .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

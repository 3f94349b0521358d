package assay.session.sitting.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import assay.session.outbox.schedule.OutboxSender;
import assay.session.platform.Api;
import assay.session.platform.Api.Sitting;
import assay.session.platform.Exchange;
import assay.session.platform.GradingDesk;
import assay.session.platform.JsonManners;
import assay.session.platform.QuestionBank;
import assay.session.platform.ServiceTest;
import assay.session.platform.Sql;
import assay.session.pool.Interaction;
import assay.session.response.ResponseSamples;
import assay.session.response.wire.ResponseJson;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every interaction, from the pool over the paper and the log to the submission. */
@QuarkusTest
class InteractionsTest extends ServiceTest {
    private static final List<Interaction> ANSWERED =
            Arrays.stream(Interaction.values())
                    .filter(interaction -> interaction != Interaction.DESCRIPTION)
                    .toList();
    private static final ObjectMapper JSON = JsonManners.mapper();

    @Inject OutboxSender sender;
    @Inject Sql sql;

    private static Sitting sitting() {
        return Api.start(Api.publishedExamOfKinds());
    }

    private static String question(Interaction interaction) {
        return QuestionBank.questionId(interaction).toString();
    }

    /** A whole response to each question, those that need files with a file handed in. */
    private static Map<Interaction, String> responses(Sitting sitting)
            throws JsonProcessingException {
        var file =
                sitting.upload(
                                QuestionBank.questionId(Interaction.FILE_UPLOAD),
                                "report.txt",
                                "A report.".getBytes(StandardCharsets.UTF_8))
                        .then()
                        .statusCode(201)
                        .extract()
                        .<String>path("id");
        var ofPart =
                sitting.byToken()
                        .contentType("application/octet-stream")
                        .queryParam("questionId", question(Interaction.COMPOSITE))
                        .queryParam("part", "p4")
                        .queryParam("name", "report.txt")
                        .body("A report.".getBytes(StandardCharsets.UTF_8))
                        .post("/v1/sessions/{id}/files", sitting.id())
                        .then()
                        .statusCode(201)
                        .extract()
                        .<String>path("id");
        var responses = new HashMap<Interaction, String>();
        for (var interaction : ANSWERED) {
            var response =
                    ResponseSamples.to(
                            interaction,
                            UUID.fromString(interaction == Interaction.COMPOSITE ? ofPart : file));
            responses.put(interaction, JSON.writeValueAsString(ResponseJson.of(response)));
        }
        return responses;
    }

    private static JsonNode paper(Sitting sitting) throws JsonProcessingException {
        var paper = new HashMap<String, JsonNode>();
        JSON.readTree(
                        sitting.byToken()
                                .get("/v1/sessions/{id}/paper", sitting.id())
                                .then()
                                .statusCode(200)
                                .extract()
                                .asString())
                .get("questions")
                .forEach(question -> paper.put(question.at("/content/type").asText(), question));
        return JSON.valueToTree(paper);
    }

    private static JsonNode at(JsonNode paper, Interaction interaction) {
        return paper.get(interaction.name().toLowerCase(Locale.ROOT));
    }

    @Test
    void a_paper_shows_every_interaction_and_what_was_saved() throws Exception {
        var sitting = sitting();
        var before = paper(sitting);
        assertThat(before).hasSize(Interaction.values().length);
        assertThat(at(before, Interaction.CALCULATED).at("/content/stem").asText())
                .matches("What is [123]\\.\\d\\d plus [12]0, in \\\\frac\\{m}\\{s}\\?");
        assertThat(at(before, Interaction.CALCULATED).at("/content").has("variables")).isFalse();
        assertThat(at(before, Interaction.ORDERING).at("/content/items").findValuesAsText("id"))
                .containsExactlyInAnyOrder("a", "b", "c", "d");
        assertThat(at(before, Interaction.TRUE_FALSE).get("textFormat").asText())
                .isEqualTo("markdown");

        var responses = responses(sitting);
        long sequence = 0;
        for (var response : responses.entrySet()) {
            sitting.save(question(response.getKey()), ++sequence, response.getValue())
                    .then()
                    .statusCode(200)
                    .body("current", equalTo(true));
        }
        var after = paper(sitting);
        for (var interaction : ANSWERED) {
            assertThat(at(after, interaction).get("content"))
                    .isEqualTo(at(before, interaction).get("content"));
            var saved = at(after, interaction).get("response");
            assertThat(JSON.treeToValue(saved, ResponseJson.class).response())
                    .as(interaction.name())
                    .isEqualTo(
                            JSON.readValue(responses.get(interaction), ResponseJson.class)
                                    .response()
                                    .sorted());
        }
    }

    @Test
    void what_was_saved_is_graded_with_the_values_that_belong_to_it() throws Exception {
        var sitting = sitting();
        var responses = responses(sitting);
        var items = new ArrayList<String>();
        for (var interaction : ANSWERED) {
            items.add(
                    "{\"questionId\": \"%s\", \"sequence\": %d, \"response\": %s}"
                            .formatted(
                                    question(interaction),
                                    items.size() + 1,
                                    responses.get(interaction)));
        }
        for (int i = 0; i < 2; i++) {
            sitting.byToken()
                    .body("{\"responses\": [%s]}".formatted(String.join(",", items)))
                    .post("/v1/sessions/{id}/response-batches", sitting.id())
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(ANSWERED.size()))
                    .body("items.outcome", everyItem(equalTo("saved")));
        }
        var stem = at(paper(sitting), Interaction.CALCULATED).at("/content/stem").asText();
        sitting.submit().then().statusCode(201);
        sender.send();
        var submission = JSON.readTree(GradingDesk.submission(sitting.id().toString()));
        assertThat(submission.get("paper")).hasSize(Interaction.values().length);
        assertThat(submission.get("responses")).hasSize(ANSWERED.size());
        for (var item : submission.get("paper")) {
            if (item.get("interaction").asText().equals("calculated")) {
                assertThat(item.get("values")).hasSize(2);
                assertThat(stem)
                        .contains(
                                item.at("/values/p").decimalValue().toPlainString(),
                                item.at("/values/q").decimalValue().toPlainString());
            }
        }
        for (var item : submission.get("paper")) {
            if (item.get("interaction").asText().equals("composite")) {
                assertThat(item.get("values")).hasSize(2);
                assertThat(item.get("values").fieldNames()).toIterable().contains("p3/p", "p3/q");
                assertThat(item.get("partWeights")).hasSize(4);
            }
        }
        for (var saved : submission.get("responses")) {
            assertThat(saved.at("/response/type").asText()).isNotEmpty();
        }
        assertThat(Exchange.QUESTIONS.faults()).isEmpty();
        assertThat(Exchange.GRADING.faults()).isEmpty();
        intact(sitting, true);
    }

    @Test
    void the_same_response_in_another_order_is_the_same_save() {
        var sitting = sitting();
        var matching = question(Interaction.MATCHING);
        sitting.save(
                        matching,
                        1,
                        "{\"type\": \"matching\", \"pairs\": [{\"source\": \"a\", \"target\": \"x\"}, {\"source\": \"b\", \"target\": \"y\"}]}")
                .then()
                .statusCode(200);
        sitting.save(
                        matching,
                        1,
                        "{\"type\": \"matching\", \"pairs\": [{\"target\": \"y\", \"source\": \"b\"}, {\"source\": \"a\", \"target\": \"x\"}]}")
                .then()
                .statusCode(200);
        var ordering = question(Interaction.ORDERING);
        sitting.save(ordering, 2, "{\"type\": \"ordering\", \"order\": [\"a\", \"b\"]}")
                .then()
                .statusCode(200);
        sitting.save(ordering, 2, "{\"type\": \"ordering\", \"order\": [\"b\", \"a\"]}")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:assay:problem:sequence-reused"));
        intact(sitting, true);
    }

    @Test
    void what_does_not_fit_is_refused_with_every_place() {
        var sitting = sitting();
        sitting.save(
                        question(Interaction.COMPOSITE),
                        1,
                        """
                        {"type": "composite", "parts": [{"part": "p1", "response": {"type": "single_choice", "choice": "z"}},
                          {"part": "p2", "response": {"type": "ordering", "order": ["a", "a"]}}]}
                        """)
                .then()
                .statusCode(422)
                .body(
                        "errors.pointer",
                        contains(
                                "#/response/parts/0/response/choice",
                                "#/response/parts/1/response/order/1"));
        sitting.save(
                        question(Interaction.DESCRIPTION),
                        1,
                        "{\"type\": \"essay\", \"text\": \"But I have something to say.\"}")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("#/response/type"));
        sitting.save(question(Interaction.TRUE_FALSE), 1, "{\"type\": \"true_false\"}")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("#/response"));
        sitting.save(
                        question(Interaction.SHORT_ANSWER),
                        1,
                        "{\"type\": \"short_answer\", \"text\": \"a\\u0000b\"}")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("#/response/text"));
        intact(sitting, true);
    }

    @Test
    void an_essay_of_the_greatest_length_fits_into_a_save() {
        var exam =
                Api.publishedExam(
                        Api.exam(
                                Api.newName("exam"),
                                "null",
                                Api.randomSection("kinds", 1, QuestionBank.KINDS, true)
                                        .replace(
                                                "\"tags\": []",
                                                "\"tags\": [], \"interactions\": [\"essay\"]")));
        var sitting = Api.start(exam);
        assertThat(sitting.questions()).hasSize(1);
        sitting.save(question(Interaction.ESSAY), 1, essay(100_001))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("#/response/text"));
        sitting.save(question(Interaction.ESSAY), 1, essay(100_000)).then().statusCode(200);
        intact(sitting, true);
    }

    /** Of one long word; each of its characters takes four bytes. */
    private static String essay(int characters) {
        return "{\"type\": \"essay\", \"text\": \"%s\"}"
                .formatted("\uD83D\uDE00".repeat(characters));
    }

    @Test
    void a_changed_essay_shows() {
        var sitting = sitting();
        sitting.save(
                        question(Interaction.ESSAY),
                        1,
                        "{\"type\": \"essay\", \"text\": \"It is so.\"}")
                .then()
                .statusCode(200);
        intact(sitting, true);
        // what only the owner of the database can do
        sql.change("alter table response_log disable trigger response_log_never_changes");
        try {
            sql.change(
                    "update response_log set response = jsonb_set(response, '{text}', '\"It is not so.\"') where session_id = ?",
                    sitting.id());
        } finally {
            sql.change("alter table response_log enable trigger response_log_never_changes");
        }
        intact(sitting, false);
    }

    private static void intact(Sitting sitting, boolean intact) {
        Api.instructor()
                .get("/v1/sessions/{id}/log", sitting.id())
                .then()
                .statusCode(200)
                .body("intact", equalTo(intact));
    }
}

package assay.question.content;

import static org.assertj.core.api.Assertions.assertThat;

import assay.question.content.json.QuestionExamples;
import assay.question.platform.Api;
import assay.question.platform.JsonManners;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Questions, banks and topics to test with. */
public final class QuestionSamples {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private QuestionSamples() {}

    /** A name that no other test uses. */
    public static String newName(String kind) {
        return kind + "-" + COUNT.incrementAndGet();
    }

    /** Creates a bank and returns its name. */
    public static String newBank() {
        return newBank(Api.author());
    }

    public static String newBank(RequestSpecification author) {
        var name = newName("bank");
        author.body(Map.of("name", name, "title", "A bank"))
                .post("/v1/banks")
                .then()
                .statusCode(201);
        return name;
    }

    /**
     * Makes sure that the scheme {@code cloud} has {@code security} and, below it, {@code
     * encryption} and {@code identity}.
     */
    public static void withTopics() {
        create("/v1/topics/schemes", Map.of("name", "cloud", "title", "Cloud"));
        create("/v1/topics", Map.of("scheme", "cloud", "name", "security", "title", "Security"));
        for (var name : new String[] {"encryption", "identity"}) {
            create(
                    "/v1/topics",
                    Map.of(
                            "scheme",
                            "cloud",
                            "name",
                            name,
                            "title",
                            name,
                            "parent",
                            "cloud/security"));
        }
        create("/v1/topics", Map.of("scheme", "cloud", "name", "operation", "title", "Operation"));
    }

    private static void create(String path, Map<String, String> body) {
        assertThat(Api.author().body(body).post(path).statusCode()).isIn(201, 409);
    }

    /** A question that asks for one of two choices, {@code a} and {@code b}; {@code b} is right. */
    public static ObjectNode singleChoice(String bank) {
        var draft = parse(QuestionExamples.DRAFT);
        draft.put("bank", bank).put("name", newName("question")).putArray("topics");
        return draft;
    }

    /**
     * A question that asks for two of {@code a} to {@code e}; {@code b} and {@code e} are right.
     */
    public static ObjectNode multipleChoice(String bank) {
        var draft = singleChoice(bank);
        draft.set(
                "content",
                parse(
                        """
                        {"type": "multiple_choice", "stem": "Which two?", "minChoices": 2, "maxChoices": 2, "choices": [
                          {"id": "a", "text": "A"}, {"id": "b", "text": "B"}, {"id": "c", "text": "C"}, {"id": "d", "text": "D"},
                          {"id": "e", "text": "E"}]}\
                        """));
        draft.set(
                "key",
                parse(
                        """
                        {"type": "multiple_choice", "correct": ["b", "e"], "scoring": {"rule": "partial_credit",
                         "weights": {"a": -0.5, "b": 0.5, "e": 0.5}}, "rationale": "Because.",
                         "feedback": [{"choice": "a", "text": "No."}], "references": []}\
                        """));
        return draft;
    }

    public static ObjectNode object(JsonNode parent, String pointer) {
        return (ObjectNode) parent.at(pointer);
    }

    public static ObjectNode parse(String json) {
        try {
            return (ObjectNode) JsonManners.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    /** Creates the question as a draft and returns the reply. */
    public static Response draft(ObjectNode question) {
        var reply = Api.author().body(question.toString()).post("/v1/questions");
        reply.then().statusCode(201);
        return reply;
    }

    /** Creates and publishes the question; returns the reply to its publication. */
    public static Response published(ObjectNode question) {
        return publish(draft(question));
    }

    public static Response publish(Response last) {
        var reply =
                Api.author()
                        .header("If-Match", last.header("ETag"))
                        .put("/v1/questions/{id}/publication", last.<String>path("id"));
        reply.then().statusCode(200);
        return reply;
    }

    public static Response revise(Response last, ObjectNode draft) {
        var reply =
                Api.author()
                        .header("If-Match", last.header("ETag"))
                        .body(draft.toString())
                        .put("/v1/questions/{id}", last.<String>path("id"));
        reply.then().statusCode(200);
        return reply;
    }

    public static Response retire(Response last) {
        var reply =
                Api.author()
                        .header("If-Match", last.header("ETag"))
                        .put("/v1/questions/{id}/retirement", last.<String>path("id"));
        reply.then().statusCode(200);
        return reply;
    }

    /** Creates a bank whose drafts need this approval, and returns its name. */
    public static String newBank(String reviewRequired) {
        var name = newName("bank");
        Api.author()
                .body(Map.of("name", name, "title", "A bank", "reviewRequired", reviewRequired))
                .post("/v1/banks")
                .then()
                .statusCode(201);
        return name;
    }

    /** The question as it is now. */
    public static Response read(Response last) {
        var reply = Api.author().get("/v1/questions/{id}", last.<String>path("id"));
        reply.then().statusCode(200);
        return reply;
    }

    public static Response trash(Response last) {
        var reply =
                Api.author()
                        .header("If-Match", last.header("ETag"))
                        .delete("/v1/questions/{id}", last.<String>path("id"));
        reply.then().statusCode(200);
        return reply;
    }

    /** Asks for a review by anybody. */
    public static Response inReview(Response last) {
        var reply =
                Api.author()
                        .header("If-Match", last.header("ETag"))
                        .body("{}")
                        .put("/v1/questions/{id}/review", last.<String>path("id"));
        reply.then().statusCode(200);
        return reply;
    }

    /** Freezes a pool of all published questions of the bank; returns the reply. */
    public static Response freeze(String bank) {
        return Api.service("pools:write")
                .body(
                        Map.of(
                                "organisation",
                                "demo",
                                "examId",
                                "0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a10",
                                "selections",
                                java.util.List.of(Map.of("name", "all", "bank", bank))))
                .put("/internal/v1/pools/{pool}", java.util.UUID.randomUUID());
    }
}

package assay.acceptance;

import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes exams and questions over the public API, as an author and an instructor would. */
final class Exams {
    static final String PRACTICE = "aws-developer-associate-practice";
    static final String TASTER = "aws-developer-associate-taster";

    private Exams() {}

    /** The id of a published exam that carl can see. */
    static String named(String name) {
        String cursor = null;
        do {
            var request = Person.CARL.asks().queryParam("limit", 200);
            if (cursor != null) request.queryParam("cursor", cursor);
            var page = request.get("/v1/exams").then().statusCode(200).extract().jsonPath();
            String id = page.getString("items.find { it.name == '" + name + "' }.id");
            if (id != null) return id;
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        throw new AssertionError("no exam named " + name);
    }

    /** What of an exam waits for somebody to mark it, as an instructor lists it. */
    static JsonPath waitingMarkings(String examId) {
        return Person.INES
                .asks()
                .queryParam("examId", examId)
                .get("/v1/markings")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /**
     * A published bank question with one right choice, {@code b}; {@code hint} stands in every
     * secret part of it.
     */
    static String question(String bank, String stem, String hint) {
        var body =
                Map.of(
                        "bank",
                        bank,
                        "name",
                        "q-" + UUID.randomUUID(),
                        "title",
                        "Title " + hint,
                        "difficulty",
                        "easy",
                        "topics",
                        List.of("dva-c02/security"),
                        "language",
                        "en",
                        "points",
                        1,
                        "content",
                        Map.of(
                                "type",
                                "single_choice",
                                "stem",
                                stem,
                                "choices",
                                List.of(
                                        Map.of("id", "a", "text", "First"),
                                        Map.of("id", "b", "text", "Second"),
                                        Map.of("id", "c", "text", "Third")),
                                "shuffle",
                                true),
                        "key",
                        Map.of(
                                "type",
                                "single_choice",
                                "correct",
                                "b",
                                "rationale",
                                "Rationale " + hint,
                                "feedback",
                                List.of(Map.of("choice", "a", "text", "Feedback " + hint)),
                                "references",
                                List.of(
                                        Map.of(
                                                "title",
                                                "Reference " + hint,
                                                "url",
                                                "https://docs.aws.amazon.com/" + hint))));
        return published(body);
    }

    /** A published multiple-choice question with weights {@code a: weight, c: 1 - weight}. */
    static String weightedQuestion(String bank, String stem, String hint, String weight) {
        var body =
                Map.of(
                        "bank",
                        bank,
                        "name",
                        "q-" + UUID.randomUUID(),
                        "title",
                        "Title " + hint,
                        "difficulty",
                        "hard",
                        "topics",
                        List.of("dva-c02/development"),
                        "language",
                        "en",
                        "points",
                        2,
                        "content",
                        Map.of(
                                "type",
                                "multiple_choice",
                                "stem",
                                stem,
                                "choices",
                                List.of(
                                        Map.of("id", "a", "text", "First"),
                                        Map.of("id", "b", "text", "Second"),
                                        Map.of("id", "c", "text", "Third")),
                                "minChoices",
                                1,
                                "maxChoices",
                                2,
                                "shuffle",
                                true),
                        "key",
                        Map.of(
                                "type",
                                "multiple_choice",
                                "correct",
                                List.of("a", "c"),
                                "scoring",
                                Map.of(
                                        "rule",
                                        "partial_credit",
                                        "weights",
                                        Map.of(
                                                "a",
                                                new BigDecimal(weight),
                                                "c",
                                                BigDecimal.ONE.subtract(new BigDecimal(weight)))),
                                "rationale",
                                "Rationale " + hint,
                                "feedback",
                                List.of(),
                                "references",
                                List.of()));
        return published(body);
    }

    /** The id of a question, created with this body (a map, or JSON) and published. */
    static String published(Object question) {
        String id =
                Person.ADA
                        .asks()
                        .body(question)
                        .post("/v1/questions")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        var etag = Person.ADA.asks().get("/v1/questions/{id}", id).then().extract().header("ETag");
        Person.ADA
                .asks()
                .header("If-Match", etag)
                .put("/v1/questions/{id}/publication", id)
                .then()
                .statusCode(200);
        return id;
    }

    /** A new bank; its name. */
    static String bank() {
        var name = "bank-" + UUID.randomUUID();
        Person.ADA
                .asks()
                .body(Map.of("name", name, "title", "A bank"))
                .post("/v1/banks")
                .then()
                .statusCode(201);
        return name;
    }

    static String bankId() {
        return Person.ADA
                .asks()
                .body(Map.of("name", "bank-" + UUID.randomUUID(), "title", "A bank"))
                .post("/v1/banks")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** A published exam of fixed questions; {@code duration} in ISO 8601. */
    static String exam(String duration, List<String> questionIds) {
        return exam(
                duration,
                questionIds,
                List.of("score", "outcome", "topics", "responses", "verdicts", "keys", "feedback"),
                "on_grading");
    }

    static String exam(String duration, List<String> questionIds, List<String> shown, String when) {
        var draw = Map.of("type", "fixed", "questionIds", questionIds);
        return examOf(duration, List.of(section("all", true, draw)), shown, when);
    }

    static Map<String, Object> section(String name, boolean scored, Map<String, ?> draw) {
        return Map.of("name", name, "title", name, "scored", scored, "draw", draw);
    }

    static String examOf(
            String duration, List<Map<String, Object>> sections, List<String> shown, String when) {
        String id = draftOf(duration, sections, shown, when);
        Person.INES.asks().post("/v1/exams/{id}/revisions", id).then().statusCode(201);
        return id;
    }

    static String draftOf(
            String duration, List<Map<String, Object>> sections, List<String> shown, String when) {
        var release = new LinkedHashMap<String, Object>();
        release.put("when", when);
        release.put("show", new ArrayList<>(shown));
        return Person.INES
                .asks()
                .body(
                        Map.of(
                                "name",
                                "exam-" + UUID.randomUUID(),
                                "title",
                                "An exam",
                                "description",
                                "For a story",
                                "instructions",
                                "Answer",
                                "duration",
                                duration,
                                "blueprint",
                                Map.of("shuffleQuestions", true, "sections", sections),
                                "policy",
                                Map.of(
                                        "scaling",
                                        Map.of(
                                                "method",
                                                "linear",
                                                "minimum",
                                                100,
                                                "maximum",
                                                1000,
                                                "description",
                                                "Linear"),
                                        "passMark",
                                        720,
                                        "release",
                                        release)))
                .post("/v1/exams")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}

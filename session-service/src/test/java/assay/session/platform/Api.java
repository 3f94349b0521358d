package assay.session.platform;

import static io.restassured.RestAssured.given;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.restassured.OpenApiValidationFilter;
import com.atlassian.oai.validator.schema.ValidationConfiguration;
import io.restassured.filter.Filter;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** What tests say to the service, each exchange held against its contract. */
public final class Api {
    private static final AtomicInteger NAMES = new AtomicInteger();

    /** For exchanges that are not held against the whole contract. */
    public static final Filter HEADERS = new DeclaredHeaders(Path.of("openapi.yaml"));

    private static final OpenApiValidationFilter CONTRACT =
            new OpenApiValidationFilter(
                    OpenApiInteractionValidator.createFor(
                                    Path.of("openapi.yaml").toAbsolutePath().toString())
                            .withSchemaFactorySupplier(() -> RememberedSchemas.FACTORY)
                            .withSchemaValidationConfiguration(
                                    new ValidationConfiguration().setMaxCacheSize(1_000))
                            .withLevelResolver(
                                    LevelResolver.create()
                                            // requests are wrong on purpose; the replies are what
                                            // is held to the contract
                                            .withLevel(
                                                    "validation.request",
                                                    ValidationReport.Level.IGNORE)
                                            .withLevel(
                                                    "validation.schema.additionalProperties",
                                                    ValidationReport.Level.IGNORE)
                                            .build())
                            .build());

    private Api() {}

    public static RequestSpecification as(String token) {
        return given().filter(CONTRACT)
                .filter(HEADERS)
                .header("Authorization", "Bearer " + token)
                .contentType(ContentType.JSON);
    }

    public static RequestSpecification instructor() {
        return as(Issuer.tokenOf("ines", "instructor"));
    }

    public static RequestSpecification candidate(String name) {
        return as(Issuer.tokenOf(name, "candidate"));
    }

    /** A name that no other test has. */
    public static String newName(String stem) {
        return stem + "-" + NAMES.incrementAndGet();
    }

    public static String randomSection(String name, int count, String topic, boolean scored) {
        return """
        {"name": "%s", "title": "%s", "scored": %s,
         "draw": {"type": "random", "count": %d, "bank": "cloud", "topics": [%s], "difficulties": [], "tags": []}}
        """
                .formatted(name, name, scored, count, topic.isEmpty() ? "" : '"' + topic + '"');
    }

    public static String exam(String name, String attemptsMax, String... sections) {
        return """
        {"name": "%s", "title": "A test", "description": "D", "instructions": "Choose.", "notice": "N", "duration": "PT20M",
         "attemptsMax": %s, "blueprint": {"shuffleQuestions": true, "sections": [%s]},
         "policy": {"scaling": {"method": "linear", "minimum": 100, "maximum": 1000, "description": "An approximation."},
           "passMark": 720, "release": {"when": "on_grading", "at": null, "show": ["score", "outcome"]}}}
        """
                .formatted(name, attemptsMax, String.join(",", sections));
    }

    /**
     * An exam of six questions: three of development, one of security, two unscored from anywhere.
     */
    public static String smallExam(String name) {
        return exam(
                name,
                "null",
                randomSection("development", 3, "dva-c02/development", true),
                randomSection("security", 1, "dva-c02/security", true),
                randomSection("trial", 2, "", false));
    }

    /** An exam of one question of every interaction. */
    public static UUID publishedExamOfKinds() {
        return publishedExam(
                exam(
                        newName("exam"),
                        "null",
                        randomSection("kinds", 20, QuestionBank.KINDS, true)));
    }

    public static UUID create(String exam) {
        return UUID.fromString(
                instructor()
                        .body(exam)
                        .post("/v1/exams")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id"));
    }

    public static Response publish(UUID examId) {
        return instructor().post("/v1/exams/{id}/revisions", examId);
    }

    public static UUID publishedExam(String exam) {
        var id = create(exam);
        publish(id).then().statusCode(201);
        return id;
    }

    public static UUID publishedExam() {
        return publishedExam(smallExam(newName("exam")));
    }

    /** A session just started. */
    public record Sitting(UUID id, String candidate, String token) {
        public RequestSpecification byToken() {
            return as(token);
        }

        public List<Map<String, Object>> questions() {
            return byToken()
                    .get("/v1/sessions/{id}/paper", id)
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("questions");
        }

        /** A right-shaped response to a question of the paper. */
        public static String responseTo(Map<String, Object> question) {
            return question.get("content") instanceof Map<?, ?> content
                            && "multiple_choice".equals(content.get("type"))
                    ? "{\"type\": \"multiple_choice\", \"choices\": [\"c\", \"a\"]}"
                    : "{\"type\": \"single_choice\", \"choice\": \"b\"}";
        }

        public Response save(Map<String, Object> question, long sequence) {
            return save(String.valueOf(question.get("questionId")), sequence, responseTo(question));
        }

        public Response save(String questionId, long sequence, String response) {
            return byToken()
                    .body("{\"sequence\": %d, \"response\": %s}".formatted(sequence, response))
                    .put("/v1/sessions/{id}/responses/{question}", id, questionId);
        }

        /** Hands in a file for a question. */
        public Response upload(UUID questionId, String name, byte[] bytes) {
            return byToken()
                    .contentType("application/octet-stream")
                    .queryParam("questionId", questionId)
                    .queryParam("name", name)
                    .body(bytes)
                    .post("/v1/sessions/{id}/files", id);
        }

        public Response submit() {
            return byToken().put("/v1/sessions/{id}/submission", id);
        }
    }

    public static Sitting start(UUID examId) {
        return start(examId, newName("carl"));
    }

    public static Sitting start(UUID examId, String candidate) {
        var reply =
                candidate(candidate)
                        .body("{\"examId\": \"%s\"}".formatted(examId))
                        .post("/v1/sessions")
                        .then()
                        .statusCode(201)
                        .extract();
        return new Sitting(
                UUID.fromString(reply.path("session.id")), candidate, reply.path("token"));
    }
}

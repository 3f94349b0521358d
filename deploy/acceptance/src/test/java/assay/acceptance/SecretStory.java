package assay.acceptance;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.function.Executable;

/**
 * Canaries planted in the keys of every interaction must not sing where a candidate or the session
 * database could hear them. What a candidate may call is read from the contracts.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SecretStory {
    private static final Pattern PARAMETER = Pattern.compile("\\{([a-zA-Z]+)}");
    private static final String STEM = "Where are objects stored?";

    /** What a candidate may call and the stories need not, each with the reason why not. */
    private static final Map<String, String> EXEMPT = Map.of();

    private final Canary canary = new Canary();

    /** By the question's id. */
    private final Map<String, Interaction> questions = new LinkedHashMap<>();

    private String picture = "";

    @BeforeAll
    void an_author_hides_a_canary_in_the_key_of_each_interaction() {
        picture = Pictures.uploaded(Pictures.png(200, 100));
        var bank = Exams.bank();
        Interaction.all()
                .forEach(it ->
                        questions.put(Exams.published(it.question(bank, picture, canary)), it));
        assertAll(
                questions.keySet().stream()
                        .map(id -> Person.ADA.asks().get("/v1/questions/{id}", id).asString())
                        .map(view ->
                                (Executable)
                                        () ->
                                                assertTrue(
                                                        canary.isHeardIn(view),
                                                        "no canary where it belongs: " + view)));
    }

    @Test
    void no_operation_open_to_candidates_and_no_row_of_the_session_database_holds_a_key()
            throws Exception {
        var shown = List.of("score", "outcome", "topics", "responses");
        var exam = Exams.exam("PT10M", List.copyOf(questions.keySet()), shown, "on_grading");
        var ear = new Ear(canary);
        ear.knows("examId", exam);

        var sitting = sit(Person.CARL, exam, ear);
        readEverything(
                "candidate", Person.CARL.token(), ear, Set.of("getResult", "getResultAsset"));
        readEverything("session", sitting.token(), ear, Set.of());
        ear.hear("startSession", begins(Person.CARL, exam).statusCode(409));
        ear.hear("submitSession", sitting.submit().statusCode(201));
        sitting.resultFor(Person.INES);
        readEverything(
                "candidate",
                Person.CARL.token(),
                ear,
                Set.of("getPaper", "getResult", "getResultAsset"));
        markAll(exam);
        assertEquals("graded", sitting.result().getString("state"));
        readEverything("candidate", Person.CARL.token(), ear, Set.of("getPaper", "getResultAsset"));

        ear.assertSilent();
        assertTrue(ear.hasHeard(STEM), "the scan saw the paper");
        assertEquals(
                Map.of(), ear.missed(), "open to candidates, but neither called here nor exempt");
        scanSessionDatabase();
    }

    @Test
    void an_exam_released_by_hand_tells_nothing_before_and_afterwards_what_its_policy_shows() {
        var shown =
                List.of("score", "outcome", "topics", "responses", "verdicts", "keys", "feedback");
        var exam = Exams.exam("PT10M", List.copyOf(questions.keySet()), shown, "manual");
        var ear = new Ear(canary);
        ear.knows("examId", exam);
        var sitting = sit(Person.CARL2, exam, ear);
        var id = sitting.id();
        sitting.submit().statusCode(201);
        sitting.resultFor(Person.INES);
        markAll(exam);

        readEverything(
                "candidate",
                Person.CARL2.token(),
                ear,
                Set.of("getPaper", "getResult", "getResultAsset"));
        ear.hear(
                "releaseResult",
                Person.CARL2.asks().put("/v1/results/{id}/release", id).then().statusCode(403));
        ear.assertSilent();
        var listed =
                Person.CARL2.asks().queryParam("limit", 200).get("/v1/results").then().extract();
        Map<String, Object> ours = listed.path("items.find { it.sessionId == '%s' }".formatted(id));
        assertTrue(
                ours == null || (!ours.containsKey("points") && !ours.containsKey("outcome")),
                "the list tells before the release: " + ours);
        var early = Person.CARL2.asks().get("/v1/results/{id}", id).then().statusCode(403);
        for (var part : List.of("\"score\"", "\"verdict\"", "\"outcome\"")) {
            assertFalse(early.extract().asString().contains(part), part + " was told before");
        }

        Person.INES.asks().put("/v1/results/{id}/release", id).then().statusCode(200);
        var late = Person.CARL2.asks().get("/v1/results/{id}", id).then().statusCode(200);
        var told = InteractionStory.parsed(late.extract().asString()).path("questions");
        assertEquals(questions.size(), told.size());
        told.forEach(question ->
                assertTrue(
                        canary.isHeardIn(question.toString()),
                        "the policy shows keys, but not this one: " + question));
    }

    /** A candidate begins and does all that a candidate can do to a session, except to end it. */
    private Sitting sit(Person candidate, String exam, Ear ear) {
        var sitting = Sitting.begun(candidate, ear.hear("startSession", begins(candidate, exam)));
        var id = sitting.id();
        ear.knows("sessionId", id);
        ear.knows("hash", picture);
        questions.forEach((question, interaction) -> answer(sitting, question, interaction, ear));
        var question = questions.keySet().iterator().next();
        ear.knows("questionId", question);
        ear.hear("flagQuestion", asks(sitting).put("/v1/sessions/{id}/flags/{q}", id, question));
        ear.hear(
                "unflagQuestion",
                asks(sitting).delete("/v1/sessions/{id}/flags/{q}", id, question));
        var later =
                Map.of(
                        "questionId",
                        question,
                        "sequence",
                        1_000,
                        "response",
                        Map.of("type", "essay", "text", "Does not fit"));
        ear.hear(
                "saveResponseBatch",
                asks(sitting)
                        .body(Map.of("responses", List.of(later)))
                        .post("/v1/sessions/{id}/response-batches", id));
        ear.hear("renewSessionToken", candidate.asks().post("/v1/sessions/{id}/tokens", id));
        String topic = candidate.asks().get("/v1/topics").path("items[0].id");
        ear.knows("topicId", topic);
        ear.knows("scheme", "dva-c02");
        String notes = candidate.asks().get("/v1/study-notes").path("items[0].id");
        ear.knows("studyNoteId", notes);
        return sitting;
    }

    private static void answer(Sitting sitting, String question, Interaction interaction, Ear ear) {
        ear.hear(
                "saveResponse",
                sitting.trySave(question, InteractionStory.parsed(interaction.unfitting()))
                        .statusCode(422));
        if (interaction.name().equals("file_upload")) {
            var upload =
                    asks(sitting)
                            .contentType("application/octet-stream")
                            .queryParam("questionId", question)
                            .queryParam("name", "draft.txt")
                            .body("A draft.".getBytes(StandardCharsets.UTF_8))
                            .post("/v1/sessions/{id}/files", sitting.id());
            String file = ear.hear("uploadFile", upload).statusCode(201).extract().path("id");
            ear.hear(
                    "deleteFile",
                    asks(sitting).delete("/v1/sessions/{id}/files/{file}", sitting.id(), file));
        }
        if (interaction.isAnswered()) {
            var response =
                    InteractionStory.parsed(
                            InteractionStory.given(
                                    sitting, sitting.paper(), question, interaction.right()));
            ear.hear("saveResponse", sitting.trySave(question, response).statusCode(200));
            if (response.has("files")) {
                ear.knows("fileId", response.at("/files/0").asText());
            }
        }
    }

    /**
     * Calls every operation that reads, page by page: those open to the role answer, the others
     * refuse.
     *
     * @param notNow operations that are open, but have nothing to tell at this time: the result
     *     before there is one, its pictures where the policy shows none, the paper after the end
     */
    private static void readEverything(String role, String token, Ear ear, Set<String> notNow) {
        for (var operation : Operation.all()) {
            if (!operation.method().equals("get")) continue;
            var isOpen = operation.roles().contains(role);
            var path = ear.path(operation);
            String cursor = null;
            do {
                var asking = Person.holderOf(token).accept("*/*");
                if (operation.isPaged()) asking.queryParam("limit", 200);
                if (cursor != null) asking.queryParam("cursor", cursor);
                var reply = asking.get(path);
                ear.hear(operation.id(), reply);
                var status = reply.statusCode();
                assertTrue(
                        (isOpen && !notNow.contains(operation.id()))
                                ? status == 200
                                : Set.of(401, 403, 404, 409).contains(status),
                        () -> role + " " + path + ": " + status + " " + reply.asString());
                cursor = isOpen && operation.isPaged() ? reply.path("nextCursor") : null;
            } while (cursor != null);
        }
    }

    private static ValidatableResponse begins(Person candidate, String exam) {
        return candidate.asks().body(Map.of("examId", exam)).post("/v1/sessions").then();
    }

    private static RequestSpecification asks(Sitting sitting) {
        return Person.holderOf(sitting.token());
    }

    /** So that the result is final. */
    private static void markAll(String exam) {
        var waiting = Exams.waitingMarkings(exam).<String>getList("items.id");
        waiting.forEach(marking ->
                Person.INES
                        .asks()
                        .header("If-Match", "*")
                        .body(Map.of("points", 1))
                        .put("/v1/markings/{id}/mark", marking)
                        .then()
                        .statusCode(200));
    }

    private void scanSessionDatabase() throws SQLException {
        var platform = Platform.running();
        var url =
                "jdbc:postgresql://127.0.0.1:%s/session"
                        .formatted(platform.property("run/platform.properties", "postgres.port"));
        var password = platform.property("secrets.properties", "session.database.password");
        var seenStem = false;
        try (var connection = DriverManager.getConnection(url, "session", password)) {
            for (var table : tables(connection)) {
                try (var statement = connection.createStatement();
                        var rows =
                                statement.executeQuery(
                                        "select row_to_json(t)::text from " + table + " t")) {
                    while (rows.next()) {
                        var row = rows.getString(1);
                        assertFalse(canary.isHeardIn(row), () -> table + " holds a key: " + row);
                        seenStem |= row.contains(STEM);
                    }
                }
            }
        }
        assertTrue(seenStem, "the scan saw the frozen pool");
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var names = new ArrayList<String>();
        var query =
                "select quote_ident(table_schema) || '.' || quote_ident(table_name) from information_schema.tables"
                        + " where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')";
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) names.add(rows.getString(1));
        }
        return names;
    }

    /** All that was heard, of which operation, and what the paths need. */
    private static final class Ear {
        private final Canary canary;
        private final Map<String, String> known = new HashMap<>();
        private final Set<String> called = new HashSet<>();
        private final List<String> heard = new ArrayList<>();

        Ear(Canary canary) {
            this.canary = canary;
        }

        ValidatableResponse hear(String operation, Response reply) {
            return hear(operation, reply.then());
        }

        ValidatableResponse hear(String operation, ValidatableResponse reply) {
            called.add(operation);
            var said = reply.extract();
            heard.add(
                    operation
                            + " "
                            + said.statusLine()
                            + "\n"
                            + said.headers()
                            + "\n"
                            + said.asString());
            return reply;
        }

        void knows(String parameter, String value) {
            known.put(parameter, value);
        }

        /** The operation's path; what no candidate may call is asked for what is not there. */
        String path(Operation operation) {
            return PARAMETER
                    .matcher(operation.path())
                    .replaceAll(found -> {
                        var name = found.group(1);
                        if (Set.of("number", "other", "revision").contains(name)) return "1";
                        var value = known.get(name);
                        if (value == null && operation.isOpenToCandidates()) {
                            throw new AssertionError(
                                    "no story has a %s to call %s with"
                                            .formatted(name, operation.id()));
                        }
                        return value == null ? UUID.randomUUID().toString() : value;
                    });
        }

        boolean hasHeard(String words) {
            return heard.stream().anyMatch(reply -> reply.contains(words));
        }

        /** What candidates may call and nobody has, with its path. */
        Map<String, String> missed() {
            return Operation.all().stream()
                    .filter(Operation::isOpenToCandidates)
                    .filter(it -> !called.contains(it.id()) && !EXEMPT.containsKey(it.id()))
                    .collect(Collectors.toMap(Operation::id, it -> it.method() + " " + it.path()));
        }

        void assertSilent() {
            heard.forEach(
                    reply -> assertFalse(canary.isHeardIn(reply), () -> "a key is told: " + reply));
        }
    }
}

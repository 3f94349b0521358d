package assay.acceptance;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * Canaries planted in every secret part of a key must not sing where a candidate or the session
 * database could hear them.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SecretStory {
    private final String canary = "canary" + UUID.randomUUID().toString().replace("-", "");
    private final String weight = "0.8671";
    private final List<String> heard = new ArrayList<>();

    @Test
    void no_reply_that_a_candidate_can_obtain_and_no_row_of_the_session_database_holds_a_key()
            throws Exception {
        var bank = Exams.bank();
        var questions =
                List.of(
                        Exams.question(bank, "Secret?", canary),
                        Exams.weightedQuestion(bank, "Weighty secret?", canary, weight));
        var exam =
                Exams.exam(
                        "PT10M",
                        questions,
                        List.of("score", "outcome", "topics", "responses"),
                        "on_grading");

        var sitting = Sitting.begin(Person.CARL, exam);
        var id = sitting.id();
        hear(Person.CARL.asks().get("/v1/exams").then());
        hear(Person.CARL.asks().get("/v1/exams/{id}", exam).then());
        hear(Person.CARL.asks().get("/v1/exams/{id}/revisions", exam).then());
        hear(Person.CARL.asks().get("/v1/exams/{id}/revisions/1", exam).then());
        hear(Person.CARL.asks().get("/v1/sessions").then());
        hear(Person.holderOf(sitting.token()).get("/v1/sessions/{id}", id).then());
        hear(Person.holderOf(sitting.token()).get("/v1/sessions/{id}/paper", id).then());
        hear(
                sitting.trySave(
                        questions.getFirst(), Map.of("type", "single_choice", "choice", "zz")));
        hear(sitting.trySave(questions.getFirst(), Map.of("type", "single_choice", "choice", "b")));
        hear(
                sitting.trySave(
                        questions.getLast(),
                        Map.of("type", "multiple_choice", "choices", List.of("a", "c"))));
        hear(Person.CARL.asks().get("/v1/sessions/{id}/log", id).then());
        for (var question : questions) {
            hear(Person.CARL.asks().get("/v1/questions/{id}", question).then());
            hear(Person.CARL.asks().get("/v1/questions/{id}/versions/1", question).then());
            hear(Person.CARL.asks().get("/v1/questions/{id}/versions", question).then());
        }
        hear(sitting.submit());
        sitting.result();
        hear(Person.CARL.asks().get("/v1/results/{id}", id).then());
        hear(Person.CARL.asks().get("/v1/results").then());
        hear(Person.CARL.asks().get("/v1/submissions/{id}", id).then());
        hear(Person.holderOf(sitting.token()).get("/v1/sessions/{id}/paper", id).then());

        heard.forEach(reply -> assertSilent("a reply", reply));
        assertTrue(
                heard.stream().anyMatch(it -> it.contains("Weighty secret?")),
                "the scan saw the paper");
        assertTrue(
                Person.ADA
                        .asks()
                        .get("/v1/questions/{id}", questions.getFirst())
                        .asString()
                        .contains(canary),
                "the canary is where it belongs");
        scanSessionDatabase();
    }

    @Test
    void an_exam_released_by_hand_tells_nothing_before_and_afterwards_what_its_policy_shows() {
        var questions = List.of(Exams.question(Exams.bank(), "Waiting secret?", canary));
        var exam =
                Exams.exam(
                        "PT10M",
                        questions,
                        List.of("score", "outcome", "topics", "responses", "verdicts"),
                        "manual");
        var sitting = Sitting.begin(Person.CARL, exam);
        var id = sitting.id();
        sitting.save(questions.getFirst(), Map.of("type", "single_choice", "choice", "b"));
        sitting.submit().statusCode(201);
        sitting.resultFor(Person.INES);

        hear(Person.CARL.asks().get("/v1/results/{id}", id).then().statusCode(403));
        hear(Person.CARL.asks().get("/v1/results/{id}/revisions", id).then());
        hear(Person.CARL.asks().get("/v1/results/{id}/revisions/1", id).then());
        hear(Person.CARL.asks().put("/v1/results/{id}/release", id).then().statusCode(403));
        hear(Person.CARL.asks().get("/v1/submissions/{id}", id).then());
        for (var part : List.of("\"score\"", "\"verdict\"", "\"outcome\"")) {
            assertTrue(
                    heard.stream().noneMatch(reply -> reply.contains(part)),
                    part + " was told before the release: " + heard);
        }
        var listed = Person.CARL.asks().queryParam("limit", 200).get("/v1/results").then();
        hear(listed.statusCode(200));
        Map<String, Object> ours =
                listed.extract().path("items.find { it.sessionId == '%s' }".formatted(id));
        assertTrue(
                ours == null || (!ours.containsKey("points") && !ours.containsKey("outcome")),
                "the list tells before the release: " + ours);

        Person.INES.asks().put("/v1/results/{id}/release", id).then().statusCode(200);
        hear(Person.CARL.asks().get("/v1/results/{id}", id).then().statusCode(200));
        hear(Person.CARL.asks().get("/v1/results/{id}/revisions/1", id).then());
        hear(Person.CARL.asks().get("/v1/results").then().statusCode(200));
        assertTrue(
                heard.stream().anyMatch(reply -> reply.contains("\"verdict\"")),
                "what the policy shows is there after the release");
        heard.forEach(reply -> assertSilent("a reply", reply));
        assertTrue(
                Person.INES.asks().get("/v1/results/{id}", id).asString().contains(canary),
                "the canary is where it belongs");
    }

    private void hear(ValidatableResponse reply) {
        heard.add(reply.extract().headers() + "\n" + reply.extract().asString());
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
                        assertSilent(table, row);
                        seenStem |= row.contains("Weighty secret?");
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

    private void assertSilent(String place, String text) {
        assertFalse(text.contains(canary), () -> place + " holds a canary: " + text);
        assertFalse(text.contains(weight), () -> place + " holds a weight: " + text);
    }
}

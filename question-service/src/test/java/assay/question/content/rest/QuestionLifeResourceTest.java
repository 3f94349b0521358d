package assay.question.content.rest;

import static assay.question.content.QuestionSamples.draft;
import static assay.question.content.QuestionSamples.freeze;
import static assay.question.content.QuestionSamples.newBank;
import static assay.question.content.QuestionSamples.object;
import static assay.question.content.QuestionSamples.publish;
import static assay.question.content.QuestionSamples.published;
import static assay.question.content.QuestionSamples.read;
import static assay.question.content.QuestionSamples.retire;
import static assay.question.content.QuestionSamples.revise;
import static assay.question.content.QuestionSamples.singleChoice;
import static assay.question.content.QuestionSamples.trash;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import assay.question.platform.Api;
import assay.question.platform.RunningService;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@RunningService
@DisplayNameGeneration(ReplaceUnderscores.class)
class QuestionLifeResourceTest {
    private final DataSource database;

    @Inject
    QuestionLifeResourceTest(DataSource database) {
        this.database = database;
    }

    private static String id(Response reply) {
        return reply.path("id");
    }

    private static Response put(Response last, String thing, Map<String, ?> body) {
        return Api.author()
                .header("If-Match", last.header("ETag"))
                .body(body)
                .put("/v1/questions/{id}/" + thing, id(last));
    }

    private static Response delete(Response last, String thing) {
        return Api.author()
                .header("If-Match", last.header("ETag"))
                .delete("/v1/questions/{id}/" + thing, id(last));
    }

    private static Response tryToTrash(Response last) {
        return Api.author()
                .header("If-Match", last.header("ETag"))
                .delete("/v1/questions/{id}", id(last));
    }

    private static void assertProblem(Response reply, int status, String slug) {
        reply.then().statusCode(status).body("type", equalTo("urn:assay:problem:" + slug));
    }

    private static List<String> history(Response last) {
        return Api.author().get("/v1/questions/{id}/history", id(last)).path("items.kind");
    }

    // Drafts of versions

    @Test
    void a_draft_can_be_made_of_any_version() {
        var question = singleChoice(newBank());
        var first = published(question);
        var second = publish(revise(first, question.put("title", "The second")));

        var copied = put(second, "draft", Map.of("fromVersion", 1, "note", "It was better."));

        copied.then()
                .statusCode(200)
                .body("latest.number", equalTo(3))
                .body("latest.published", equalTo(false))
                .body("latest.title", equalTo(first.path("latest.title")))
                .body("publishedVersion", equalTo(2));
        assertThat(copied.<Object>path("latest.content")).isEqualTo(first.path("latest.content"));
        assertThat(copied.<Object>path("latest.key")).isEqualTo(first.path("latest.key"));
        Api.author()
                .get("/v1/questions/{id}/history", id(copied))
                .then()
                .body("items[-1].kind", equalTo("copied"))
                .body("items[-1].version", equalTo(3))
                .body("items[-1].note", equalTo("It was better."))
                .body("items[-1].details.fromVersion", equalTo("1"));
    }

    @Test
    void a_draft_that_is_there_is_lost_only_if_asked() {
        var question = singleChoice(newBank());
        var withDraft = revise(published(question), question.put("title", "A draft"));

        assertProblem(
                put(withDraft, "draft", Map.of("fromVersion", 1)), 409, "conflict-draft-exists");
        read(withDraft).then().body("latest.title", equalTo("A draft"));
        put(withDraft, "draft", Map.of("fromVersion", 1, "replace", true))
                .then()
                .statusCode(200)
                .body("latest.number", equalTo(2))
                .body("latest.title", equalTo("Credentials for an application on EC2"));
    }

    @Test
    void there_is_nothing_to_copy_of_a_version_that_is_not_there() {
        var question = published(singleChoice(newBank()));

        assertProblem(put(question, "draft", Map.of("fromVersion", 2)), 404, "no-such-version");
        put(question, "draft", Map.of("fromVersion", 0))
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("#/fromVersion")));
    }

    @Test
    void a_retired_version_is_copied_to_a_draft_too() {
        var retired = retire(published(singleChoice(newBank())));

        put(retired, "draft", Map.of("fromVersion", 1))
                .then()
                .statusCode(200)
                .body("state", equalTo("retired"))
                .body("latest.number", equalTo(2));
    }

    // Differences

    @Test
    void a_diff_names_each_place_with_what_was_there_before_keys_included() {
        var question = singleChoice(newBank());
        var first = published(question);
        question.put("title", "The second").putArray("tags").add("iam");
        object(question, "/key").put("correct", "a");
        revise(first, question);

        var diff = Api.instructor().get("/v1/questions/{id}/versions/1/diff/2", id(first));

        diff.then()
                .statusCode(200)
                .body("from", equalTo(1))
                .body("to", equalTo(2))
                .body("patch.path", hasItem("/title"))
                .body(
                        "patch.find { it.path == '/title' }",
                        equalTo(
                                Map.of(
                                        "op",
                                        "replace",
                                        "path",
                                        "/title",
                                        "value",
                                        "The second",
                                        "fromValue",
                                        first.<String>path("latest.title"))))
                .body("patch.find { it.path == '/key/correct' }.value", equalTo("a"))
                .body("patch.find { it.path == '/key/correct' }.fromValue", equalTo("b"))
                .body("patch.find { it.path.startsWith('/tags') }.op", equalTo("remove"))
                .body("patch.find { it.path.startsWith('/tags') }.fromValue", equalTo("ec2"))
                .body("patch", hasSize(3));
        Api.author()
                .get("/v1/questions/{id}/versions/2/diff/2", id(first))
                .then()
                .body("patch", empty());
        assertProblem(
                Api.author().get("/v1/questions/{id}/versions/1/diff/3", id(first)),
                404,
                "no-such-version");
        Api.candidate()
                .get("/v1/questions/{id}/versions/1/diff/2", id(first))
                .then()
                .statusCode(403);
    }

    // Retirement

    @Test
    void a_question_comes_back_from_retirement() {
        var bank = newBank();
        var retired = retire(published(singleChoice(bank)));
        freeze(bank).then().body("questions", empty());

        var back = delete(retired, "retirement");

        back.then()
                .statusCode(200)
                .body("state", equalTo("published"))
                .body("publishedVersion", equalTo(1));
        freeze(bank).then().body("questions", hasSize(1));
        delete(back, "retirement").then().header("ETag", equalTo(back.header("ETag")));
        assertThat(history(back)).containsExactly("created", "published", "retired", "reinstated");
    }

    @Test
    void a_retired_question_is_mended_and_back_only_when_the_mended_version_is_published() {
        var bank = newBank();
        var question = singleChoice(bank);
        var retired = retire(published(question));

        var mended = revise(retired, question.put("title", "Mended"));
        mended.then()
                .body("state", equalTo("retired"))
                .body("publishedVersion", equalTo(1))
                .body("latest.number", equalTo(2));
        freeze(bank).then().body("questions", empty());

        var back = publish(mended);
        back.then().body("state", equalTo("published")).body("publishedVersion", equalTo(2));
        freeze(bank).then().body("questions", hasSize(1));
        assertThat(history(back))
                .containsExactly("created", "published", "retired", "revised", "published");
    }

    // Uses

    @Test
    void a_question_tells_which_exams_use_which_version() {
        var question = singleChoice(newBank());
        var first = published(question);
        assertThat(freeze(question.get("bank").asText()).statusCode()).isEqualTo(200);
        publish(revise(first, question.put("title", "The second")));
        var pool = freeze(question.get("bank").asText());

        var uses = Api.author().get("/v1/questions/{id}/uses", id(first));
        uses.then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items.version", hasItem(1))
                .body("items.find { it.version == 2 }.poolId", equalTo(pool.<String>path("poolId")))
                .body("items[0].examId", equalTo("0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a10"))
                .body("items[0].frozenAt", notNullValue());
        var page = Api.author().get("/v1/questions/{id}/uses?limit=1", id(first));
        Api.author()
                .get("/v1/questions/{id}/uses?cursor={c}", id(first), page.path("nextCursor"))
                .then()
                .body("items", hasSize(1))
                .body("items[0]", equalTo(uses.path("items[1]")));
        assertProblem(
                Api.stranger().get("/v1/questions/{id}/uses", id(first)), 404, "no-such-question");
    }

    // Moves

    @Test
    void a_question_moves_to_another_bank_and_later_draws_follow() {
        var from = newBank();
        var to = newBank();
        var question = published(singleChoice(from));
        var before = freeze(from);

        var moved = put(question, "bank", Map.of("bank", to, "note", "Belongs there."));

        moved.then().statusCode(200).body("bank", equalTo(to));
        before.then().body("questions", hasSize(1));
        freeze(from).then().body("questions", empty());
        freeze(to).then().body("questions", hasSize(1));
        Api.author()
                .get("/v1/questions/{id}/history", id(moved))
                .then()
                .body("items[-1].kind", equalTo("moved"))
                .body("items[-1].details", equalTo(Map.of("fromBank", from, "toBank", to)));
        put(moved, "bank", Map.of("bank", to))
                .then()
                .statusCode(200)
                .header("ETag", equalTo(moved.header("ETag")));
    }

    @Test
    void a_bank_has_each_name_once() {
        var to = newBank();
        var there = singleChoice(to);
        draft(there);
        ObjectNode here = singleChoice(newBank()).put("name", there.get("name").asText());

        assertProblem(put(draft(here), "bank", Map.of("bank", to)), 409, "conflict-question-name");
    }

    @Test
    void there_is_no_way_into_a_bank_that_is_not_there_or_anothers() {
        var question = draft(singleChoice(newBank()));
        var foreign = newBank(Api.stranger());

        for (var bank : List.of("no-such-bank", foreign)) {
            put(question, "bank", Map.of("bank", bank))
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", equalTo(List.of("#/bank")));
        }
        put(question, "bank", Map.of())
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("#/bank")));
    }

    // Trash

    @Test
    void what_is_in_the_trash_is_nowhere_else() {
        var bank = newBank();
        var kept = published(singleChoice(bank));
        var gone = published(singleChoice(bank));

        var trashed = trash(gone);

        trashed.then().body("trashedAt", notNullValue()).body("state", equalTo("published"));
        read(trashed).then().body("trashedAt", notNullValue());
        Api.author()
                .get("/v1/questions?bank={bank}", bank)
                .then()
                .body("items.id", equalTo(List.of(id(kept))));
        Api.author()
                .get("/v1/questions?bank={bank}&state=published", bank)
                .then()
                .body("items.id", equalTo(List.of(id(kept))));
        Api.author()
                .get("/v1/questions?bank={bank}&state=trashed", bank)
                .then()
                .body("items.id", equalTo(List.of(id(gone))))
                .body("items[0].trashedAt", notNullValue());
        freeze(bank).then().body("questions.questionId", equalTo(List.of(id(kept))));
    }

    @Test
    void nothing_happens_to_a_question_in_the_trash_until_it_is_restored() {
        var question = singleChoice(newBank());
        var trashed = trash(published(question));

        for (var reply :
                List.of(
                        put(trashed, "publication", Map.of()),
                        put(trashed, "retirement", Map.of()),
                        delete(trashed, "retirement"),
                        put(trashed, "draft", Map.of("fromVersion", 1)),
                        put(trashed, "bank", Map.of("bank", newBank())),
                        Api.author()
                                .header("If-Match", trashed.header("ETag"))
                                .body(question.toString())
                                .put("/v1/questions/{id}", id(trashed)),
                        Api.author()
                                .body(
                                        Map.of(
                                                "reason",
                                                "Because.",
                                                "key",
                                                Map.of(
                                                        "type",
                                                        "single_choice",
                                                        "correct",
                                                        "a",
                                                        "rationale",
                                                        "Now.")))
                                .post(
                                        "/v1/questions/{id}/versions/1/key-revisions",
                                        id(trashed)))) {
            assertProblem(reply, 409, "conflict-question-trashed");
        }
        tryToTrash(trashed).then().statusCode(200).header("ETag", equalTo(trashed.header("ETag")));

        var restored = delete(trashed, "trashing");

        restored.then()
                .statusCode(200)
                .body("trashedAt", nullValue())
                .body("state", equalTo("published"))
                .body("latest.title", equalTo(trashed.path("latest.title")));
        delete(restored, "trashing").then().header("ETag", equalTo(restored.header("ETag")));
        assertThat(history(restored))
                .containsExactly("created", "published", "trashed", "restored");
    }

    @Test
    void what_an_exam_uses_cannot_vanish() {
        var question = singleChoice(newBank());
        var first = published(question);
        var pool = freeze(question.get("bank").asText());
        var second = publish(revise(first, question.put("title", "The second")));

        var refused = tryToTrash(second);

        assertProblem(refused, 409, "conflict-question-in-use");
        Api.author()
                .get("/v1/questions/{id}/uses", id(second))
                .then()
                .body("items", hasSize(1))
                .body("items[0].poolId", equalTo(pool.<String>path("poolId")))
                .body("items[0].version", equalTo(1));
        retire(second).then().statusCode(200);
    }

    @Test
    void the_name_of_a_question_in_the_trash_stays_taken() {
        var question = singleChoice(newBank());
        trash(draft(question));

        var refused = Api.author().body(question.toString()).post("/v1/questions");

        assertProblem(refused, 409, "conflict-question-name");
        refused.then().body("detail", containsString("in the trash"));
    }

    @Test
    void a_pool_that_races_the_trash_never_holds_what_is_in_it() throws Exception {
        for (var round = 0; round < 8; round++) {
            var bank = newBank();
            var question = published(singleChoice(bank));
            Callable<Response> freezing = () -> freeze(bank);
            Callable<Response> trashing = () -> tryToTrash(question);
            try (var threads = Executors.newFixedThreadPool(2)) {
                var frozen = threads.submit(freezing);
                var trashed = threads.submit(trashing).get();
                var held = frozen.get().<List<?>>path("questions").size();
                assertThat(frozen.get().statusCode()).isEqualTo(200);
                assertThat(List.of(trashed.statusCode(), held))
                        .isIn(List.of(200, 0), List.of(409, 1));
            }
        }
    }

    @Test
    void a_pool_waits_for_a_trashing_under_way_and_goes_without_the_question() throws Exception {
        var bank = newBank();
        var question = published(singleChoice(bank));
        try (var connection = database.getConnection();
                var threads = Executors.newSingleThreadExecutor()) {
            connection.setAutoCommit(false);
            try (var statement =
                    connection.prepareStatement(
                            "update question set trashed_at = now(), trashed_by = 'ada' where id ="
                                    + " ?")) {
                statement.setObject(1, UUID.fromString(id(question)));
                statement.executeUpdate();
            }
            var frozen = threads.submit(() -> freeze(bank));
            waitUntilSomebodyWaits();
            connection.commit();

            frozen.get().then().statusCode(200).body("questions", empty());
        }
    }

    private void waitUntilSomebodyWaits() throws SQLException, InterruptedException {
        for (var tries = 0; tries < 400; tries++) {
            try (var connection = database.getConnection();
                    var statement = connection.createStatement();
                    var rows =
                            statement.executeQuery(
                                    "select 1 from pg_locks where not granted and locktype in"
                                            + " ('transactionid', 'tuple')")) {
                if (rows.next()) {
                    return;
                }
            }
            Thread.sleep(25);
        }
        throw new AssertionError("nobody waits");
    }

    // In common

    @ParameterizedTest
    @CsvSource({
        "put,/draft",
        "put,/publication",
        "put,/retirement",
        "delete,/retirement",
        "put,/bank",
        "delete,''",
        "delete,/trashing"
    })
    void changes_build_on_what_was_read_and_authors_alone_make_them(String method, String path) {
        var bank = newBank();
        var question = draft(singleChoice(bank));
        var place = "/v1/questions/" + id(question) + path;
        var body = "/bank".equals(path) ? Map.of("bank", bank) : Map.of("fromVersion", 1);

        assertProblem(Api.author().body(body).request(method, place), 428, "version-required");
        assertProblem(
                Api.author().header("If-Match", "\"77\"").body(body).request(method, place),
                412,
                "stale-version");
        for (var other : List.of(Api.instructor(), Api.candidate())) {
            assertProblem(
                    other.header("If-Match", "*").body(body).request(method, place),
                    403,
                    "forbidden");
        }
        if (!"/bank".equals(path)) {
            assertProblem(
                    Api.stranger().header("If-Match", "*").body(body).request(method, place),
                    404,
                    "no-such-question");
        }
        assertThat(read(question).header("ETag")).isEqualTo(question.header("ETag"));
    }

    @Test
    void a_note_says_why() {
        var question = draft(singleChoice(newBank()));
        Api.author()
                .header("If-Match", question.header("ETag"))
                .queryParam("note", "Für die Prüfung")
                .put("/v1/questions/{id}/publication", id(question))
                .then()
                .statusCode(200);

        Api.author()
                .get("/v1/questions/{id}/history", id(question))
                .then()
                .body("items[1].note", equalTo("Für die Prüfung"))
                .body("items[1].by", equalTo("ada"));
        Api.author()
                .header("If-Match", "*")
                .queryParam("note", "x".repeat(2_001))
                .put("/v1/questions/{id}/retirement", id(question))
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("note"));
    }

    @Test
    void a_history_comes_in_pages_and_belongs_to_one_organisation() {
        var question = retire(published(singleChoice(newBank())));

        var page = Api.author().get("/v1/questions/{id}/history?limit=2", id(question));
        page.then().body("items.kind", equalTo(List.of("created", "published")));
        Api.author()
                .get(
                        "/v1/questions/{id}/history?limit=2&cursor={c}",
                        id(question),
                        page.path("nextCursor"))
                .then()
                .body("items.kind", equalTo(List.of("retired")))
                .body("nextCursor", nullValue());
        assertProblem(
                Api.stranger().get("/v1/questions/{id}/history", id(question)),
                404,
                "no-such-history");
        Api.candidate().get("/v1/questions/{id}/history", id(question)).then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update question_event set note = 'never' where question_id = ?",
                "delete from question_event where question_id = ?"
            })
    void the_database_refuses_to_rewrite_history(String statement) {
        var question = draft(singleChoice(newBank()));

        assertThatThrownBy(
                        () -> {
                            try (var connection = database.getConnection();
                                    var prepared = connection.prepareStatement(statement)) {
                                prepared.setObject(1, UUID.fromString(id(question)));
                                prepared.executeUpdate();
                            }
                        })
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("never changes");
    }
}

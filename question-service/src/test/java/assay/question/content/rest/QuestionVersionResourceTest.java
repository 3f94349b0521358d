package assay.question.content.rest;

import static assay.question.content.QuestionSamples.draft;
import static assay.question.content.QuestionSamples.multipleChoice;
import static assay.question.content.QuestionSamples.newBank;
import static assay.question.content.QuestionSamples.parse;
import static assay.question.content.QuestionSamples.published;
import static assay.question.content.QuestionSamples.revise;
import static assay.question.content.QuestionSamples.singleChoice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import assay.question.platform.Api;
import assay.question.platform.RunningService;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@RunningService
@DisplayNameGeneration(ReplaceUnderscores.class)
class QuestionVersionResourceTest {
    private final DataSource database;

    @Inject
    QuestionVersionResourceTest(DataSource database) {
        this.database = database;
    }

    private static ObjectNode correction(String correct) {
        return parse(
                """
                {"reason": "The service changed.", "key": {"type": "single_choice", "correct": "%s", "rationale": "Now."}}\
                """
                        .formatted(correct));
    }

    @Test
    void correcting_a_key_adds_a_revision_and_leaves_the_content_as_it_was() {
        var question = published(singleChoice(newBank()));
        var id = question.<String>path("id");

        Api.author()
                .body(correction("a").toString())
                .post("/v1/questions/{id}/versions/1/key-revisions", id)
                .then()
                .statusCode(201)
                .header("Location", "/v1/questions/" + id + "/versions/1/key-revisions")
                .body("revision", equalTo(2))
                .body("reason", equalTo("The service changed."))
                .body("createdBy", equalTo("ada"));

        var version = Api.instructor().get("/v1/questions/{id}/versions/1", id);
        version.then().body("key.correct", equalTo("a")).body("keyRevision", equalTo(2));
        assertThat(version.<Object>path("content")).isEqualTo(question.path("latest.content"));
        Api.instructor()
                .get("/v1/questions/{id}/versions/1/key-revisions", id)
                .then()
                .statusCode(200)
                .body("items.revision", equalTo(List.of(1, 2)))
                .body("items.key.correct", equalTo(List.of("b", "a")));
        var first = Api.instructor().get("/v1/questions/{id}/versions/1/key-revisions?limit=1", id);
        assertThat(first.<List<Integer>>path("items.revision")).containsExactly(1);
        Api.instructor()
                .queryParam("cursor", first.<String>path("nextCursor"))
                .get("/v1/questions/{id}/versions/1/key-revisions?limit=1", id)
                .then()
                .statusCode(200)
                .header("Link", nullValue())
                .body("items.revision", equalTo(List.of(2)))
                .body("nextCursor", nullValue());
        assertThat(Api.author().get("/v1/questions/{id}", id).header("ETag"))
                .isNotEqualTo(question.header("ETag"));
    }

    @Test
    void a_correction_that_says_what_it_corrects_does_not_undo_another() {
        var id = published(singleChoice(newBank())).<String>path("id");
        var path = "/v1/questions/{id}/versions/1/key-revisions";
        var read =
                "\"%d\""
                        .formatted(
                                Api.author()
                                        .get("/v1/questions/{id}/versions/1", id)
                                        .<Integer>path("keyRevision"));

        var first =
                Api.author()
                        .header("If-Match", read)
                        .header("Idempotency-Key", "first-" + id)
                        .body(correction("a").toString())
                        .post(path, id);
        first.then().statusCode(201).header("ETag", "\"2\"");
        Api.author()
                .header("If-Match", read)
                .body(correction("b").toString())
                .post(path, id)
                .then()
                .statusCode(412)
                .body("type", equalTo("urn:assay:problem:stale-version"));
        Api.author()
                .header("If-Match", read)
                .header("Idempotency-Key", "first-" + id)
                .body(correction("a").toString())
                .post(path, id)
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .header("ETag", "\"2\"");
        Api.author()
                .header("If-Match", "2")
                .body(correction("b").toString())
                .post(path, id)
                .then()
                .statusCode(400)
                .body("errors[0].header", equalTo("If-Match"));
        Api.author().get(path, id).then().body("items.key.correct", equalTo(List.of("b", "a")));
        Api.author()
                .header("If-Match", first.header("ETag"))
                .body(correction("b").toString())
                .post(path, id)
                .then()
                .statusCode(201)
                .body("revision", equalTo(3));
    }

    @Test
    void a_corrected_key_must_fit_the_content_it_belongs_to() {
        var id = published(singleChoice(newBank())).<String>path("id");

        Api.author()
                .body(correction("z").put("reason", "").toString())
                .post("/v1/questions/{id}/versions/1/key-revisions", id)
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("#/reason", "#/key/correct")));
        Api.author()
                .body(
                        correction("a")
                                .<ObjectNode>set("key", multipleChoice("any").get("key"))
                                .toString())
                .post("/v1/questions/{id}/versions/1/key-revisions", id)
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("#/key/type")));
    }

    @Test
    void the_key_of_a_draft_is_changed_with_the_draft() {
        var id = draft(singleChoice(newBank())).<String>path("id");

        Api.author()
                .body(correction("a").toString())
                .post("/v1/questions/{id}/versions/1/key-revisions", id)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:assay:problem:conflict-version-not-published"));
    }

    @Test
    void what_is_not_there_is_told_apart() {
        var id = draft(singleChoice(newBank())).<String>path("id");

        Api.author()
                .get("/v1/questions/{id}/versions/2", id)
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:assay:problem:no-such-version"));
        Api.author()
                .get("/v1/questions/{id}/versions/1", UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:assay:problem:no-such-question"));
        Api.author()
                .get("/v1/questions/{id}/versions/one", id)
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("number"));
        Api.author()
                .body(correction("a").toString())
                .post("/v1/questions/{id}/versions/3/key-revisions", id)
                .then()
                .statusCode(404);
    }

    @Test
    void versions_come_in_pages() {
        var question = singleChoice(newBank());
        var first = published(question);
        revise(first, question);
        var id = first.<String>path("id");

        var page = Api.author().get("/v1/questions/{id}/versions?limit=1", id);
        page.then().body("items.number", equalTo(List.of(1))).body("nextCursor", notNullValue());
        Api.author()
                .get("/v1/questions/{id}/versions?limit=1&cursor={c}", id, page.path("nextCursor"))
                .then()
                .body("items.number", equalTo(List.of(2)));
    }

    /**
     * Invariant 1, held by the database itself: no path of the service, present or future, can
     * break it.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "update question_version set title = 'changed' where id = ?",
                "update question_version set content = '{}' where id = ?",
                "update question_version set topics = '{}' where id = ?",
                "update question_version set published_at = null where id = ?",
                "delete from question_version where id = ?",
                "update key_revision set key = '{}' where question_version_id = ?",
                "delete from key_revision where question_version_id = ?"
            })
    void the_database_refuses_to_change_what_is_published(String statement) {
        var version = UUID.fromString(published(singleChoice(newBank())).path("latest.id"));

        assertThatThrownBy(() -> execute(statement, version))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("never changes");
    }

    @Test
    void the_database_lets_a_draft_change() throws SQLException {
        var version = UUID.fromString(draft(singleChoice(newBank())).path("latest.id"));

        assertThat(execute("update question_version set title = 'changed' where id = ?", version))
                .isEqualTo(1);
    }

    @Test
    void the_database_refuses_a_second_draft() throws SQLException {
        var version = UUID.fromString(draft(singleChoice(newBank())).path("latest.id"));

        assertThatThrownBy(() ->
                        execute(
                                """
                                insert into question_version select gen_random_uuid(), organisation, question_id, number + 1, title, difficulty,
                                    interaction, language, estimated_seconds, points, topics, tags, content, created_at, created_by
                                from question_version where id = ?\
                                """,
                                version))
                .hasMessageContaining("question_version_one_draft");
    }

    private int execute(String statement, UUID id) throws SQLException {
        try (var connection = database.getConnection();
                var prepared = connection.prepareStatement(statement)) {
            prepared.setObject(1, id);
            return prepared.executeUpdate();
        }
    }
}

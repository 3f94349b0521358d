package assay.question.content.schedule;

import static assay.question.content.QuestionSamples.draft;
import static assay.question.content.QuestionSamples.freeze;
import static assay.question.content.QuestionSamples.inReview;
import static assay.question.content.QuestionSamples.newBank;
import static assay.question.content.QuestionSamples.object;
import static assay.question.content.QuestionSamples.publish;
import static assay.question.content.QuestionSamples.published;
import static assay.question.content.QuestionSamples.read;
import static assay.question.content.QuestionSamples.revise;
import static assay.question.content.QuestionSamples.singleChoice;
import static assay.question.content.QuestionSamples.trash;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import assay.question.asset.AssetSamples;
import assay.question.asset.schedule.CollectingAssets;
import assay.question.platform.Api;
import assay.question.platform.RunningService;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@RunningService
@DisplayNameGeneration(ReplaceUnderscores.class)
class PurgingTrashTest {
    private final PurgingTrash purging;
    private final CollectingAssets collecting;
    private final DataSource database;

    @Inject
    PurgingTrashTest(PurgingTrash purging, CollectingAssets collecting, DataSource database) {
        this.purging = purging;
        this.collecting = collecting;
        this.database = database;
    }

    private static Instant trashedAt(Response trashed) {
        return Instant.parse(trashed.path("trashedAt"));
    }

    private static int status(Response question) {
        return Api.author().get("/v1/questions/{id}", question.<String>path("id")).statusCode();
    }

    private int execute(String sql, UUID id) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            return statement.executeUpdate();
        }
    }

    @Test
    void what_has_been_in_the_trash_long_enough_is_gone_with_all_that_belongs_to_it() {
        var question = singleChoice(newBank());
        var first = published(question);
        Api.author()
                .body(Map.of("text", "Hm."))
                .post("/v1/questions/{id}/comments", first.<String>path("id"));
        var second = inReview(revise(first, question.put("title", "A draft")));
        var trashed = trash(second);

        purging.purge(trashedAt(trashed));
        assertThat(status(trashed)).isEqualTo(200);
        var purged = purging.purge(trashedAt(trashed).plusNanos(1_000));

        assertThat(purged).isPositive();
        assertThat(status(trashed)).isEqualTo(404);
        draft(question).then().body("latest.number", equalTo(1));
    }

    @Test
    void a_picture_of_what_is_purged_has_its_time_from_then_on() throws SQLException {
        var hash =
                Api.author()
                        .contentType("image/png")
                        .body(AssetSamples.newPicture())
                        .post("/v1/assets")
                        .<String>path("hash");
        var question = singleChoice(newBank()).put("textFormat", "markdown");
        object(question, "/content").put("stem", "![A dot](asset:%s) Which?".formatted(hash));
        var trashed = trash(draft(question));
        execute(
                "update asset set wanted_at = now() - interval '1 year' where id in (select a.id from asset a join asset_use u"
                        + " on u.hash = a.hash and u.organisation = a.organisation join question_version v"
                        + " on v.id = u.question_version_id where v.question_id = ?)",
                UUID.fromString(trashed.path("id")));

        purging.purge(trashedAt(trashed).plusNanos(1_000));
        collecting.collect();

        assertThat(status(trashed)).isEqualTo(404);
        Api.author().get("/v1/assets/{hash}/metadata", hash).then().statusCode(200);
    }

    @Test
    void the_history_outlives_the_question() {
        var trashed = trash(published(singleChoice(newBank())));
        purging.purge(trashedAt(trashed).plusNanos(1_000));

        Api.author()
                .get("/v1/questions/{id}/history", trashed.<String>path("id"))
                .then()
                .statusCode(200)
                .body("items[-1].kind", equalTo("purged"))
                .body("items[-1].by", equalTo("assay"));
    }

    @Test
    void what_was_restored_stays() {
        var trashed = trash(published(singleChoice(newBank())));
        var restored =
                Api.author()
                        .header("If-Match", trashed.header("ETag"))
                        .delete("/v1/questions/{id}/trashing", trashed.<String>path("id"));

        purging.purge(trashedAt(trashed).plusNanos(1_000));

        assertThat(status(restored)).isEqualTo(200);
    }

    @Test
    void what_is_trashed_in_other_organisations_is_purged_as_well() {
        var bank = newBank(Api.stranger());
        var question = Api.stranger().body(singleChoice(bank).toString()).post("/v1/questions");
        var trashed =
                Api.stranger()
                        .header("If-Match", question.header("ETag"))
                        .delete("/v1/questions/{id}", question.<String>path("id"));

        purging.purge(trashedAt(trashed).plusNanos(1_000));

        Api.stranger()
                .get("/v1/questions/{id}", question.<String>path("id"))
                .then()
                .statusCode(404);
        Api.stranger()
                .get("/v1/questions/{id}/history", question.<String>path("id"))
                .then()
                .body("items[-1].kind", equalTo("purged"));
        Api.author()
                .get("/v1/questions/{id}/history", question.<String>path("id"))
                .then()
                .statusCode(404);
    }

    /** Nothing should lead there; if something does, the version stays all the same. */
    @Test
    void what_an_exam_uses_is_never_purged() throws SQLException {
        var bank = newBank();
        var question = published(singleChoice(bank));
        freeze(bank).then().statusCode(200);
        var id = UUID.fromString(question.path("id"));
        execute(
                "update question set trashed_at = timestamptz '2020-01-01', trashed_by = 'ada'"
                        + " where id = ?",
                id);

        purging.purge(Instant.parse("2020-01-02T00:00:00Z"));

        assertThat(status(question)).isEqualTo(200);
        execute("update question set trashed_at = null, trashed_by = null where id = ?", id);
        publish(read(question)).then().statusCode(200);
    }

    @Test
    void replicas_that_race_purge_each_question_once() throws Exception {
        var trashed = trash(published(singleChoice(newBank())));
        var before = trashedAt(trashed).plusNanos(1_000);
        Callable<Integer> round = () -> purging.purge(before);
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var future : threads.invokeAll(Collections.nCopies(4, round))) {
                future.get();
            }
        }
        Api.author()
                .get("/v1/questions/{id}/history?limit=200", trashed.<String>path("id"))
                .then()
                .body("items.findAll { it.kind == 'purged' }.size()", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // not in the trash
                "select set_config('assay.purging', '%s', true)",
                // in the trash, and nobody says that it is purged
                "update question set trashed_at = now(), trashed_by = 'ada' where id = '%s'",
                // in the trash, and another one is purged
                "update question set trashed_at = now(), trashed_by = 'ada' where id = '%s';"
                        + " select set_config('assay.purging', gen_random_uuid()::text, true)"
            })
    void the_database_lets_only_a_deliberate_purge_of_the_trash_pass(String before)
            throws SQLException {
        var question = published(singleChoice(newBank()));
        var id = question.<String>path("id");
        for (var deletion :
                new String[] {
                    "delete from key_revision k using question_version v where v.id ="
                            + " k.question_version_id and v.question_id = '%s'",
                    "delete from question_version where question_id = '%s'"
                }) {
            try (var connection = database.getConnection();
                    var statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute(before.formatted(id));
                assertThatThrownBy(() -> statement.execute(deletion.formatted(id)))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("never changes");
                connection.rollback();
            }
        }
    }

    @Test
    void even_a_purge_changes_nothing_that_it_does_not_remove() throws SQLException {
        var trashed = trash(published(singleChoice(newBank())));
        var id = trashed.<String>path("id");
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('assay.purging', '%s', true)".formatted(id));
            assertThatThrownBy(() ->
                            statement.execute(
                                    "update question_version set title = 'x' where question_id = '%s'"
                                            .formatted(id)))
                    .hasMessageContaining("never changes");
            connection.rollback();
        }
    }
}

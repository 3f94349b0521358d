package assay.question.asset.schedule;

import static assay.question.asset.AssetSamples.hashOf;
import static assay.question.asset.AssetSamples.newPicture;
import static assay.question.content.QuestionSamples.draft;
import static assay.question.content.QuestionSamples.newBank;
import static assay.question.content.QuestionSamples.singleChoice;
import static org.assertj.core.api.Assertions.assertThat;

import assay.question.platform.Api;
import assay.question.platform.RunningService;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RunningService
@DisplayNameGeneration(ReplaceUnderscores.class)
class CollectingAssetsTest {
    @Inject
    @SuppressWarnings("NullAway.Init") // the test extension fills it
    CollectingAssets collecting;

    @Inject
    @SuppressWarnings("NullAway.Init") // the test extension fills it
    AgroalDataSource database;

    /** An asset that was last wanted so many days ago. */
    private String asset(int days) throws SQLException {
        var picture = newPicture();
        Api.author()
                .contentType("image/png")
                .body(picture)
                .post("/v1/assets")
                .then()
                .statusCode(201);
        change(
                "update asset set wanted_at = now() - make_interval(days => ?) where hash = ?",
                days,
                hashOf(picture));
        return hashOf(picture);
    }

    private void change(String statement, Object... values) throws SQLException {
        try (var connection = database.getConnection()) {
            change(connection, statement, values);
        }
    }

    private static void change(Connection connection, String statement, Object... values)
            throws SQLException {
        try (var change = connection.prepareStatement(statement)) {
            for (var i = 0; i < values.length; i++) {
                change.setObject(i + 1, values[i]);
            }
            change.execute();
        }
    }

    private static boolean isThere(String hash) {
        return Api.author().get("/v1/assets/{hash}/metadata", hash).statusCode() == 200;
    }

    private UUID newVersion() throws SQLException {
        var question = draft(singleChoice(newBank())).<String>path("id");
        try (var connection = database.getConnection();
                var query =
                        connection.prepareStatement(
                                "select id from question_version where question_id = ?")) {
            query.setObject(1, UUID.fromString(question));
            try (var rows = query.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getObject(1, UUID.class);
            }
        }
    }

    private static final String USE =
            "insert into asset_use (organisation, hash, question_version_id, part) values ('demo', ?, ?, 'CONTENT')";

    @Test
    void an_asset_that_nothing_uses_goes_after_its_time() throws SQLException {
        var old = asset(8);
        var young = asset(6);

        assertThat(collecting.collect()).isPositive();

        assertThat(isThere(old)).isFalse();
        assertThat(isThere(young)).isTrue();
    }

    @Test
    void an_asset_in_use_stays_however_old_it_is() throws SQLException {
        var used = asset(1_000);
        change(USE, used, newVersion());

        collecting.collect();

        assertThat(isThere(used)).isTrue();
        change("delete from asset_use where hash = ?", used);
        collecting.collect();
        assertThat(isThere(used)).isFalse();
    }

    @Test
    void an_asset_that_is_uploaded_again_is_wanted_again() throws SQLException {
        var picture = newPicture();
        Api.author().contentType("image/png").body(picture).post("/v1/assets");
        change(
                "update asset set wanted_at = now() - interval '8 days' where hash = ?",
                hashOf(picture));
        Api.author()
                .contentType("image/png")
                .body(picture)
                .post("/v1/assets")
                .then()
                .statusCode(200);

        collecting.collect();

        assertThat(isThere(hashOf(picture))).isTrue();
    }

    /** A save has begun to use the asset and is not committed when the collector comes by. */
    @Test
    void an_asset_that_a_save_begins_to_use_stays() throws SQLException {
        var wanted = asset(8);
        var version = newVersion();
        try (var save = database.getConnection()) {
            save.setAutoCommit(false);
            change(save, "select 1 from asset where hash = ? for key share", wanted);
            change(save, USE, wanted, version);

            collecting.collect();

            save.commit();
        }
        assertThat(isThere(wanted)).isTrue();
    }

    /** More than one round's worth of rows. */
    @Test
    void all_that_are_due_go_in_one_round() throws SQLException {
        var asset = asset(8);
        change(
                """
                insert into asset (id, organisation, hash, media_type, byte_count, bytes, created_at, created_by, wanted_at)
                select gen_random_uuid(), 'many', encode(sha256(b), 'hex'), 'text/plain', octet_length(b), b, now(), 'x',
                    now() - interval '8 days'
                from (select convert_to('text ' || n, 'UTF8') as b from generate_series(1, 250) n) made\
                """);

        assertThat(collecting.collect()).isGreaterThanOrEqualTo(251);

        assertThat(isThere(asset)).isFalse();
        assertThat(collecting.collect()).isZero();
    }
}

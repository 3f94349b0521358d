package assay.question.transfer.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import assay.question.content.QuestionSamples;
import assay.question.platform.Api;
import assay.question.platform.RunningService;
import com.arjuna.ats.arjuna.coordinator.TxControl;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RunningService
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExportResourceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** How long a request's transaction may last while a test says so. */
    private static final int SECONDS_OF_REQUESTS = 2;

    private final DataSource database;

    @Inject
    ExportResourceTest(DataSource database) {
        this.database = database;
    }

    private static String newBank() {
        return Api.author()
                .body(Map.of("name", QuestionSamples.newName("bank"), "title", "A bank"))
                .post("/v1/banks")
                .path("id");
    }

    private static String exported(String bank, String format) {
        var reply =
                Api.author().body(Map.of("format", format)).post("/v1/banks/{bank}/exports", bank);
        reply.then().statusCode(202);
        return reply.header("Location");
    }

    private static Response ended(String location) {
        await(() -> Api.author().get(location).path("job.finishedAt") != null);
        return Api.author().get(location);
    }

    private static void imported(String bank, String gift) {
        var reply =
                Api.author()
                        .contentType(ContentType.BINARY)
                        .body(gift.getBytes(StandardCharsets.UTF_8))
                        .post("/v1/banks/{bank}/imports?format=gift", bank);
        reply.then().statusCode(202);
        ended(reply.header("Location")).then().body("job.state", equalTo("succeeded"));
    }

    private static void await(BooleanSupplier condition) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(until);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Response file(String location) {
        return Api.author().accept("*/*").get(location + "/file");
    }

    private long count(String query) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void an_export_may_take_longer_than_the_transaction_of_a_request() throws Exception {
        var bank = newBank();
        imported(bank, "::Sky::The sky is blue.{T}");
        var usual = TxControl.getDefaultTimeout();
        String export;
        try (var holding = database.getConnection();
                var statement = holding.createStatement()) {
            holding.setAutoCommit(false);
            statement.execute("lock table transfer_file_part in access exclusive mode");
            TxControl.setDefaultTimeout(SECONDS_OF_REQUESTS);
            try {
                export = exported(bank, "gift");
                await(() ->
                        count(
                                        """
                                        select count(*) from pg_locks where not granted
                                          and relation = 'transfer_file_part'::regclass\
                                        """)
                                > 0);
                aRequestHasRunOut();
            } finally {
                TxControl.setDefaultTimeout(usual);
                holding.rollback();
                holding.setAutoCommit(true);
            }
        }

        ended(export)
                .then()
                .body("job.state", equalTo("succeeded"))
                .body("job.outcomes.written", equalTo(1));
        assertThat(file(export).asString()).contains("The sky is blue.");
    }

    /** Begun later than the export, so the export has lasted longer. */
    private static void aRequestHasRunOut() {
        QuarkusTransaction.begin();
        try {
            await(() -> QuarkusTransaction.getStatus() != Status.STATUS_ACTIVE);
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    /** Exports wait before they keep their files, while {@code holding} is open. */
    private Connection holding() throws SQLException {
        execute(
                """
                create function hold_part() returns trigger language plpgsql as $$
                begin
                    if (select kind from job where id = new.job_id) = 'export' then
                        perform pg_advisory_xact_lock_shared(280);
                    end if;
                    return new;
                end $$;
                create trigger hold_part before insert on transfer_file_part
                for each row execute function hold_part()\
                """);
        var holding = database.getConnection();
        try (var statement = holding.createStatement()) {
            holding.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(280)");
        }
        return holding;
    }

    private void letGo(Connection holding) throws SQLException {
        holding.rollback();
        holding.setAutoCommit(true);
        holding.close();
        execute("drop trigger hold_part on transfer_file_part; drop function hold_part()");
    }

    private static Object done(String export) {
        return Api.author().get(export).path("job.done");
    }

    @Test
    void an_export_shows_how_far_it_is_and_can_be_stopped() throws Exception {
        var bank = newBank();
        imported(bank, "::Sky::The sky is blue.{T}\n\n::Grass::The grass is green.{T}");
        var holding = holding();
        String export;
        try {
            export = exported(bank, "gift");
            await(() -> Objects.equals(done(export), 2));

            Api.author()
                    .put(export + "/cancellation")
                    .then()
                    .statusCode(428)
                    .body("type", equalTo("urn:assay:problem:version-required"));
            for (var i = 0; i < 2; i++) {
                Api.author()
                        .header("If-Match", "*")
                        .put(export + "/cancellation")
                        .then()
                        .statusCode(200)
                        .body("job.state", equalTo("cancelled"));
            }
        } finally {
            letGo(holding);
        }

        var another = exported(bank, "gift");
        ended(another).then().body("job.outcomes.written", equalTo(2));
        Api.author().get(export).then().body("job.state", equalTo("cancelled"));
        Api.author().get(export + "/outcomes").then().body("items", empty());
        file(export).then().statusCode(409);
        Api.author()
                .header("If-Match", "*")
                .put(another + "/cancellation")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:assay:problem:conflict-job-ended"));
    }

    @Test
    void exports_leave_a_worker_to_other_jobs() throws Exception {
        var bank = newBank();
        imported(bank, "::Sky::The sky is blue.{T}");
        var holding = holding();
        String first;
        String second;
        try {
            first = exported(bank, "gift");
            await(() -> Objects.equals(done(first), 1));
            second = exported(bank, "gift");

            imported(bank, "::Grass::The grass is green.{T}");

            Api.author().get(second).then().body("job.state", equalTo("queued"));
        } finally {
            letGo(holding);
        }
        ended(first).then().body("job.outcomes.written", equalTo(1));
        ended(second).then().body("job.outcomes.written", equalTo(2));
    }

    @Test
    void the_report_of_an_export_of_several_pages_is_whole() {
        var bank = newBank();
        var gift = new StringBuilder();
        for (var i = 0; i < 405; i++) {
            gift.append("::Q %d::Is it %d?{T}\n\n".formatted(i, i));
        }
        imported(bank, gift.toString());

        var export = exported(bank, "gift");

        ended(export)
                .then()
                .body("job.done", equalTo(405))
                .body("job.total", equalTo(405))
                .body("job.outcomes", equalTo(Map.of("written", 405)));
        var id = UUID.fromString(Api.author().get(export).path("id"));
        assertThat(
                        count(
                                "select count(distinct ordinal) from job_line where job_id = '%s' and ordinal between 1 and 405"
                                        .formatted(id)))
                .isEqualTo(405);
    }

    @Test
    void an_export_that_fails_midway_says_so_and_leaves_nothing_to_load() throws Exception {
        var bank = newBank();
        var gift = new StringBuilder();
        for (var i = 0; i < 200; i++) {
            gift.append("::Q %d::%s %d?{T}\n\n".formatted(i, "Is it so? ".repeat(800), i));
        }
        imported(bank, gift.toString());
        // the first part of the file is written, the second cannot be
        execute(
                """
                create function refuse_part() returns trigger language plpgsql as $$
                begin raise exception 'the disk is full'; end $$;
                create trigger refuse_part before insert on transfer_file_part
                for each row when (new.number = 1) execute function refuse_part()\
                """);
        String export;
        Response failed;
        try {
            export = exported(bank, "gift");
            failed = ended(export);
        } finally {
            execute("drop trigger refuse_part on transfer_file_part; drop function refuse_part()");
        }

        failed.then()
                .body("job.state", equalTo("failed"))
                .body("job.failure", equalTo("The service failed and gave up after several tries."))
                .body("job.outcomes", equalTo(Map.of()));
        Api.author().get(export + "/outcomes").then().body("items", empty());
        file(export)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:assay:problem:conflict-export-unfinished"));
        assertThat(
                        count(
                                "select count(*) from transfer_file_part where job_id = '%s'"
                                        .formatted(UUID.fromString(failed.path("id")))))
                .isZero();
        var again = exported(bank, "gift");
        ended(again).then().body("job.outcomes.written", equalTo(200));
        assertThat(file(again).asByteArray()).hasSizeGreaterThan(1 << 20);
    }
}

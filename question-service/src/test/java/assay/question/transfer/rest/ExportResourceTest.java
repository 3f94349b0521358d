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
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
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

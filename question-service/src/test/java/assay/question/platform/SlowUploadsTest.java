package assay.question.platform;

import static org.assertj.core.api.Assertions.assertThat;

import assay.question.asset.AssetSamples;
import assay.question.content.QuestionSamples;
import com.arjuna.ats.arjuna.coordinator.TxControl;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.transaction.Status;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * Clients send files as slowly as they like: no transaction lasts, and no connection is held,
 * meanwhile.
 */
@QuarkusTest
@RunningService
@DisplayNameGeneration(ReplaceUnderscores.class)
class SlowUploadsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** How long a request's transaction may last while a test says so. */
    private static final int SECONDS_OF_REQUESTS = 2;

    private static final int BUFFER_BYTES = 1 << 16;

    @Test
    void an_import_may_come_in_for_longer_than_a_transaction_lasts() throws Exception {
        String bank =
                Api.author()
                        .body(Map.of("name", QuestionSamples.newName("bank"), "title", "A bank"))
                        .post("/v1/banks")
                        .path("id");
        var gift = "::Sky::The sky is blue.{T}\n\n::Grass::The grass is green.{T}";

        var reply =
                trickled(
                        "/v1/banks/%s/imports".formatted(bank),
                        gift.getBytes(StandardCharsets.UTF_8));

        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(202);
    }

    @Test
    void an_asset_may_come_in_for_longer_than_a_transaction_lasts() throws Exception {
        var reply = trickled("/v1/assets", AssetSamples.newPicture());

        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(201);
    }

    /** Sends one half of the file, and the other when a transaction begun later has run out. */
    private static HttpResponse<String> trickled(String path, byte[] file) throws Exception {
        var half = file.length / 2;
        var usual = TxControl.getDefaultTimeout();
        TxControl.setDefaultTimeout(SECONDS_OF_REQUESTS);
        var sending = new PipedOutputStream();
        try (var client = HttpClient.newHttpClient();
                var body = new PipedInputStream(sending, BUFFER_BYTES)) {
            var request =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            "http://localhost:%d%s"
                                                    .formatted(RestAssured.port, path)))
                            .version(HttpClient.Version.HTTP_1_1)
                            .timeout(PATIENCE)
                            .header("Authorization", "Bearer " + Issuer.tokenOf("ada", "author"))
                            .header("Content-Type", "application/octet-stream")
                            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> body))
                            .build();
            var reply = client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
            try (sending) {
                sending.write(Arrays.copyOf(file, half));
                sending.flush();
                for (var i = 0; i < 2; i++) { // the request may begin a little after the first
                    aTransactionHasRunOut();
                }
                sending.write(Arrays.copyOfRange(file, half, file.length));
            }
            return reply.get();
        } finally {
            TxControl.setDefaultTimeout(usual);
        }
    }

    private static void aTransactionHasRunOut() throws InterruptedException {
        var until = System.nanoTime() + PATIENCE.toNanos();
        QuarkusTransaction.begin();
        try {
            while (QuarkusTransaction.getStatus() == Status.STATUS_ACTIVE) {
                Thread.sleep(50);
                assertThat(System.nanoTime()).isLessThan(until);
            }
        } finally {
            QuarkusTransaction.rollback();
        }
    }
}

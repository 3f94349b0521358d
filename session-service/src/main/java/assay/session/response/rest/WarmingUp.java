package assay.session.response.rest;

import assay.session.access.SessionId;
import assay.session.access.wire.SessionTokens;
import assay.session.platform.Ids;
import assay.session.pool.Choice;
import assay.session.pool.PoolQuestion;
import assay.session.pool.QuestionContent;
import assay.session.pool.TextFormat;
import assay.session.response.PaperQuestions;
import assay.session.response.Papers;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Rehearses the save path at start, before the service is ready: candidates arrive together, and a
 * fresh JVM is several times slower than a warm one. The rehearsed saves go the whole way, over
 * HTTP into the database, with a good token for a session that does not exist: the database finds
 * none and writes nothing.
 */
@Readiness
@ApplicationScoped
class WarmingUp implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(WarmingUp.class);
    private static final String NOBODY = "warm-up";

    private final WarmUpConfig config;
    private final Papers papers;
    private final SessionTokens tokens;
    private final Vertx vertx;
    private final InstantSource clock;
    private volatile boolean over;

    WarmingUp(
            WarmUpConfig config,
            Papers papers,
            SessionTokens tokens,
            Vertx vertx,
            InstantSource clock) {
        this.config = config;
        this.papers = papers;
        this.tokens = tokens;
        this.vertx = vertx;
        this.clock = clock;
        this.over = config.timeMax().isZero() || config.saves() == 0;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("save path warmed up").status(over).build();
    }

    void rehearse(@ObservesAsync HttpServerStart started) {
        if (over) {
            return;
        }
        long startedAt = System.nanoTime();
        var question = question();
        // one each, for a session is in one transaction at a time
        var sessions =
                Stream.generate(() -> new SessionId(Ids.next()))
                        .limit(config.connections())
                        .toList();
        sessions.forEach(session ->
                papers.rehearse(
                        new PaperQuestions(
                                session, NOBODY, NOBODY, clock.instant(), List.of(question))));
        var client =
                vertx.createHttpClient(
                        new HttpClientOptions().setMaxPoolSize(config.connections()));
        try {
            int done = new Rehearsal(client, started.options().getPort(), question).run(sessions);
            LOG.infof(
                    "Rehearsed %d saves in %d ms",
                    done, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedAt));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            over = true;
            sessions.forEach(session -> papers.forget(session, NOBODY));
            client.close();
        }
    }

    private static PoolQuestion question() {
        return new PoolQuestion(
                Ids.next(),
                Ids.next(),
                1,
                new QuestionContent.SingleChoice(
                        "?", List.of(new Choice("a", "A"), new Choice("b", "B")), false),
                BigDecimal.ONE,
                List.of(),
                null,
                TextFormat.MARKDOWN);
    }

    /** Keeps a number of saves under way until enough are done or the time is up. */
    private final class Rehearsal {
        private final HttpClient client;
        private final int port;
        private final PoolQuestion question;
        private final AtomicInteger sent = new AtomicInteger();
        private final AtomicInteger done = new AtomicInteger();
        private final CountDownLatch end = new CountDownLatch(1);
        private volatile boolean stopped;

        Rehearsal(HttpClient client, int port, PoolQuestion question) {
            this.client = client;
            this.port = port;
            this.question = question;
        }

        int run(List<SessionId> sessions) throws InterruptedException {
            for (var session : sessions) {
                var path =
                        "/v1/sessions/%s/responses/%s"
                                .formatted(session.value(), question.questionId());
                var closesAt = clock.instant().plusSeconds(3600);
                var token = tokens.issue(session, NOBODY, NOBODY, closesAt, closesAt);
                send(path, token.token());
            }
            if (!end.await(config.timeMax().toMillis(), TimeUnit.MILLISECONDS)) {
                stopped = true;
            }
            return done.get();
        }

        private void send(String path, String token) {
            int sequence = sent.incrementAndGet();
            if (stopped || sequence > config.saves()) {
                end.countDown();
                return;
            }
            client.request(HttpMethod.PUT, port, "127.0.0.1", path)
                    .compose(request ->
                            request.putHeader("Authorization", "Bearer " + token)
                                    .putHeader("Content-Type", "application/json")
                                    .send(
                                            "{\"sequence\": %d, \"response\": {\"type\": \"single_choice\", \"choice\": \"a\"}}"
                                                    .formatted(sequence)))
                    .compose(response -> response.body())
                    .onComplete(reply -> next(path, token, reply.cause()));
        }

        private void next(String path, String token, @Nullable Throwable failure) {
            if (failure == null) {
                done.incrementAndGet();
                send(path, token);
            } else if (!stopped) {
                LOG.warnf("Rehearsing saves ends early: %s", failure.getMessage());
                end.countDown();
            }
        }
    }
}

package assay.session.exam.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import assay.session.asset.Assets;
import assay.session.exam.Exam;
import assay.session.exam.ExamDefinition;
import assay.session.exam.ExamId;
import assay.session.exam.Policy;
import assay.session.exam.PoolSamples;
import assay.session.exam.PublishingExam;
import assay.session.exam.ReleasingPools;
import assay.session.exam.Revisions;
import assay.session.platform.Api;
import assay.session.platform.Neighbours;
import assay.session.platform.QuestionBank;
import assay.session.platform.ServiceTest;
import assay.session.platform.Sql;
import assay.session.pool.FrozenPool;
import assay.session.pool.PoolAsset;
import assay.session.pool.Pools;
import assay.session.pool.Selection;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PublishingTest extends ServiceTest {
    @Inject Sql sql;
    @Inject Revisions revisions;
    @Inject ReleasingPools releasing;
    @Inject PublishingExam publishing;
    @Inject Assets assets;
    @Inject CircuitBreakerMaintenance breakers;
    @Inject InstantSource clock;

    @AfterEach
    void others_are_well_again() {
        QuestionBank.meanwhile(() -> {});
        Neighbours.reset();
        breakers.resetAll();
    }

    @Test
    void publishing_makes_a_numbered_revision() {
        var id = Api.create(Api.smallExam(Api.newName("exam")));
        Api.publish(id)
                .then()
                .statusCode(201)
                .body("number", equalTo(1))
                .body("questionCount", equalTo(6))
                .body("poolQuestionCount", equalTo(60))
                .body("publishedBy", equalTo("ines"));
        Api.publish(id).then().statusCode(201).body("number", equalTo(2));
        Api.instructor()
                .get("/v1/exams/{id}/revisions?limit=1", id)
                .then()
                .statusCode(200)
                .body("items.number", contains(1))
                .body("nextCursor", notNullValue());
        Api.instructor()
                .get("/v1/exams/{id}/revisions/2", id)
                .then()
                .statusCode(200)
                .body("number", equalTo(2));
        Api.instructor()
                .get("/v1/exams/{id}/revisions/3", id)
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:assay:problem:no-such-revision"));
    }

    @Test
    void sections_that_cannot_be_filled_together_are_named_with_have_and_need() {
        var id =
                Api.create(
                        Api.exam(
                                Api.newName("exam"),
                                "null",
                                Api.randomSection("development", 20, "dva-c02/development", true),
                                Api.randomSection("again", 5, "dva-c02/development", false)));
        Api.publish(id)
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:assay:problem:blueprint-cannot-be-filled"))
                .body("sections", hasSize(1))
                .body("sections[0].name", equalTo("again"))
                .body("sections[0].have", equalTo(0))
                .body("sections[0].need", equalTo(5))
                .body("errors[0].pointer", equalTo("#/blueprint/sections/1/draw"));
        assertThat(publications(id)).isZero();
    }

    @Test
    void an_exam_that_asks_for_coverage_is_published_only_when_no_section_has_a_gap() {
        var name = Api.newName("exam");
        var id = Api.create(asking(name, 7));
        Api.publish(id)
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:assay:problem:coverage-too-low"))
                .body(
                        "detail",
                        equalTo(
                                "The exam asks for 7 published questions for each one drawn, and 1 section has too few: development has 20 of 21."))
                .body("sections", hasSize(1))
                .body("sections[0].name", equalTo("development"))
                .body("sections[0].have", equalTo(20))
                .body("sections[0].need", equalTo(21))
                .body("errors.pointer", contains("#/blueprint/sections/0/draw"))
                .body("errors.detail", contains("has 20, needs 21; 1 missing"));
        assertThat(publications(id)).isZero();
        Api.instructor().get("/v1/exams/{id}", id).then().body("revisions", equalTo(0));

        Api.instructor()
                .header("If-Match", "\"0\"")
                .body(asking(name, 6))
                .put("/v1/exams/{id}", id)
                .then()
                .statusCode(200)
                .body("coverageFactor", equalTo(6));
        Api.publish(id).then().statusCode(201).body("coverageFactor", equalTo(6));
    }

    @Test
    void a_paper_that_cannot_be_filled_is_told_before_coverage() {
        var id =
                Api.create(
                        Api.exam(
                                        Api.newName("exam"),
                                        "null",
                                        Api.randomSection(
                                                "development", 21, "dva-c02/development", true))
                                .replace(
                                        "\"attemptsMax\"",
                                        "\"coverageFactor\": 5, \"attemptsMax\""));
        Api.publish(id)
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:assay:problem:blueprint-cannot-be-filled"));
    }

    @Test
    void without_question_service_an_exam_that_asks_for_coverage_is_told_to_come_back() {
        var id = Api.create(asking(Api.newName("exam"), 2));
        Neighbours.questions()
                .stubFor(
                        WireMock.any(WireMock.anyUrl())
                                .atPriority(1)
                                .willReturn(WireMock.aResponse().withStatus(503)));
        Api.publish(id)
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("5"))
                .body("type", equalTo("urn:assay:problem:unavailable"));
    }

    /** A publication that is refused, for want of coverage. */
    private static UUID refused() {
        var id = Api.create(asking(Api.newName("exam"), 7));
        Api.publish(id)
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:assay:problem:coverage-too-low"));
        return id;
    }

    private static List<String> frozenPools() {
        return poolsOf(RequestMethod.PUT);
    }

    private static List<String> releasedPools() {
        return poolsOf(RequestMethod.DELETE);
    }

    private static List<String> poolsOf(RequestMethod method) {
        return Neighbours.questions().getAllServeEvents().stream()
                .map(ServeEvent::getRequest)
                .filter(request -> request.getMethod().equals(method))
                .map(request -> request.getUrl().replaceFirst("\\?.*", ""))
                .toList();
    }

    @Test
    void a_refused_publication_leaves_no_pool_behind() {
        Neighbours.reset();

        var id = refused();

        assertThat(releasedPools()).hasSize(1).isEqualTo(frozenPools());
        assertThat(Neighbours.questions().getAllServeEvents().getFirst().getRequest().getUrl())
                .endsWith("?organisation=demo");
        assertThat(publications(id)).isZero();
    }

    @Test
    void a_publication_that_succeeds_keeps_its_pool() {
        Neighbours.reset();

        Api.publishedExam(Api.smallExam(Api.newName("exam")));
        releasing.release(clock.instant().plus(Duration.ofHours(2)), 100);

        assertThat(frozenPools()).hasSize(1);
        assertThat(releasedPools()).doesNotContainAnyElementsOf(frozenPools());
    }

    @Test
    void a_pool_that_could_not_be_released_is_released_later() {
        Neighbours.reset();
        Neighbours.questions()
                .stubFor(
                        WireMock.delete(WireMock.anyUrl())
                                .atPriority(1)
                                .willReturn(WireMock.aResponse().withStatus(503)));
        var id = refused();
        var pools = frozenPools();
        assertThat(publications(id)).isEqualTo(1);
        assertThat(releasing.release(clock.instant(), 100)).isZero();
        assertThat(publications(id)).isEqualTo(1);

        Neighbours.reset();
        assertThat(releasing.release(clock.instant(), 100)).isPositive();

        assertThat(releasedPools()).containsAll(pools);
        assertThat(publications(id)).isZero();
        // What was given up is not taken up again: its pool is gone.
        Neighbours.reset();
        Api.publish(id).then().statusCode(422);
        assertThat(frozenPools()).doesNotContainAnyElementsOf(pools);
    }

    @Test
    void the_pool_of_a_publisher_that_died_is_released_when_nobody_takes_it_up_any_more() {
        Neighbours.reset();
        var exam = examOf(Api.create(Api.smallExam(Api.newName("exam"))));
        var begun = Instant.parse("2026-11-20T09:00:00Z");
        var crashed = revisions.begin(exam, begun, Duration.ofMinutes(1));
        var pool = "/internal/v1/pools/" + crashed.value();

        releasing.release(begun.plus(Duration.ofMinutes(59)), 100);
        assertThat(releasedPools()).doesNotContain(pool);
        releasing.release(begun.plus(Duration.ofMinutes(61)), 100);
        assertThat(releasedPools()).contains(pool);
        assertThat(publications(exam.id().value())).isZero();

        // Should it be alive after all, it is too late.
        assertThat(revisions.publish(crashed, exam, PoolSamples.pool(Map.of()), begun, "ines"))
                .isEmpty();
        Api.instructor()
                .get("/v1/exams/{id}/revisions/1", exam.id().value())
                .then()
                .statusCode(404);
    }

    private static String asking(String name, int coverageFactor) {
        return Api.exam(
                        name,
                        "null",
                        Api.randomSection("development", 3, "dva-c02/development", true),
                        Api.randomSection("security", 2, "dva-c02/security", true))
                .replace(
                        "\"attemptsMax\"",
                        "\"coverageFactor\": %d, \"attemptsMax\"".formatted(coverageFactor));
    }

    @Test
    void a_bank_that_is_not_there_is_named_in_the_author_s_words() {
        var id =
                Api.create(
                        Api.smallExam(Api.newName("exam"))
                                .replace("\"bank\": \"cloud\"", "\"bank\": \"no-such-bank\""));
        Api.publish(id)
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:assay:problem:blueprint-selects-nothing"))
                .body("errors[0].pointer", equalTo("#/blueprint/sections/0/draw/bank"));
    }

    @Test
    void a_published_revision_never_changes() {
        var name = Api.newName("exam");
        var id = Api.publishedExam(Api.smallExam(name));
        var before = Api.instructor().get("/v1/exams/{id}/revisions/1", id).asString();
        Api.instructor()
                .header("If-Match", "\"0\"")
                .body(Api.smallExam(name).replace("PT20M", "PT40M"))
                .put("/v1/exams/{id}", id)
                .then()
                .statusCode(200);
        assertThat(Api.instructor().get("/v1/exams/{id}/revisions/1", id).asString())
                .isEqualTo(before);
        assertThatThrownBy(() ->
                        sql.change("update exam_revision set number = 9 where exam_id = ?", id))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> sql.change("delete from exam_revision where exam_id = ?", id))
                .hasMessageContaining("append-only");
    }

    @Test
    void two_publishers_at_once_get_a_revision_each() throws Exception {
        var id = Api.create(Api.smallExam(Api.newName("exam")));
        try (var threads = Executors.newFixedThreadPool(4)) {
            var publishing = new ArrayList<Callable<Response>>();
            for (int i = 0; i < 4; i++) {
                publishing.add(() -> Api.publish(id));
            }
            var numbers = new ArrayList<Integer>();
            for (var reply : threads.invokeAll(publishing)) {
                assertThat(reply.get().statusCode()).isEqualTo(201);
                numbers.add(reply.get().path("number"));
            }
            assertThat(numbers).containsExactlyInAnyOrder(1, 2, 3, 4);
        }
    }

    @Test
    void without_question_service_publishing_says_so_and_works_later() {
        var id = Api.create(Api.smallExam(Api.newName("exam")));
        Neighbours.questions()
                .stubFor(
                        WireMock.any(WireMock.anyUrl())
                                .atPriority(1)
                                .inScenario("once")
                                .whenScenarioStateIs("Started")
                                .willSetStateTo("well")
                                .willReturn(WireMock.aResponse().withStatus(503)));
        Api.publish(id).then().statusCode(201); // tried again by itself
        Neighbours.reset();
        Neighbours.questions()
                .stubFor(
                        WireMock.any(WireMock.anyUrl())
                                .atPriority(1)
                                .willReturn(WireMock.aResponse().withStatus(503)));
        Api.publish(id)
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("5"))
                .body("type", equalTo("urn:assay:problem:unavailable"));
        assertThat(publications(id)).isEqualTo(1);
    }

    @Test
    void while_question_service_keeps_failing_it_is_left_in_peace() {
        var id = Api.create(Api.smallExam(Api.newName("exam")));
        Neighbours.fail(Neighbours.questions());
        // four attempts each: as many as open the circuit
        Api.publish(id).then().statusCode(503);
        Api.publish(id).then().statusCode(503);
        var asked = Neighbours.questions().getAllServeEvents().size();
        assertThat(asked).isEqualTo(8);

        Api.publish(id)
                .then()
                .statusCode(503)
                .body("type", equalTo("urn:assay:problem:unavailable"));

        assertThat(Neighbours.questions().getAllServeEvents()).hasSize(asked);
    }

    @Test
    void a_publication_that_crashed_is_taken_up_again_under_the_same_id_once_its_claim_lapsed() {
        var exam = examOf(Api.create(Api.smallExam(Api.newName("exam"))));
        var now = Instant.parse("2026-11-30T09:00:00Z");
        var claim = Duration.ofMinutes(1);
        var crashed = revisions.begin(exam, now, claim);
        var meanwhile = revisions.begin(exam, now.plusSeconds(30), claim);
        assertThat(meanwhile).isNotEqualTo(crashed);
        assertThat(revisions.begin(exam, now.plusSeconds(61), claim)).isEqualTo(crashed);
        assertThat(revisions.begin(exam, now.plus(Duration.ofHours(1)), claim))
                .isNotIn(crashed, meanwhile);
    }

    @Test
    void while_question_service_takes_its_time_no_transaction_waits_for_it() {
        var id = Api.create(Api.smallExam(Api.newName("exam")));
        var waiting = new AtomicInteger(-1);
        QuestionBank.meanwhile(() -> waiting.set(idleTransactions()));

        Api.instructor()
                .header("Idempotency-Key", UUID.randomUUID())
                .post("/v1/exams/{id}/revisions", id)
                .then()
                .statusCode(201);

        assertThat(waiting).hasValue(0);
    }

    private int idleTransactions() {
        return sql.find(
                        "select count(*) from pg_stat_activity where state like 'idle in transaction%'",
                        row -> row.getInt(1))
                .orElseThrow();
    }

    @Test
    void of_two_publishers_with_one_key_the_slower_gets_what_the_faster_made() {
        var id = Api.create(Api.smallExam(Api.newName("exam")));
        var key = UUID.randomUUID();
        Neighbours.reset();
        var faster = new AtomicReference<@Nullable Response>();
        QuestionBank.meanwhile(() -> faster.set(publish(id, key)));

        var slower = publish(id, key);

        slower.then().statusCode(201).header("Idempotent-Replayed", equalTo("true"));
        assertThat(slower.asString()).isEqualTo(Objects.requireNonNull(faster.get()).asString());
        Api.instructor()
                .get("/v1/exams/{id}/revisions", id)
                .then()
                .body("items.number", contains(1));
        // what the slower had frozen is forgotten again
        assertThat(frozenPools()).hasSize(2);
        assertThat(releasedPools()).hasSize(1);
        assertThat(publications(id)).isZero();
    }

    private static Response publish(UUID exam, UUID key) {
        return Api.instructor()
                .header("Idempotency-Key", key)
                .post("/v1/exams/{id}/revisions", exam);
    }

    @Test
    void a_publisher_that_was_given_up_meanwhile_is_told_to_come_back() {
        var id = Api.create(Api.smallExam(Api.newName("exam")));
        QuestionBank.meanwhile(
                () -> releasing.release(clock.instant().plus(Duration.ofHours(2)), 100));
        Api.publish(id)
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("5"))
                .body("type", equalTo("urn:assay:problem:unavailable"));
        Api.publish(id).then().statusCode(201).body("number", equalTo(1));
    }

    @Test
    void nobody_takes_up_what_somebody_still_copies_assets_for() {
        var exam = examOf(Api.create(Api.smallExam(Api.newName("exam"))));
        var now = new AtomicReference<>(Instant.parse("2026-11-20T09:00:00Z"));
        var slow = new SlowBank(exam, now);

        var outcome = new PublishingExam(revisions, slow, assets, now::get).prepare(exam);

        assertThat(outcome).isInstanceOf(PublishingExam.Outcome.Prepared.class);
        assertThat(slow.loaded).isEqualTo(SlowBank.ASSETS);
        assertThat(slow.takenUp).doesNotContain(Objects.requireNonNull(slow.frozen));
    }

    /** Takes 40 seconds for each asset; then another publisher tries to take the same up. */
    private final class SlowBank implements Pools {
        static final int ASSETS = 4;

        private final Exam exam;
        private final AtomicReference<Instant> now;
        private final Map<String, byte[]> bytes = new LinkedHashMap<>();
        private final List<UUID> takenUp = new ArrayList<>();
        private @Nullable UUID frozen;
        private int loaded;

        SlowBank(Exam exam, AtomicReference<Instant> now) {
            this.exam = exam;
            this.now = now;
            for (int i = 0; i < ASSETS; i++) {
                var content = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
                bytes.put(sha256(content), content);
            }
        }

        @Override
        public Freezing freeze(
                UUID pool, String organisation, UUID examId, List<Selection> selections) {
            frozen = pool;
            var empty = PoolSamples.pool(Map.of());
            return new Freezing.Frozen(
                    new FrozenPool(
                            pool,
                            empty.frozenAt(),
                            empty.questions(),
                            empty.selections(),
                            empty.topics(),
                            bytes.entrySet().stream()
                                    .map(one ->
                                            new PoolAsset(
                                                    one.getKey(),
                                                    "text/plain",
                                                    one.getValue().length))
                                    .toList()));
        }

        @Override
        public Optional<byte[]> load(UUID pool, String organisation, PoolAsset asset) {
            loaded++;
            var later = now.updateAndGet(before -> before.plusSeconds(40));
            takenUp.add(revisions.begin(exam, later, Duration.ofSeconds(1)).value());
            return Optional.ofNullable(bytes.get(asset.hash()));
        }

        @Override
        public boolean release(UUID pool, String organisation) {
            return true;
        }

        private static String sha256(byte[] content) {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void who_stores_what_another_has_stored_gets_that_revision() throws Exception {
        var exam = examOf(Api.create(Api.smallExam(Api.newName("exam"))));
        var publication =
                new PublishingExam.Publication(
                        revisions.begin(exam, clock.instant(), Duration.ofMinutes(1)),
                        exam,
                        PoolSamples.pool(Map.of()));
        try (var threads = Executors.newFixedThreadPool(4)) {
            var storing = new ArrayList<Callable<UUID>>();
            for (int i = 0; i < 4; i++) {
                storing.add(() ->
                        QuarkusTransaction.requiringNew()
                                .call(() -> publishing.store(publication, "ines"))
                                .orElseThrow()
                                .id()
                                .value());
            }
            for (var stored : threads.invokeAll(storing)) {
                assertThat(stored.get()).isEqualTo(publication.id().value());
            }
        }
        assertThat(revisions.list(exam.id(), "demo", 0, 10)).hasSize(1);
    }

    private static Exam examOf(UUID id) {
        return new Exam(
                new ExamId(id),
                "demo",
                new ExamDefinition(
                        "x",
                        "x",
                        "",
                        "",
                        "",
                        Duration.ofMinutes(5),
                        null,
                        null,
                        PoolSamples.blueprint(),
                        new Policy(
                                null,
                                null,
                                new Policy.Release(Policy.When.MANUAL, null, Set.of()))),
                0,
                0,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private int publications(Object examId) {
        return sql.find(
                        "select count(*) from exam_publication where exam_id = ?",
                        row -> row.getInt(1),
                        examId)
                .orElseThrow();
    }
}

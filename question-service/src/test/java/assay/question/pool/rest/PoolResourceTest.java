package assay.question.pool.rest;

import static assay.question.content.QuestionSamples.draft;
import static assay.question.content.QuestionSamples.multipleChoice;
import static assay.question.content.QuestionSamples.newBank;
import static assay.question.content.QuestionSamples.object;
import static assay.question.content.QuestionSamples.publish;
import static assay.question.content.QuestionSamples.published;
import static assay.question.content.QuestionSamples.retire;
import static assay.question.content.QuestionSamples.revise;
import static assay.question.content.QuestionSamples.singleChoice;
import static assay.question.content.QuestionSamples.withTopics;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import assay.question.platform.Api;
import assay.question.platform.RunningService;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RunningService
@DisplayNameGeneration(ReplaceUnderscores.class)
class PoolResourceTest {
    private final DataSource database;

    @Inject
    PoolResourceTest(DataSource database) {
        this.database = database;
    }

    private static Response freeze(UUID pool, Object... selections) {
        return freeze("demo", pool, selections);
    }

    private static Response freeze(String organisation, UUID pool, Object... selections) {
        return Api.service("pools:write")
                .body(
                        Map.of(
                                "organisation",
                                organisation,
                                "examId",
                                "0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a10",
                                "selections",
                                List.of(selections)))
                .put("/internal/v1/pools/{pool}", pool);
    }

    @Test
    void a_pool_holds_the_published_version_of_each_question_that_its_selections_allow() {
        withTopics();
        var bank = newBank();
        var easy = singleChoice(bank);
        easy.putArray("topics").add("cloud/encryption");
        easy.putArray("tags").add("kms");
        var first = published(easy);
        revise(first, easy.put("title", "A draft that nobody sees"));
        var hard = multipleChoice(bank).put("difficulty", "hard");
        hard.putArray("topics").add("cloud/operation");
        var second = published(hard);
        draft(singleChoice(bank));
        retire(published(singleChoice(bank)));
        var one = first.<String>path("latest.id");
        var two = second.<String>path("latest.id");

        var pool = UUID.randomUUID();
        var reply =
                freeze(
                        pool,
                        Map.of("name", "all", "bank", bank),
                        Map.of(
                                "name",
                                "security",
                                "bank",
                                bank,
                                "topics",
                                List.of("cloud/security")),
                        Map.of(
                                "name",
                                "either",
                                "bank",
                                bank,
                                "topics",
                                List.of("cloud/identity", "cloud/operation")),
                        Map.of(
                                "name",
                                "hard",
                                "bank",
                                bank,
                                "difficulties",
                                List.of("hard", "medium")),
                        Map.of("name", "kms", "bank", bank, "tags", List.of("kms", "other")),
                        Map.of(
                                "name",
                                "multiple",
                                "bank",
                                bank,
                                "interactions",
                                List.of("multiple_choice")),
                        Map.of("name", "fixed", "questionIds", List.of(second.<String>path("id"))),
                        Map.of("name", "none", "bank", bank, "topics", List.of("cloud/identity")));

        reply.then()
                .statusCode(200)
                .body("poolId", equalTo(pool.toString()))
                .body("organisation", equalTo("demo"))
                .body("questions.questionVersionId", equalTo(List.of(one, two)))
                .body("questions[0].questionId", equalTo(first.<String>path("id")))
                .body("questions[0].version", equalTo(1))
                .body("questions[0].content.type", equalTo("single_choice"))
                .body("questions[0].points", equalTo(1))
                .body("questions[0].difficulty", equalTo("easy"))
                .body("questions[0].topics", equalTo(List.of("cloud/encryption")))
                .body("questions[0].estimatedTime", equalTo("PT1M15S"))
                .body(
                        "selections.name",
                        equalTo(
                                List.of(
                                        "all",
                                        "security",
                                        "either",
                                        "hard",
                                        "kms",
                                        "multiple",
                                        "fixed",
                                        "none")))
                .body("selections[0].questionVersionIds", equalTo(List.of(one, two)))
                .body("selections[1].questionVersionIds", equalTo(List.of(one)))
                .body("selections[2].questionVersionIds", equalTo(List.of(two)))
                .body("selections[3].questionVersionIds", equalTo(List.of(two)))
                .body("selections[4].questionVersionIds", equalTo(List.of(one)))
                .body("selections[5].questionVersionIds", equalTo(List.of(two)))
                .body("selections[6].questionVersionIds", equalTo(List.of(two)))
                .body("selections[7].questionVersionIds", empty())
                .body(
                        "topics.topic",
                        equalTo(List.of("cloud/encryption", "cloud/operation", "cloud/security")))
                .body("topics[0].parent", equalTo("cloud/security"));
    }

    /**
     * Invariant 2: canaries in every part of the key, and none of them in the reply or in what is
     * stored of the pool.
     */
    @Test
    void no_part_of_a_key_is_in_a_pool() throws SQLException {
        var bank = newBank();
        var question = multipleChoice(bank);
        question.put("title", "CANARY-title");
        object(question, "/key").put("rationale", "CANARY-rationale").put("reviewBy", "2099-12-31");
        object(question, "/key/feedback/0").put("text", "CANARY-feedback");
        object(question, "/key/scoring")
                .set(
                        "weights",
                        object(question, "/key/scoring/weights").deepCopy().put("c", -0.7531));
        object(question, "/key")
                .putArray("references")
                .addObject()
                .put("title", "CANARY-reference")
                .put("url", "https://canary.example/");
        published(question);

        var pool = UUID.randomUUID();
        var reply = freeze(pool, Map.of("name", "all", "bank", bank));

        reply.then().statusCode(200).body("questions", hasSize(1));
        var name = question.get("name").asText();
        for (var text : List.of(reply.asString(), storedPool(pool))) {
            assertThat(text)
                    .doesNotContain(
                            "CANARY",
                            "canary",
                            "0.7531",
                            "2099",
                            "\"key\"",
                            "correct",
                            "rationale",
                            "feedback",
                            "weights",
                            name);
        }
    }

    private String storedPool(UUID pool) throws SQLException {
        try (var connection = database.getConnection();
                var query =
                        connection.prepareStatement("select p::text from pool p where id = ?")) {
            query.setObject(1, pool);
            try (var rows = query.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getString(1);
            }
        }
    }

    @Test
    void asked_again_the_pool_is_what_was_frozen_even_after_the_questions_moved_on() {
        var bank = newBank();
        var question = singleChoice(bank);
        var first = published(question);
        var pool = UUID.randomUUID();
        var frozen = freeze(pool, Map.of("name", "all", "bank", bank));
        publish(revise(first, question.put("title", "Later")));
        published(singleChoice(bank));

        var again = freeze(pool, Map.of("name", "all", "bank", bank));

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.asString()).isEqualTo(frozen.asString());
        freeze(UUID.randomUUID(), Map.of("name", "all", "bank", bank))
                .then()
                .body("questions", hasSize(2))
                .body("questions[0].version", equalTo(2));
    }

    @Test
    void the_same_id_with_another_request_is_a_conflict() {
        var bank = newBank();
        var pool = UUID.randomUUID();
        freeze(pool, Map.of("name", "all", "bank", bank)).then().statusCode(200);

        freeze(pool, Map.of("name", "other", "bank", bank))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:assay:problem:conflict-pool-differs"));
    }

    @Test
    void requests_that_race_for_one_pool_all_get_the_same() throws Exception {
        var bank = newBank();
        published(singleChoice(bank));
        var pool = UUID.randomUUID();
        Callable<Response> freezing = () -> freeze(pool, Map.of("name", "all", "bank", bank));
        try (var threads = Executors.newFixedThreadPool(6)) {
            var bodies = new ArrayList<String>();
            for (var reply : threads.invokeAll(Collections.nCopies(6, freezing))) {
                assertThat(reply.get().statusCode()).isEqualTo(200);
                bodies.add(reply.get().asString());
            }
            assertThat(bodies).containsOnly(bodies.getFirst());
        }
    }

    @Test
    void what_is_unknown_is_named_with_its_place() {
        var bank = newBank();
        var draft = draft(singleChoice(bank)).<String>path("id");
        var good = published(singleChoice(bank)).<String>path("id");
        var foreign = UUID.randomUUID();

        freeze(
                        UUID.randomUUID(),
                        Map.of(
                                "name",
                                "one",
                                "bank",
                                "no-bank",
                                "topics",
                                List.of("cloud/nowhere")),
                        Map.of("name", "one", "bank", bank, "questionIds", List.of(good)))
                .then()
                .statusCode(422)
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "#/selections/0/bank",
                                "#/selections/0/topics/0",
                                "#/selections/1/name",
                                "#/selections/1"));
        freeze(
                        UUID.randomUUID(),
                        Map.of("name", "one", "questionIds", List.of(good, draft, foreign)))
                .then()
                .statusCode(422)
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "#/selections/0/questionIds/1", "#/selections/0/questionIds/2"));
    }

    @Test
    void a_pool_draws_from_its_own_organisation_only() {
        var bank = newBank();
        var question = published(singleChoice(bank)).<String>path("id");

        freeze("other", UUID.randomUUID(), Map.of("name", "one", "bank", bank))
                .then()
                .statusCode(422);
        freeze("other", UUID.randomUUID(), Map.of("name", "one", "questionIds", List.of(question)))
                .then()
                .statusCode(422);
        freeze("other", UUID.randomUUID(), Map.of("name", "one"))
                .then()
                .statusCode(200)
                .body("questions", empty());
    }

    @Test
    void only_the_permission_for_pools_opens_pools() {
        var body =
                Map.of(
                        "organisation",
                        "demo",
                        "examId",
                        UUID.randomUUID(),
                        "selections",
                        List.of(Map.of("name", "one")));

        for (var caller :
                List.of(
                        Api.service("pools:read keys:read"),
                        Api.author(),
                        Api.admin(),
                        Api.candidate())) {
            caller.body(body)
                    .put("/internal/v1/pools/{pool}", UUID.randomUUID())
                    .then()
                    .statusCode(403);
        }
        Api.anonymous()
                .body(body)
                .put("/internal/v1/pools/{pool}", UUID.randomUUID())
                .then()
                .statusCode(401);
    }

    private static Response release(UUID pool, String organisation) {
        // as a client that is generated from the contract asks
        return Api.service("pools:write")
                .accept("application/problem+json")
                .queryParam("organisation", organisation)
                .delete("/internal/v1/pools/{pool}", pool);
    }

    private static Response uses(String question) {
        return Api.author().get("/v1/questions/{id}/uses", question);
    }

    private static Response inUse(String bank) {
        return Api.author().get("/v1/questions?bank={bank}&inUse=true", bank);
    }

    @Test
    void a_pool_that_is_released_is_forgotten_and_its_questions_are_in_use_no_more() {
        var bank = newBank();
        var question = published(singleChoice(bank)).<String>path("id");
        var kept = UUID.randomUUID();
        var refused = UUID.randomUUID();
        freeze(kept, Map.of("name", "all", "bank", bank)).then().statusCode(200);
        freeze(refused, Map.of("name", "all", "bank", bank)).then().statusCode(200);
        uses(question).then().body("items", hasSize(2));
        inUse(bank).then().body("items", hasSize(1));

        release(refused, "other").then().statusCode(204);
        uses(question).then().body("items", hasSize(2));
        release(refused, "demo").then().statusCode(204);

        uses(question).then().body("items", hasSize(1));
        release(refused, "demo").then().statusCode(204);
        release(UUID.randomUUID(), "demo").then().statusCode(204);
        uses(question).then().body("items", hasSize(1));
        inUse(bank).then().body("items", hasSize(1));
        release(kept, "demo").then().statusCode(204);
        inUse(bank).then().body("items", empty());
        // Nothing of it is left: it is frozen anew.
        freeze(refused, Map.of("name", "another", "bank", bank)).then().statusCode(200);
    }

    /** What each of them answered; all begin together. */
    private static List<Integer> atOnce(List<Callable<Response>> deeds) throws Exception {
        var start = new CyclicBarrier(deeds.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked =
                    deeds.stream()
                            .map(deed ->
                                    threads.submit(() -> {
                                        start.await(20, TimeUnit.SECONDS);
                                        return deed.call().statusCode();
                                    }))
                            .toList();
            var told = new ArrayList<Integer>();
            for (var one : asked) {
                told.add(one.get(20, TimeUnit.SECONDS));
            }
            return told;
        }
    }

    private int count(String table, String column, UUID pool) throws SQLException {
        try (var connection = database.getConnection();
                var statement =
                        connection.prepareStatement(
                                "select count(*) from %s where organisation = 'demo' and %s = ?"
                                        .formatted(table, column))) {
            statement.setObject(1, pool);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    @RepeatedTest(25)
    void a_pool_that_is_released_while_others_freeze_it_is_whole_or_not_there() throws Exception {
        var bank = newBank();
        published(singleChoice(bank));
        published(multipleChoice(bank));
        var pool = UUID.randomUUID();
        Callable<Response> freezing = () -> freeze(pool, Map.of("name", "all", "bank", bank));
        Callable<Response> releasing = () -> release(pool, "demo");

        var told = atOnce(List.of(freezing, releasing, freezing, releasing, freezing, releasing));

        assertThat(told).containsExactly(200, 204, 200, 204, 200, 204);
        assertThat(count("pool_question", "pool_id", pool))
                .isEqualTo(2 * count("pool", "id", pool));
        inUse(bank).then().body("items", hasSize(2 * count("pool", "id", pool)));
    }

    @RepeatedTest(25)
    void a_question_stays_in_use_when_one_pool_is_released_while_another_takes_it()
            throws Exception {
        var bank = newBank();
        published(singleChoice(bank));
        published(multipleChoice(bank));
        var going = List.of(UUID.randomUUID(), UUID.randomUUID());
        for (var pool : going) {
            freeze(pool, Map.of("name", "all", "bank", bank)).then().statusCode(200);
        }
        var coming = UUID.randomUUID();

        var told =
                atOnce(
                        List.of(
                                () -> release(going.getFirst(), "demo"),
                                () -> freeze(coming, Map.of("name", "all", "bank", bank)),
                                () -> release(going.getLast(), "demo")));

        assertThat(told).containsExactly(204, 200, 204);
        assertThat(count("pool_question", "pool_id", coming)).isEqualTo(2);
        inUse(bank).then().body("items", hasSize(2));
        release(coming, "demo").then().statusCode(204);
        inUse(bank).then().body("items", empty());
    }

    @Test
    void only_the_permission_to_write_pools_releases_one() {
        var pool = UUID.randomUUID();

        for (var caller :
                List.of(
                        Api.service("pools:read keys:read"),
                        Api.author(),
                        Api.admin(),
                        Api.candidate())) {
            caller.queryParam("organisation", "demo")
                    .delete("/internal/v1/pools/{pool}", pool)
                    .then()
                    .statusCode(403);
        }
        Api.service("pools:write").delete("/internal/v1/pools/{pool}", pool).then().statusCode(400);
    }

    @Test
    void the_schema_that_candidates_see_has_no_field_for_a_key() {
        var bank = newBank();
        published(singleChoice(bank));
        var content =
                freeze(UUID.randomUUID(), Map.of("name", "all", "bank", bank))
                        .<Map<String, Object>>path("questions[0].content");

        assertThat(content).containsOnlyKeys("type", "stem", "choices", "shuffle");
    }
}

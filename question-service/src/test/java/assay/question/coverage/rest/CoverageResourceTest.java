package assay.question.coverage.rest;

import static assay.question.content.QuestionSamples.draft;
import static assay.question.content.QuestionSamples.multipleChoice;
import static assay.question.content.QuestionSamples.newName;
import static assay.question.content.QuestionSamples.object;
import static assay.question.content.QuestionSamples.published;
import static assay.question.content.QuestionSamples.retire;
import static assay.question.content.QuestionSamples.singleChoice;
import static assay.question.content.QuestionSamples.withTopics;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import assay.question.platform.Api;
import assay.question.platform.RunningService;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RunningService
@DisplayNameGeneration(ReplaceUnderscores.class)
class CoverageResourceTest {
    private static final Map<String, Object> ANYTHING =
            Map.of("sections", List.of(Map.of("name", "any", "count", 1)));

    private record NewBank(String name, String id) {}

    private static NewBank newBank() {
        var name = newName("bank");
        var reply = Api.author().body(Map.of("name", name, "title", "A bank")).post("/v1/banks");
        reply.then().statusCode(201);
        return new NewBank(name, reply.path("id"));
    }

    private static Response report(RequestSpecification caller, String bankId, Object body) {
        return caller.body(body).post("/v1/banks/{bank}/coverage-reports", bankId);
    }

    private static ObjectNode question(String bank, String stem, String... topics) {
        return withStem(singleChoice(bank), stem, topics);
    }

    private static ObjectNode withStem(ObjectNode question, String stem, String... topics) {
        object(question, "/content").put("stem", stem);
        var references = question.putArray("topics");
        for (var topic : topics) {
            references.add(topic);
        }
        return question;
    }

    private static void freeze(String bank, String... topics) {
        Api.service("pools:write")
                .body(
                        Map.of(
                                "organisation",
                                "demo",
                                "examId",
                                UUID.randomUUID(),
                                "selections",
                                List.of(
                                        Map.of(
                                                "name",
                                                "all",
                                                "bank",
                                                bank,
                                                "topics",
                                                List.of(topics)))))
                .put("/internal/v1/pools/{pool}", UUID.randomUUID())
                .then()
                .statusCode(200);
    }

    @Test
    void the_report_counts_the_published_questions_of_the_bank_and_shows_each_gap() {
        withTopics();
        var bank = newBank();
        var encryption = question(bank.name(), "Which key encrypts an object?", "cloud/encryption");
        object(encryption, "/key").put("reviewBy", "2020-02-29");
        var stale = published(encryption).<String>path("id");
        var identity = question(bank.name(), "Which key encrypts an object now?", "cloud/identity");
        object(identity, "/key").put("reviewBy", "2999-12-31");
        var fresh = published(identity).<String>path("id");
        published(
                withStem(
                        multipleChoice(bank.name()).put("difficulty", "hard"),
                        "Two ways to watch a queue?",
                        "cloud/operation"));
        draft(question(bank.name(), "A draft", "cloud/identity"));
        retire(published(question(bank.name(), "A retired one", "cloud/identity")));
        published(question(newBank().name(), "In another bank", "cloud/identity"));
        freeze(bank.name(), "cloud/security");
        freeze(bank.name(), "cloud/encryption");

        var reply =
                report(
                        Api.instructor(),
                        bank.id(),
                        Map.of(
                                "sections",
                                List.of(
                                        Map.of(
                                                "name",
                                                "security",
                                                "count",
                                                1,
                                                "bank",
                                                bank.name(),
                                                "topics",
                                                List.of("cloud/security"),
                                                "difficulties",
                                                List.of(),
                                                "tags",
                                                List.of(),
                                                "interactions",
                                                List.of()),
                                        Map.of(
                                                "name",
                                                "operation",
                                                "count",
                                                2,
                                                "topics",
                                                List.of("cloud/operation"))),
                                "factor",
                                2,
                                "poolsMax",
                                1));

        reply.then()
                .statusCode(200)
                .body("bankId", equalTo(bank.id()))
                .body("bank", equalTo(bank.name()))
                .body("published", equalTo(3))
                .body("factor", equalTo(2))
                .body("complete", equalTo(false))
                .body("sections.name", equalTo(List.of("security", "operation")))
                .body("sections.have", equalTo(List.of(2, 1)))
                .body("sections.need", equalTo(List.of(2, 4)))
                .body("sections.gap", equalTo(List.of(0, 3)))
                .body("schemes.scheme", equalTo(List.of("cloud")))
                .body("schemes[0].withoutTopic", equalTo(0))
                .body(
                        "schemes[0].topics.items.find { it.topic == 'cloud/security' }.have",
                        equalTo(2))
                .body(
                        "schemes[0].topics.items.find { it.topic == 'cloud/security' }.gap",
                        equalTo(0))
                .body(
                        "schemes[0].topics.items.find { it.topic == 'cloud/identity' }.have",
                        equalTo(1))
                .body(
                        "schemes[0].topics.items.find { it.topic == 'cloud/identity' }.need",
                        nullValue())
                .body(
                        "schemes[0].topics.items.find { it.topic == 'cloud/operation' }.gap",
                        equalTo(3))
                .body("difficulties.find { it.difficulty == 'hard' }.have", equalTo(1))
                .body("interactions.find { it.interaction == 'multiple_choice' }.have", equalTo(1))
                .body("stale.items.id", equalTo(List.of(stale)))
                .body("stale.items[0].reviewBy", equalTo("2020-02-29"))
                .body("overExposed.items.id", equalTo(List.of(stale)))
                .body("overExposed.items[0].pools", equalTo(2))
                .body("neverUsed.total", equalTo(1))
                .body("nearDuplicates.compared", equalTo(3))
                .body("nearDuplicates.total", equalTo(1))
                .body(
                        "nearDuplicates.items[0].with { [it.one.id, it.other.id] }",
                        containsInAnyOrder(stale, fresh))
                .body("statisticallySuspect", nullValue());
    }

    @Test
    void a_bank_with_enough_for_every_section_is_complete() {
        var bank = newBank();
        published(singleChoice(bank.name()));

        report(Api.admin(), bank.id(), ANYTHING)
                .then()
                .statusCode(200)
                .body("complete", equalTo(true))
                .body("factor", equalTo(1))
                .body("schemes", empty());
    }

    @Test
    void a_corrected_key_says_when_its_question_is_stale() {
        var bank = newBank();
        var draft = singleChoice(bank.name());
        object(draft, "/key").put("reviewBy", "2020-02-29");
        var reply = published(draft);
        var key = object(draft, "/key").deepCopy().put("reviewBy", "2999-12-31");
        Api.author()
                .header("If-Match", reply.header("ETag"))
                .body(Map.of("key", key, "reason", "Reviewed."))
                .post("/v1/questions/{id}/versions/1/key-revisions", reply.<String>path("id"))
                .then()
                .statusCode(201);

        report(Api.author(), bank.id(), ANYTHING)
                .then()
                .statusCode(200)
                .body("stale.items", empty());
    }

    @Test
    void every_fault_of_a_blueprint_is_named_with_its_place() {
        withTopics();
        var bank = newBank();

        report(
                        Api.author(),
                        bank.id(),
                        Map.of(
                                "sections",
                                List.of(
                                        Map.of(
                                                "name",
                                                "one",
                                                "count",
                                                0,
                                                "topics",
                                                List.of("cloud/security", "cloud/nowhere")),
                                        Map.of("name", "one", "count", 1, "bank", "another")),
                                "factor",
                                101,
                                "poolsMax",
                                -1))
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:assay:problem:validation-failed"))
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "#/sections/0/count",
                                "#/sections/0/topics/1",
                                "#/sections/1/name",
                                "#/sections/1/bank",
                                "#/factor",
                                "#/poolsMax"));
        report(Api.author(), bank.id(), Map.of()).then().statusCode(422);
        report(Api.author(), bank.id(), Map.of("sections", List.of())).then().statusCode(422);
        report(Api.author(), bank.id(), "{\"sections\": [null]}").then().statusCode(422);
    }

    @Test
    void only_authors_instructors_and_administrators_see_coverage() {
        var bank = newBank();

        report(Api.candidate(), bank.id(), ANYTHING).then().statusCode(403);
        report(Api.service("pools:read"), bank.id(), ANYTHING).then().statusCode(403);
        report(Api.anonymous(), bank.id(), ANYTHING).then().statusCode(401);
    }

    @Test
    void a_bank_of_another_organisation_is_not_there() {
        var bank = newBank();

        report(Api.stranger(), bank.id(), ANYTHING)
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:assay:problem:no-such-bank"));
        report(Api.author(), UUID.randomUUID().toString(), ANYTHING).then().statusCode(404);
    }

    @Test
    void questions_of_a_bank_of_the_same_name_elsewhere_do_not_count() {
        var bank = newBank();
        published(singleChoice(bank.name()));
        var theirs =
                Api.stranger()
                        .body(Map.of("name", bank.name(), "title", "Theirs"))
                        .post("/v1/banks")
                        .<String>path("id");

        report(Api.stranger(), theirs, ANYTHING)
                .then()
                .statusCode(200)
                .body("published", equalTo(0));
    }
}

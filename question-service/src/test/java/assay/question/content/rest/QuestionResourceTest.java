package assay.question.content.rest;

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
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import assay.question.platform.Api;
import assay.question.platform.RunningService;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RunningService
@DisplayNameGeneration(ReplaceUnderscores.class)
class QuestionResourceTest {
    @Test
    void a_new_question_is_a_draft_with_its_key() {
        var bank = newBank();

        var reply = draft(singleChoice(bank));

        reply.then()
                .header("ETag", "\"0\"")
                .header("Location", "/v1/questions/" + reply.<String>path("id"))
                .body("state", equalTo("draft"))
                .body("bank", equalTo(bank))
                .body("publishedVersion", nullValue())
                .body("latest.number", equalTo(1))
                .body("latest.published", equalTo(false))
                .body("latest.content.type", equalTo("single_choice"))
                .body("latest.key.correct", equalTo("b"))
                .body("latest.keyRevision", equalTo(1))
                .body("latest.estimatedTime", equalTo("PT1M15S"))
                .body("latest.points", equalTo(1))
                .body("latest.createdBy", equalTo("ada"));
    }

    @Test
    void a_multiple_choice_question_keeps_its_weights_exactly() {
        var reply = draft(multipleChoice(newBank()));

        reply.then()
                .body("latest.content.shuffle", equalTo(true))
                .body("latest.key.scoring.rule", equalTo("partial_credit"))
                .body("latest.key.scoring.weights.a", equalTo(-0.5f))
                .body("latest.key.correct", equalTo(List.of("b", "e")));
    }

    @Test
    void instructors_and_admins_read_what_an_author_wrote() {
        var id = draft(singleChoice(newBank())).<String>path("id");

        for (var reader : new String[] {"instructor", "admin"}) {
            var spec = reader.equals("admin") ? Api.admin() : Api.instructor();
            spec.get("/v1/questions/{id}", id)
                    .then()
                    .statusCode(200)
                    .body("latest.key.correct", equalTo("b"));
        }
    }

    @Test
    void a_name_is_unique_within_its_bank_only() {
        var bank = newBank();
        var question = singleChoice(bank);
        draft(question);

        Api.author()
                .body(question.toString())
                .post("/v1/questions")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:assay:problem:conflict-question-name"));
        draft(question.deepCopy().put("bank", newBank()));
    }

    @Test
    void every_fault_is_named_at_once_with_its_place() {
        var question = multipleChoice(newBank());
        question.put("title", " ")
                .put("points", 0)
                .put("estimatedTime", "PT0.5S")
                .put("language", "english!");
        question.putArray("topics").add("cloud/nowhere");
        object(question, "/content").put("minChoices", 3);
        object(question, "/content/choices/2").put("id", "a");
        object(question, "/content/choices/3").put("text", "");
        var key = object(question, "/key");
        key.putArray("correct").add("z").add("b");
        object(key, "/scoring/weights").put("q", 2);
        key.putArray("feedback").addObject().put("choice", "y").put("text", "No.");
        key.putArray("references")
                .addObject()
                .put("title", "Evil")
                .put("url", "javascript:alert(1)");

        Api.author()
                .body(question.toString())
                .post("/v1/questions")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:assay:problem:validation-failed"))
                .body(
                        "errors.pointer",
                        hasItems(
                                "#/title",
                                "#/points",
                                "#/estimatedTime",
                                "#/language",
                                "#/topics/0",
                                "#/content/minChoices",
                                "#/content/choices/2/id",
                                "#/content/choices/3/text",
                                "#/key/correct/0",
                                "#/key/scoring/weights/q",
                                "#/key/scoring/weights",
                                "#/key/feedback/0/choice",
                                "#/key/references/0/url"));
    }

    @Test
    void what_is_left_out_is_named_and_what_is_there_is_still_checked() {
        Api.author()
                .body(
                        "{\"name\": \"x\", \"content\": {\"type\": \"single_choice\", \"choices\": [{\"id\": \"a\"}, null]}}")
                .post("/v1/questions")
                .then()
                .statusCode(422)
                .body(
                        "errors.pointer",
                        hasItems(
                                "#/bank",
                                "#/title",
                                "#/difficulty",
                                "#/points",
                                "#/key",
                                "#/content/stem",
                                "#/content/choices/0/text",
                                "#/content/choices/1"));
    }

    @Test
    void an_unknown_interaction_is_malformed() {
        var question = singleChoice(newBank());
        object(question, "/content").put("type", "telepathy");

        Api.author()
                .body(question.toString())
                .post("/v1/questions")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("#/content"))
                .body("detail", equalTo("There is no type \"telepathy\" here."));
    }

    @Test
    void a_key_must_be_of_the_contents_type() {
        var question = singleChoice(newBank());
        question.set("key", multipleChoice("any").get("key"));

        Api.author()
                .body(question.toString())
                .post("/v1/questions")
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("#/key/type")));
    }

    @Test
    void a_draft_is_replaced_in_place() {
        var question = singleChoice(newBank());
        var before = draft(question);

        var after = revise(before, question.put("title", "Better"));

        after.then()
                .header("ETag", "\"1\"")
                .body("latest.number", equalTo(1))
                .body("latest.title", equalTo("Better"))
                .body("latest.id", equalTo(before.<String>path("latest.id")));
    }

    @Test
    void an_edit_of_a_published_question_is_a_new_version_and_leaves_the_old_one_alone() {
        var question = singleChoice(newBank());
        var first = published(question);

        var edited = revise(first, question.put("title", "Second thoughts"));

        edited.then()
                .body("state", equalTo("published"))
                .body("publishedVersion", equalTo(1))
                .body("latest.number", equalTo(2))
                .body("latest.published", equalTo(false));
        var versions = Api.author().get("/v1/questions/{id}/versions", first.<String>path("id"));
        versions.then()
                .statusCode(200)
                .body("items.number", equalTo(List.of(1, 2)))
                .body("items[0].title", equalTo("Credentials for an application on EC2"))
                .body("items[0].id", equalTo(first.<String>path("latest.id")))
                .body("nextCursor", nullValue());
        publish(edited)
                .then()
                .body("publishedVersion", equalTo(2))
                .body("latest.published", equalTo(true));
    }

    @Test
    void publishing_again_changes_nothing() {
        var first = published(singleChoice(newBank()));

        var again = publish(first);

        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
    }

    @Test
    void
            of_two_who_publish_the_same_draft_at_once_one_succeeds_and_the_other_is_told_to_look_again()
                    throws Exception {
        for (var round = 0; round < 5; round++) {
            var draft = draft(singleChoice(newBank()));
            Callable<Response> publishing =
                    () ->
                            Api.author()
                                    .header("If-Match", draft.header("ETag"))
                                    .put(
                                            "/v1/questions/{id}/publication",
                                            draft.<String>path("id"));
            try (var threads = Executors.newFixedThreadPool(4)) {
                var statuses = new ArrayList<Integer>();
                for (var reply : threads.invokeAll(Collections.nCopies(4, publishing))) {
                    statuses.add(reply.get().statusCode());
                }
                assertThat(statuses).containsExactlyInAnyOrder(200, 412, 412, 412);
            }
            Api.author()
                    .get("/v1/questions/{id}/versions", draft.<String>path("id"))
                    .then()
                    .body("items", hasSize(1));
        }
    }

    @Test
    void a_change_must_say_what_it_read() {
        var question = singleChoice(newBank());
        var id = draft(question).<String>path("id");

        Api.author()
                .body(question.toString())
                .put("/v1/questions/{id}", id)
                .then()
                .statusCode(428)
                .body("type", equalTo("urn:assay:problem:version-required"));
        Api.author()
                .header("If-Match", "\"7\"")
                .body(question.toString())
                .put("/v1/questions/{id}", id)
                .then()
                .statusCode(412)
                .body("type", equalTo("urn:assay:problem:stale-version"));
        Api.author()
                .header("If-Match", "7")
                .body(question.toString())
                .put("/v1/questions/{id}", id)
                .then()
                .statusCode(400)
                .body("errors[0].header", equalTo("If-Match"));
        Api.author().put("/v1/questions/{id}/publication", id).then().statusCode(428);
        Api.author().put("/v1/questions/{id}/retirement", id).then().statusCode(428);
        Api.author()
                .header("If-Match", "W/\"0\"")
                .put("/v1/questions/{id}/publication", id)
                .then()
                .statusCode(412);
        Api.author()
                .header("If-Match", "\"9\", \"0\"")
                .put("/v1/questions/{id}/publication", id)
                .then()
                .statusCode(200);
    }

    @Test
    void a_question_keeps_its_bank_and_its_name() {
        var question = singleChoice(newBank());
        var reply = draft(question);

        Api.author()
                .header("If-Match", reply.header("ETag"))
                .body(question.put("bank", newBank()).put("name", "renamed").toString())
                .put("/v1/questions/{id}", reply.<String>path("id"))
                .then()
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("#/bank", "#/name"));
    }

    @Test
    void a_retired_question_is_retired_again_without_a_change_and_not_published_without_a_draft() {
        var retired = retire(published(singleChoice(newBank())));
        var id = retired.<String>path("id");

        Api.author()
                .header("If-Match", "*")
                .put("/v1/questions/{id}/retirement", id)
                .then()
                .statusCode(200)
                .header("ETag", equalTo(retired.header("ETag")));
        Api.author()
                .header("If-Match", "*")
                .put("/v1/questions/{id}/publication", id)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:assay:problem:conflict-question-retired"));
    }

    @Test
    void a_draft_cannot_be_retired() {
        var draft = draft(singleChoice(newBank()));

        Api.author()
                .header("If-Match", "*")
                .put("/v1/questions/{id}/retirement", draft.<String>path("id"))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:assay:problem:conflict-question-not-published"));
    }

    @Test
    void a_list_can_be_narrowed_by_everything_that_it_shows() {
        withTopics();
        var bank = newBank();
        var one = singleChoice(bank);
        one.putArray("topics").add("cloud/encryption");
        one.putArray("tags").add("kms");
        published(one);
        var two = multipleChoice(bank).put("difficulty", "hard");
        two.putArray("topics").add("cloud/operation");
        draft(two);

        assertFound(bank, "", 2);
        assertFound(bank, "state=published", 1);
        assertFound(bank, "state=retired", 0);
        assertFound(bank, "topic=cloud/encryption", 1);
        assertFound(bank, "topic=cloud/security", 1);
        assertFound(bank, "topic=cloud/identity", 0);
        assertFound(bank, "topic=cloud/nowhere", 0);
        assertFound(bank, "difficulty=hard", 1);
        assertFound(bank, "interaction=multiple_choice", 1);
        assertFound(bank, "tag=kms", 1);
        assertFound(bank, "tag=kms&difficulty=hard", 0);
    }

    private static void assertFound(String bank, String query, int count) {
        Api.author()
                .get("/v1/questions?bank=" + bank + "&" + query)
                .then()
                .statusCode(200)
                .body("items", hasSize(count));
    }

    @Test
    void a_list_shows_no_key_and_no_content() {
        var bank = newBank();
        draft(singleChoice(bank));

        var reply = Api.instructor().get("/v1/questions?bank={bank}", bank);

        assertThat(reply.asString()).doesNotContain("\"key\"", "\"content\"", "rationale");
    }

    @Test
    void pages_stay_whole_while_questions_are_added() {
        var bank = newBank();
        for (var i = 0; i < 5; i++) {
            draft(singleChoice(bank));
        }
        var seen = new ArrayList<String>();
        var next = "/v1/questions?bank=" + bank + "&limit=2";
        while (next != null) {
            var reply = Api.author().get(next);
            seen.addAll(reply.path("items.id"));
            var link = reply.header("Link");
            next = link == null ? null : link.replaceAll("^<(.*)>; rel=\"next\"$", "$1");
            assertThat(link == null).isEqualTo(reply.path("nextCursor") == null);
            if (seen.size() == 2) {
                draft(singleChoice(bank));
            }
        }
        assertThat(seen).hasSize(6).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void candidates_reach_nothing_of_questions() {
        var id = published(singleChoice(newBank())).<String>path("id");

        Stream.of(
                        Api.candidate().get("/v1/questions"),
                        Api.candidate().get("/v1/questions/{id}", id),
                        Api.candidate().get("/v1/questions/{id}/versions", id),
                        Api.candidate().get("/v1/questions/{id}/versions/1", id),
                        Api.candidate().get("/v1/questions/{id}/versions/1/key-revisions", id),
                        Api.candidate().body("{}").post("/v1/questions"),
                        Api.candidate().body("{}").put("/v1/questions/{id}", id),
                        Api.candidate().put("/v1/questions/{id}/publication", id),
                        Api.candidate().put("/v1/questions/{id}/retirement", id),
                        Api.candidate()
                                .body("{}")
                                .post("/v1/questions/{id}/versions/1/key-revisions", id),
                        Api.candidate().get("/v1/banks"))
                .forEach(reply ->
                        reply.then()
                                .statusCode(403)
                                .body("type", equalTo("urn:assay:problem:forbidden")));
    }

    @Test
    void instructors_read_and_do_not_write() {
        var question = singleChoice(newBank());
        var id = draft(question).<String>path("id");

        Api.instructor().body(question.toString()).post("/v1/questions").then().statusCode(403);
        Api.instructor()
                .header("If-Match", "*")
                .put("/v1/questions/{id}/publication", id)
                .then()
                .statusCode(403);
    }

    @Test
    void to_another_organisation_a_question_is_not_there() {
        var question = singleChoice(newBank());
        var id = published(question).<String>path("id");

        Stream.of(
                        Api.stranger().get("/v1/questions/{id}", id),
                        Api.stranger().get("/v1/questions/{id}/versions", id),
                        Api.stranger().get("/v1/questions/{id}/versions/1", id),
                        Api.stranger()
                                .header("If-Match", "*")
                                .put("/v1/questions/{id}/retirement", id),
                        Api.stranger()
                                .header("If-Match", "*")
                                .body(question.toString())
                                .put("/v1/questions/{id}", id))
                .forEach(reply ->
                        reply.then()
                                .statusCode(404)
                                .body("type", equalTo("urn:assay:problem:no-such-question")));
        Api.stranger().get("/v1/questions").then().body("items", empty());
        Api.stranger()
                .body(question.toString())
                .post("/v1/questions")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItems("#/bank"));
    }

    @Test
    void an_unknown_question_is_a_404_and_a_bad_id_a_400() {
        Api.author()
                .get("/v1/questions/{id}", UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:assay:problem:no-such-question"));
        Api.author()
                .get("/v1/questions/seven")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("questionId"));
    }

    @Test
    void a_bad_filter_is_a_400_that_names_it() {
        Api.author()
                .get("/v1/questions?state=lost")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("state"))
                .body(
                        "detail",
                        equalTo(
                                "state is not one of draft, in_review, published, retired, trashed"));
    }
}

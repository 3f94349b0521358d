package assay.question.content.rest;

import static assay.question.content.QuestionSamples.draft;
import static assay.question.content.QuestionSamples.inReview;
import static assay.question.content.QuestionSamples.newBank;
import static assay.question.content.QuestionSamples.publish;
import static assay.question.content.QuestionSamples.published;
import static assay.question.content.QuestionSamples.read;
import static assay.question.content.QuestionSamples.retire;
import static assay.question.content.QuestionSamples.revise;
import static assay.question.content.QuestionSamples.singleChoice;
import static assay.question.content.QuestionSamples.trash;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import assay.question.platform.Api;
import assay.question.platform.Issuer;
import assay.question.platform.RunningService;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@RunningService
@DisplayNameGeneration(ReplaceUnderscores.class)
class QuestionReviewResourceTest {
    private static RequestSpecification grace() {
        return Api.as(Issuer.tokenOf("grace", "author"));
    }

    private static Response ask(Response last, Map<String, String> request) {
        return Api.author()
                .header("If-Match", last.header("ETag"))
                .body(request)
                .put("/v1/questions/{id}/review", last.<String>path("id"));
    }

    private static Response decide(RequestSpecification who, Response last, String decision) {
        return who.header("If-Match", last.header("ETag"))
                .body(Map.of("decision", decision, "note", "Read twice."))
                .put("/v1/questions/{id}/review/decision", last.<String>path("id"));
    }

    private static Response tryToPublish(Response last) {
        return Api.author()
                .header("If-Match", last.header("ETag"))
                .put("/v1/questions/{id}/publication", last.<String>path("id"));
    }

    private static void assertProblem(Response reply, int status, String slug) {
        reply.then().statusCode(status).body("type", equalTo("urn:assay:problem:" + slug));
    }

    @Test
    void a_draft_in_review_tells_who_asked_whom_and_why() {
        var question = draft(singleChoice(newBank()));

        var asked = ask(question, Map.of("reviewer", "grace", "note", "Too easy?"));

        asked.then()
                .statusCode(200)
                .body("state", equalTo("draft"))
                .body("review.state", equalTo("in_review"))
                .body("review.askedBy", equalTo("ada"))
                .body("review.reviewer", equalTo("grace"))
                .body("review.note", equalTo("Too easy?"))
                .body("review.decidedBy", nullValue());
        assertThat(asked.header("ETag")).isNotEqualTo(question.header("ETag"));
        assertThat(read(asked).<Object>path("review")).isEqualTo(asked.path("review"));
    }

    @Test
    void a_reviewer_approves_or_sends_back() {
        var bank = newBank();
        var approved = decide(grace(), inReview(draft(singleChoice(bank))), "approved");
        var sentBack = decide(grace(), inReview(draft(singleChoice(bank))), "sent_back");

        approved.then()
                .statusCode(200)
                .body("review.state", equalTo("approved"))
                .body("review.decidedBy", equalTo("grace"))
                .body("review.decisionNote", equalTo("Read twice."));
        sentBack.then().statusCode(200).body("review.state", equalTo("sent_back"));
        assertProblem(decide(grace(), approved, "approved"), 409, "conflict-not-in-review");
        inReview(sentBack).then().body("review.state", equalTo("in_review"));
    }

    @Test
    void without_a_rule_drafts_are_published_as_they_are() {
        publish(draft(singleChoice(newBank("none")))).then().body("state", equalTo("published"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"anyone", "other_than_author"})
    void a_bank_may_want_an_approval_before_it_publishes(String rule) {
        var question = draft(singleChoice(newBank(rule)));
        assertProblem(tryToPublish(question), 409, "conflict-review-required");
        var asked = inReview(question);
        assertProblem(tryToPublish(asked), 409, "conflict-review-required");
        var sentBack = decide(grace(), asked, "sent_back");
        assertProblem(tryToPublish(sentBack), 409, "conflict-review-required");

        var approved = decide(grace(), inReview(sentBack), "approved");

        tryToPublish(approved)
                .then()
                .statusCode(200)
                .body("state", equalTo("published"))
                .body("review.state", equalTo("approved"));
    }

    @Test
    void an_author_approves_their_own_draft_only_where_the_bank_lets_them() {
        var anyone = inReview(draft(singleChoice(newBank("anyone"))));
        var other = inReview(draft(singleChoice(newBank("other_than_author"))));

        tryToPublish(decide(Api.author(), anyone, "approved")).then().statusCode(200);
        assertProblem(decide(Api.author(), other, "approved"), 403, "own-review");
        decide(Api.author(), other, "sent_back").then().statusCode(200);
    }

    @Test
    void whoever_wrote_some_of_the_draft_is_its_author() {
        var question = singleChoice(newBank("other_than_author"));
        var first = draft(question);
        var second =
                grace().header("If-Match", first.header("ETag"))
                        .body(question.put("title", "By Grace").toString())
                        .put("/v1/questions/{id}", first.<String>path("id"));
        var asked = inReview(second);

        assertProblem(decide(Api.author(), asked, "approved"), 403, "own-review");
        assertProblem(decide(grace(), asked, "approved"), 403, "own-review");
        assertProblem(ask(asked, Map.of("reviewer", "grace")), 403, "own-review");
        decide(Api.admin(), asked, "approved").then().statusCode(200);
    }

    @Test
    void a_rule_that_became_stricter_holds_for_what_was_approved_before() {
        var bank = newBank("anyone");
        var approved = decide(Api.author(), inReview(draft(singleChoice(bank))), "approved");
        setRule(bank, "other_than_author");

        assertProblem(tryToPublish(approved), 409, "conflict-review-required");
        tryToPublish(decide(grace(), inReview(approved), "approved")).then().statusCode(200);
    }

    private static void setRule(String bank, String rule) {
        var id =
                Api.author()
                        .get("/v1/banks?limit=200")
                        .<List<Map<String, String>>>path("items")
                        .stream()
                        .filter(item -> bank.equals(item.get("name")))
                        .findFirst()
                        .orElseThrow()
                        .get("id");
        Api.author()
                .header("If-Match", "*")
                .body(Map.of("name", bank, "title", "A bank", "reviewRequired", rule))
                .put("/v1/banks/{id}", id)
                .then()
                .statusCode(200)
                .body("reviewRequired", equalTo(rule));
        Api.author()
                .header("If-Match", "*")
                .body(Map.of("name", bank, "title", "Another title"))
                .put("/v1/banks/{id}", id)
                .then()
                .body("reviewRequired", equalTo(rule));
    }

    @Test
    void an_approval_lapses_when_the_draft_is_written_again() {
        var question = singleChoice(newBank("anyone"));
        var approved = decide(grace(), inReview(draft(question)), "approved");

        var revised = revise(approved, question.put("title", "Another"));

        revised.then().body("review", nullValue());
        assertProblem(tryToPublish(revised), 409, "conflict-review-required");
    }

    @Test
    void a_named_reviewer_decides_alone_but_for_admins() {
        var asked = ask(draft(singleChoice(newBank())), Map.of("reviewer", "grace"));

        assertProblem(decide(Api.author(), asked, "approved"), 403, "not-the-reviewer");
        assertProblem(decide(Api.instructor(), asked, "sent_back"), 403, "not-the-reviewer");
        var sentBack = decide(grace(), asked, "sent_back");
        sentBack.then().statusCode(200);
        var again = ask(sentBack, Map.of("reviewer", "grace"));
        decide(Api.admin(), again, "approved").then().statusCode(200);
    }

    @Test
    void a_review_can_be_withdrawn_and_an_approval_taken_back() {
        var approved = decide(grace(), inReview(draft(singleChoice(newBank()))), "approved");

        var withdrawn =
                Api.author()
                        .header("If-Match", approved.header("ETag"))
                        .delete("/v1/questions/{id}/review", approved.<String>path("id"));

        withdrawn.then().statusCode(200).body("review", nullValue());
        Api.author()
                .header("If-Match", withdrawn.header("ETag"))
                .delete("/v1/questions/{id}/review", approved.<String>path("id"))
                .then()
                .statusCode(200)
                .header("ETag", equalTo(withdrawn.header("ETag")));
    }

    @Test
    void only_a_draft_is_reviewed() {
        var published = published(singleChoice(newBank()));
        assertProblem(ask(published, Map.of()), 409, "conflict-no-draft");
        assertProblem(ask(retire(published), Map.of()), 409, "conflict-no-draft");
        assertProblem(
                ask(trash(draft(singleChoice(newBank()))), Map.of()),
                409,
                "conflict-question-trashed");
    }

    @Test
    void the_next_version_of_a_published_question_is_reviewed_while_exams_draw_the_one_before() {
        var question = singleChoice(newBank("anyone"));
        var first = publish(decide(grace(), inReview(draft(question)), "approved"));
        var second = revise(first, question.put("title", "Another"));

        second.then().body("review", nullValue());
        assertProblem(tryToPublish(second), 409, "conflict-review-required");
        inReview(second)
                .then()
                .body("state", equalTo("published"))
                .body("publishedVersion", equalTo(1))
                .body("review.state", equalTo("in_review"));
    }

    @Test
    void lists_show_what_is_in_review_and_for_whom() {
        var bank = newBank();
        draft(singleChoice(bank));
        var asked = ask(draft(singleChoice(bank)), Map.of("reviewer", "grace"));
        var published = published(singleChoice(bank));
        var next =
                inReview(
                        revise(
                                published,
                                singleChoice(bank).put("name", published.<String>path("name"))));
        decide(grace(), inReview(draft(singleChoice(bank))), "approved");

        Api.author()
                .get("/v1/questions?bank={bank}&state=in_review", bank)
                .then()
                .body("items.id", equalTo(List.of(asked.path("id"), next.path("id"))))
                .body("items.review", equalTo(List.of("in_review", "in_review")));
        Api.author()
                .get("/v1/questions?bank={bank}&reviewer=grace", bank)
                .then()
                .body("items.id", equalTo(List.of(asked.<String>path("id"))));
        Api.author()
                .get("/v1/questions?bank={bank}", bank)
                .then()
                .body("items.review", hasItem("approved"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "put; /review; {}",
                "put; /review/decision; {\"decision\": \"approved\"}",
                "delete; /review; {}"
            })
    void changes_build_on_what_was_read(String method, String path, String body) {
        var question = draft(singleChoice(newBank()));
        inReview(question);
        var place = "/v1/questions/" + question.<String>path("id") + path;

        assertProblem(Api.author().body(body).request(method, place), 428, "version-required");
        assertProblem(
                Api.author()
                        .header("If-Match", question.header("ETag"))
                        .body(body)
                        .request(method, place),
                412,
                "stale-version");
    }

    @Test
    void nobody_else_takes_part() {
        var asked = inReview(draft(singleChoice(newBank())));

        decide(Api.candidate(), asked, "approved").then().statusCode(403);
        assertProblem(decide(Api.stranger(), asked, "approved"), 404, "no-such-question");
        Api.instructor()
                .header("If-Match", asked.header("ETag"))
                .body("{}")
                .put("/v1/questions/{id}/review", asked.<String>path("id"))
                .then()
                .statusCode(403);
        decide(Api.instructor(), asked, "approved").then().statusCode(200);
    }

    @Test
    void an_approval_that_races_an_edit_never_approves_what_the_reviewer_has_not_read()
            throws Exception {
        for (var round = 0; round < 5; round++) {
            var question = singleChoice(newBank("anyone"));
            var asked = inReview(draft(question));
            Callable<Response> approving = () -> decide(grace(), asked, "approved");
            var body = question.put("title", "Another").toString();
            Callable<Response> editing =
                    () ->
                            Api.author()
                                    .header("If-Match", asked.header("ETag"))
                                    .body(body)
                                    .put("/v1/questions/{id}", asked.<String>path("id"));
            assertThat(statuses(List.of(approving, editing))).containsExactly(200, 412);
            var now = read(asked);
            if ("Another".equals(now.<String>path("latest.title"))) {
                now.then().body("review", nullValue());
            } else {
                now.then().body("review.state", equalTo("approved"));
            }
        }
    }

    @Test
    void of_two_publications_that_race_one_publishes() throws Exception {
        var question = draft(singleChoice(newBank()));
        Callable<Response> publishing = () -> tryToPublish(question);

        assertThat(statuses(List.of(publishing, publishing))).containsExactly(200, 412);
        Api.author()
                .get("/v1/questions/{id}/history", question.<String>path("id"))
                .then()
                .body("items.kind", equalTo(List.of("created", "published")));
    }

    private static List<Integer> statuses(List<Callable<Response>> calls) throws Exception {
        try (var threads = Executors.newFixedThreadPool(calls.size())) {
            var statuses = new ArrayList<Integer>();
            for (var reply : threads.invokeAll(calls)) {
                statuses.add(reply.get().statusCode());
            }
            return statuses.stream().sorted().toList();
        }
    }

    private static Response move(Response last, String bank) {
        return Api.author()
                .header("If-Match", last.header("ETag"))
                .body(Map.of("bank", bank))
                .put("/v1/questions/{id}/bank", question(last));
    }

    @Test
    void a_bank_without_a_rule_is_no_way_round_the_rule_of_another() {
        var strict = newBank("other_than_author");
        var loose = newBank();
        var moved = move(draft(singleChoice(strict)), loose);
        moved.then().statusCode(200);

        var published = publish(moved);

        assertProblem(move(published, strict), 409, "conflict-review-required");
        assertProblem(move(published, newBank("anyone")), 409, "conflict-review-required");
        move(published, newBank()).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void nor_is_it_a_way_to_correct_the_key_of_ones_own_question(int version) {
        var strict = newBank("other_than_author");
        var question = singleChoice(strict);
        var first = publish(decide(grace(), inReview(draft(question)), "approved"));
        var second = publish(decide(grace(), inReview(revise(first, question)), "approved"));
        var away = move(second, newBank());
        Api.author()
                .body(Map.of("key", question.get("key"), "reason", "I like another better."))
                .post(
                        "/v1/questions/{id}/versions/{version}/key-revisions",
                        question(away),
                        version)
                .then()
                .statusCode(201);

        var back = move(read(away), strict);

        assertProblem(back, 409, "conflict-review-required");
        assertThat(back.<String>path("detail")).contains("version " + version);
    }

    @Test
    void what_somebody_else_approved_moves_from_any_bank_to_any_other() {
        var strict = newBank("other_than_author");
        var approved = decide(grace(), inReview(draft(singleChoice(strict))), "approved");
        var away = move(publish(approved), newBank());
        away.then().statusCode(200);

        move(away, strict).then().statusCode(200);
    }

    @Test
    void whoever_wrote_a_version_corrects_its_key_only_where_the_bank_lets_them() {
        var question = singleChoice(newBank("other_than_author"));
        var published = publish(decide(grace(), inReview(draft(question)), "approved"));
        var correction = Map.of("key", question.get("key"), "reason", "It was wrong.");
        var path = "/v1/questions/{id}/versions/1/key-revisions";

        assertProblem(
                Api.author().body(correction).post(path, question(published)), 403, "own-review");
        Api.as(Issuer.tokenOf("emmy", "author"))
                .body(correction)
                .post(path, question(published))
                .then()
                .statusCode(201);
        var loose = singleChoice(newBank("anyone"));
        var own = publish(decide(grace(), inReview(draft(loose)), "approved"));
        Api.author().body(correction).post(path, question(own)).then().statusCode(201);
    }

    @Test
    void the_history_tells_what_came_of_a_review() {
        var question = singleChoice(newBank());
        var sentBack = decide(grace(), inReview(draft(question)), "sent_back");
        var approved = decide(grace(), inReview(revise(sentBack, question)), "approved");
        publish(approved);

        Api.instructor()
                .get("/v1/questions/{id}/history", question(approved))
                .then()
                .body(
                        "items.kind",
                        equalTo(
                                List.of(
                                        "created",
                                        "review_asked",
                                        "sent_back",
                                        "revised",
                                        "review_asked",
                                        "approved",
                                        "published")))
                .body("items[2].by", equalTo("grace"))
                .body("items[2].note", equalTo("Read twice."))
                .body("items.version", not(hasItem(nullValue())));
    }

    private static String question(Response reply) {
        return reply.path("id");
    }
}

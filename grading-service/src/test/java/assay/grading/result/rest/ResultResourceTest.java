package assay.grading.result.rest;

import static assay.grading.Api.as;
import static assay.grading.Api.asCandidate;
import static assay.grading.Api.asInstructor;
import static assay.grading.SubmissionSamples.aSubmission;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import assay.grading.Api;
import assay.grading.GradingServiceTest;
import assay.grading.SubmissionSamples;
import assay.grading.platform.Issuer;
import assay.grading.platform.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@GradingServiceTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ResultResourceTest {
    @Test
    void a_candidate_sees_the_own_result_with_all_that_release_shows() {
        var sample = aSubmission();
        Api.grade(sample);

        asCandidate("carl")
                .get("/v1/results/{id}", sample.sessionId)
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("view", equalTo("candidate"))
                .body("state", equalTo("graded"))
                .body("score.points", equalTo(2))
                .body("score.maximum", equalTo(4))
                .body("score.percent", equalTo(50.0f))
                .body("score.scaled", equalTo(550))
                .body("outcome", equalTo("fail"))
                .body("passMark", equalTo(720))
                .body("questions.position", contains(1, 2, 3, 4))
                .body(
                        "questions.verdict",
                        contains("correct", "partially_correct", "unanswered", "incorrect"))
                .body("questions[0].response.choice", equalTo("b"))
                .body("questions[1].credit", equalTo(0.5f))
                .body("questions[1].points", equalTo(1))
                .body("questions[2]", not(hasKey("response")))
                .body("questions[2].points", equalTo(0))
                .body("questions[0].key.correct", equalTo("b"))
                .body("questions[1].key.rule", equalTo("even_shares"))
                .body("questions[0].feedback.choices.choice", contains("a", "b"))
                .body("questions[0].feedback.rationale", containsString(SubmissionSamples.CANARY));
    }

    @Test
    void topics_are_rolled_up_and_count_only_what_counts() {
        var sample = aSubmission();
        Api.grade(sample);

        asCandidate("carl")
                .get("/v1/results/{id}", sample.sessionId)
                .then()
                .statusCode(200)
                .body(
                        "topics.topic",
                        contains(
                                "dva-c02/security",
                                "dva-c02/security-encryption",
                                "dva-c02/deployment",
                                "aws-notes/kms"))
                .body("topics[0].points", equalTo(2))
                .body("topics[0].maximum", equalTo(3))
                .body("topics[0].percent", equalTo(66.67f))
                .body("topics[0].studyNotes", equalTo("/v1/study-notes?topic=dva-c02/security"))
                .body("topics[0].scheme", equalTo("dva-c02"))
                .body("topics[1].parent", equalTo("dva-c02/security"))
                .body("topics[1].points", equalTo(1))
                .body("topics[2].maximum", equalTo(1));
    }

    @Test
    void nothing_tells_a_candidate_which_questions_did_not_count() {
        var sample = aSubmission();
        Api.grade(sample);

        var body = asCandidate("carl").get("/v1/results/{id}", sample.sessionId).asString();

        assertThat(body)
                .doesNotContain("scored")
                .doesNotContain("section")
                .doesNotContain("hidden-pilot-section")
                .doesNotContain("aws-notes/pilot");
        var questions =
                asCandidate("carl")
                        .get("/v1/results/{id}", sample.sessionId)
                        .jsonPath()
                        .<Map<String, Object>>getList("questions");
        // Both answered single-choice questions have the same members, whether they count or not.
        assertThat(questions.get(3).keySet()).isEqualTo(questions.get(0).keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"score", "outcome", "topics", "responses", "verdicts", "feedback"})
    void no_part_but_the_key_tells_the_key(String part) {
        var sample = aSubmission().showing(part);
        Api.grade(sample);

        var body =
                asCandidate("carl")
                        .get("/v1/results/{id}", sample.sessionId)
                        .then()
                        .statusCode(200)
                        .body("shown", contains(part))
                        .extract()
                        .asString();

        // The feedback of the chosen b is the candidate's; all else of the keys carries the canary.
        assertThat(body).doesNotContain(SubmissionSamples.CANARY).doesNotContain("\"correct\":");
    }

    @ParameterizedTest
    @CsvSource({
        "score, score",
        "outcome, outcome",
        "topics, topics",
        "responses, questions[0].response",
        "verdicts, questions[0].verdict",
        "keys, questions[0].key",
        "feedback, questions[0].feedback"
    })
    void each_part_is_there_only_if_release_shows_it(String part, String path) {
        var with = aSubmission().showing(part);
        var without = aSubmission().showing(allBut(part));
        Api.grade(with);
        Api.grade(without);

        asCandidate("carl")
                .get("/v1/results/{id}", with.sessionId)
                .then()
                .statusCode(200)
                .body(path, notNullValue());
        asCandidate("carl")
                .get("/v1/results/{id}", without.sessionId)
                .then()
                .statusCode(200)
                .body(path, nullValue());
    }

    private static String[] allBut(String part) {
        return Stream.of("score", "outcome", "topics", "responses", "verdicts", "keys", "feedback")
                .filter(one -> !one.equals(part))
                .toArray(String[]::new);
    }

    @Test
    void an_instructor_sees_why_each_point_was_given() {
        var sample = aSubmission();
        Api.grade(sample);

        asInstructor()
                .get("/v1/results/{id}", sample.sessionId)
                .then()
                .statusCode(200)
                .body("view", equalTo("instructor"))
                .body("candidateName", equalTo("Carl"))
                .body("grading.revision", equalTo(1))
                .body("grading.reason", equalTo("submission"))
                .body("grading.score.questions", equalTo(3))
                .body("grading.questions.scored", contains(true, true, true, false))
                .body("grading.questions.keyRevision", contains(1, 1, 1, 1))
                .body("grading.questions[1].explanation.rule", equalTo("even_shares"))
                .body(
                        "grading.questions[1].explanation.text",
                        containsString("Chosen: c; right: a, c."))
                .body("grading.questions[1].explanation.contributions[0].weight", equalTo(0.5f))
                .body("grading.questions[3].section", equalTo("hidden-pilot-section"))
                .body("log.entries", equalTo(4));
    }

    @Test
    void before_its_time_a_result_is_withheld_and_says_until_when() {
        var at = TestClock.now().plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.SECONDS);
        var sample = aSubmission().releasedAt(at.toString());
        Api.grade(sample);

        asCandidate("carl")
                .get("/v1/results/{id}", sample.sessionId)
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:assay:problem:result-not-released"))
                .body("waitingFor", equalTo("release_time"))
                .body("releaseAt", equalTo(at.toString()))
                .body("$", not(hasKey("score")));
        asCandidate("carl")
                .queryParam("limit", 200)
                .get("/v1/results")
                .then()
                .body("items.sessionId", not(hasItem(sample.sessionId.toString())));

        TestClock.advance(Duration.ofHours(2));

        asCandidate("carl").get("/v1/results/{id}", sample.sessionId).then().statusCode(200);
        asCandidate("carl")
                .queryParam("limit", 200)
                .get("/v1/results")
                .then()
                .body("items.sessionId", hasItem(sample.sessionId.toString()));
    }

    @Test
    void a_result_waits_for_the_instructor_who_releases_it() {
        var sample = aSubmission().releasedByHand();
        Api.grade(sample);
        asCandidate("carl")
                .get("/v1/results/{id}", sample.sessionId)
                .then()
                .statusCode(403)
                .body("waitingFor", equalTo("instructor"));

        asInstructor()
                .put("/v1/results/{id}/release", sample.sessionId)
                .then()
                .statusCode(200)
                .body("releasedBy", equalTo("ines"))
                .body("visibleFrom", notNullValue());

        asCandidate("carl").get("/v1/results/{id}", sample.sessionId).then().statusCode(200);
    }

    @Test
    void releasing_twice_changes_nothing() {
        var sample = aSubmission().releasedByHand();
        Api.grade(sample);
        var first = asInstructor().put("/v1/results/{id}/release", sample.sessionId).asString();

        TestClock.advance(Duration.ofMinutes(1));
        var second =
                as(Issuer.tokenOf("root", "admin"))
                        .put("/v1/results/{id}/release", sample.sessionId)
                        .asString();

        assertThat(second).isEqualTo(first);
    }

    @Test
    void a_release_that_names_a_version_releases_that_version_only() {
        var sample = aSubmission().releasedByHand();
        Api.grade(sample);
        var read = asInstructor().get("/v1/results/{id}", sample.sessionId).header("ETag");

        asInstructor()
                .header("If-Match", "\"999\"")
                .put("/v1/results/{id}/release", sample.sessionId)
                .then()
                .statusCode(412)
                .body("type", equalTo("urn:assay:problem:stale-version"));
        asCandidate("carl").get("/v1/results/{id}", sample.sessionId).then().statusCode(403);
        asInstructor()
                .header("If-Match", "3")
                .put("/v1/results/{id}/release", sample.sessionId)
                .then()
                .statusCode(400)
                .body("errors[0].header", equalTo("If-Match"));

        var released =
                asInstructor()
                        .header("If-Match", read)
                        .put("/v1/results/{id}/release", sample.sessionId)
                        .then()
                        .statusCode(200)
                        .extract()
                        .header("ETag");

        assertThat(released)
                .isNotEqualTo(read)
                .isEqualTo(asInstructor().get("/v1/results/{id}", sample.sessionId).header("ETag"));
        asInstructor()
                .header("If-Match", read)
                .put("/v1/results/{id}/release", sample.sessionId)
                .then()
                .statusCode(412);
    }

    @Test
    void another_candidate_finds_no_result() {
        var sample = aSubmission();
        Api.grade(sample);

        asCandidate("mallory")
                .get("/v1/results/{id}", sample.sessionId)
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:assay:problem:no-such-result"));
        asCandidate("mallory").get("/v1/results").then().body("items", hasSize(0));
        asCandidate("mallory").get("/v1/results?candidateId=carl").then().body("items", hasSize(0));
    }

    @Test
    void another_organisation_finds_nothing() {
        var sample = aSubmission();
        Api.grade(sample);
        var foreign = Issuer.tokenIn("other", "ines", "instructor");

        as(foreign).get("/v1/results/{id}", sample.sessionId).then().statusCode(404);
        as(foreign).get("/v1/results/{id}/revisions", sample.sessionId).then().statusCode(404);
        as(foreign).get("/v1/results/{id}/revisions/1", sample.sessionId).then().statusCode(404);
        as(foreign).put("/v1/results/{id}/release", sample.sessionId).then().statusCode(404);
        as(foreign).get("/v1/submissions/{id}", sample.sessionId).then().statusCode(404);
        as(foreign).get("/v1/results").then().statusCode(200).body("items", hasSize(0));
        as(foreign).get("/v1/submissions").then().statusCode(200).body("items", hasSize(0));
        // The same person, as a candidate of another organisation.
        as(Issuer.tokenIn("other", "carl", "candidate"))
                .get("/v1/results/{id}", sample.sessionId)
                .then()
                .statusCode(404);
    }

    @Test
    void a_result_that_does_not_exist_is_not_found() {
        asInstructor()
                .get("/v1/results/{id}", UUID.randomUUID())
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:assay:problem:no-such-result"))
                .body("instance", notNullValue());
        asInstructor().put("/v1/results/{id}/release", UUID.randomUUID()).then().statusCode(404);
        asInstructor().get("/v1/results/{id}/revisions", UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void a_revision_that_does_not_exist_is_not_found() {
        var sample = aSubmission();
        Api.grade(sample);

        asInstructor()
                .get("/v1/results/{id}/revisions/2", sample.sessionId)
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:assay:problem:no-such-grading-revision"));
        asInstructor()
                .get("/v1/results/{id}/revisions/two", sample.sessionId)
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("revision"));
    }

    @Test
    void results_are_listed_by_exam_candidate_and_state() {
        var exam = UUID.randomUUID();
        var carls = aSubmission().ofExam(exam).submittedAt("2026-11-23T10:21:00Z");
        var claras = aSubmission().ofExam(exam).by("clara").submittedAt("2026-11-23T10:22:00Z");
        Api.grade(carls);
        Api.grade(claras);

        asInstructor()
                .get("/v1/results?examId={id}", exam)
                .then()
                .statusCode(200)
                .body(
                        "items.sessionId",
                        contains(claras.sessionId.toString(), carls.sessionId.toString()))
                .body("items[0].view", equalTo("instructor"))
                .body("items[0].points", equalTo(2))
                .body("items[0].outcome", equalTo("fail"))
                .body("nextCursor", nullValue());
        asInstructor()
                .get("/v1/results?examId={id}&candidateId=clara&state=graded", exam)
                .then()
                .body("items.sessionId", contains(claras.sessionId.toString()));
        asInstructor()
                .get("/v1/results?examId={id}&state=waiting", exam)
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void a_candidates_list_shows_only_parts_that_are_released() {
        var exam = UUID.randomUUID();
        var sample = aSubmission().ofExam(exam).showing("outcome");
        Api.grade(sample);

        asCandidate("carl")
                .get("/v1/results?examId={id}", exam)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].view", equalTo("candidate"))
                .body("items[0].outcome", equalTo("fail"))
                .body("items[0]", not(hasKey("points")))
                .body("items[0]", not(hasKey("scaled")));
    }

    @Test
    void pages_follow_each_other_without_gap_or_overlap() {
        var exam = UUID.randomUUID();
        for (var i = 0; i < 5; i++) {
            Api.grade(
                    aSubmission()
                            .ofExam(exam)
                            .submittedAt("2026-11-23T10:20:00.00%d00%dZ".formatted(i / 2, 0)));
        }

        var seen = new ArrayList<String>();
        String next = "/v1/results?limit=2&examId=" + exam;
        while (next != null) {
            var page = asInstructor().get(next).then().statusCode(200).extract();
            seen.addAll(page.jsonPath().getList("items.sessionId", String.class));
            var link = page.header("Link");
            assertThat(link == null).isEqualTo(page.path("nextCursor") == null);
            next = link == null ? null : link.substring(1, link.indexOf('>'));
        }

        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=201, limit",
        "limit=many, limit",
        "cursor=nonsense, cursor",
        "examId=1, examId",
        "state=done, state"
    })
    void a_wrong_parameter_is_named(String query, String parameter) {
        asInstructor()
                .get("/v1/results?" + query)
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:assay:problem:malformed-request"))
                .body("errors[0].parameter", equalTo(parameter));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/results",
                "/v1/results/0197c0de-0000-7000-8000-000000000001",
                "/v1/results/0197c0de-0000-7000-8000-000000000001/revisions",
                "/v1/results/0197c0de-0000-7000-8000-000000000001/revisions/1",
                "/v1/submissions",
                "/v1/submissions/0197c0de-0000-7000-8000-000000000001"
            })
    void nobody_reads_without_a_token_a_role_and_an_organisation(String path) {
        io.restassured.RestAssured.get(path)
                .then()
                .statusCode(401)
                .body("type", equalTo("urn:assay:problem:unauthenticated"));
        as(Issuer.tokenOf("ada", "author"))
                .get(path)
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:assay:problem:forbidden"));
        as(Issuer.tokenFor("session-service", "submissions:write"))
                .get(path)
                .then()
                .statusCode(403);
        as(Issuer.token(
                        Map.of("roles", Set.of("instructor")),
                        "ines",
                        "assay",
                        Instant.now().plusSeconds(60)))
                .get(path)
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:assay:problem:organisation-missing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"revisions", "revisions/1"})
    void candidates_do_not_read_revisions(String path) {
        var sample = aSubmission();
        Api.grade(sample);

        asCandidate("carl")
                .get("/v1/results/{id}/" + path, sample.sessionId)
                .then()
                .statusCode(403);
        asCandidate("carl")
                .put("/v1/results/{id}/release", sample.sessionId)
                .then()
                .statusCode(403);
        asCandidate("carl").get("/v1/submissions").then().statusCode(403);
    }

    @Test
    void the_manners_of_http_are_kept() {
        asInstructor()
                .get("/v1/nothing")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:assay:problem:no-such-path"));
        asInstructor()
                .delete("/v1/results")
                .then()
                .statusCode(405)
                .body("type", equalTo("urn:assay:problem:method-not-allowed"));
        asInstructor()
                .accept("text/csv")
                .get("/v1/results")
                .then()
                .statusCode(406)
                .body("type", equalTo("urn:assay:problem:not-acceptable"));
        asInstructor()
                .get("/v1/results/not-a-uuid")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("sessionId"));
    }
}

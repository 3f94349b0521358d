package assay.grading.marking.rest;

import static assay.grading.Api.as;
import static assay.grading.Api.asCandidate;
import static assay.grading.Api.asInstructor;
import static assay.grading.SubmissionSamples.aSubmission;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import assay.grading.Api;
import assay.grading.GradingServiceTest;
import assay.grading.QuestionBank;
import assay.grading.SubmissionSamples.Sample;
import assay.grading.platform.Issuer;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@GradingServiceTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class MarkingResourceTest {
    private static final String ESSAY_KEY =
            """
            {"type": "essay", "rationale": "because", "marking": {"notes": "secret notes", "rubric": [
              {"id": "argument", "title": "The argument", "levels": [
                {"share": 0, "description": "none"}, {"share": 0.25, "description": "some"}, {"share": 0.5, "description": "sound"}]},
              {"id": "language", "title": "The language", "levels": [
                {"share": 0, "description": "poor"}, {"share": 0.5, "description": "good"}]}]}}
            """;
    private static final String ESSAY = "{\"type\": \"essay\", \"text\": \"A queue ...\"}";

    @Inject DataSource database;

    /** A submission with an essay of four points; its other questions earn two of four. */
    private static Sample withAnEssay() {
        var sample = aSubmission().ofExam(UUID.randomUUID());
        sample.asking("essay", "4", ESSAY_KEY, "", ESSAY);
        return sample;
    }

    private static String exam(Sample sample) {
        return sample.json.get("examId").textValue();
    }

    private static String marking(Sample sample) {
        return asInstructor()
                .get("/v1/markings?examId={id}", exam(sample))
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .extract()
                .path("items[0].id");
    }

    private static Response mark(String id, String version, String body) {
        return asInstructor()
                .header("If-Match", version)
                .contentType("application/json")
                .body(body)
                .put("/v1/markings/{id}/mark", id);
    }

    @Test
    void a_result_with_an_essay_awaits_marking_and_says_that_its_score_is_provisional() {
        var sample = withAnEssay();
        Api.deliverUntil(sample, "awaiting_marking");

        asInstructor()
                .get("/v1/results/{id}", sample.sessionId)
                .then()
                .body("grading.score.points", equalTo(2))
                .body("grading.score.maximum", equalTo(8))
                .body("grading.score.undecided", equalTo(4))
                .body("grading.score.provisional", equalTo(true))
                .body("grading.score", not(hasKey("scaled")))
                .body("grading", not(hasKey("outcome")))
                .body("grading.questions[4].verdict", equalTo("awaiting_marking"))
                .body("grading.questions[4]", not(hasKey("points")));
        asInstructor()
                .get("/v1/results?examId={id}&state=awaiting_marking", exam(sample))
                .then()
                .body("items", hasSize(1))
                .body("items[0].state", equalTo("awaiting_marking"));
        asCandidate("carl")
                .get("/v1/results/{id}", sample.sessionId)
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:assay:problem:result-not-released"))
                .body("waitingFor", equalTo("marking"));

        // An instructor may show it as it is.
        asInstructor().put("/v1/results/{id}/release", sample.sessionId).then().statusCode(200);
        var seen =
                asCandidate("carl")
                        .get("/v1/results/{id}", sample.sessionId)
                        .then()
                        .statusCode(200)
                        .body("state", equalTo("awaiting_marking"))
                        .body("score.provisional", equalTo(true))
                        .body("score", not(hasKey("scaled")))
                        .body("$", not(hasKey("outcome")))
                        .body("questions[4].verdict", equalTo("awaiting_marking"))
                        .extract()
                        .asString();
        assertThat(seen).doesNotContain("secret notes");
    }

    @Test
    void an_essay_that_was_not_written_awaits_nobody() {
        var sample = aSubmission();
        sample.asking("essay", "4", ESSAY_KEY, "", null);
        Api.grade(sample);

        asInstructor()
                .get("/v1/results/{id}", sample.sessionId)
                .then()
                .body("grading.questions[4].verdict", equalTo("unanswered"))
                .body("grading.questions[4].points", equalTo(0));
    }

    @Test
    void a_marker_sees_what_was_written_and_how_to_mark_it_and_not_by_whom_it_is() {
        var sample = withAnEssay();
        Api.deliverUntil(sample, "awaiting_marking");

        asInstructor()
                .get("/v1/submissions/{id}", sample.sessionId)
                .then()
                .body("$", not(hasKey("files")));
        var body =
                asInstructor()
                        .get("/v1/markings/{id}", marking(sample))
                        .then()
                        .statusCode(200)
                        .header("ETag", notNullValue())
                        .body("sessionId", equalTo(sample.sessionId.toString()))
                        .body("position", equalTo(5))
                        .body("state", equalTo("waiting"))
                        .body("response.text", equalTo("A queue ..."))
                        .body("maximum", equalTo(4))
                        .body("notes", equalTo("secret notes"))
                        .body("rubric.id", contains("argument", "language"))
                        .body("rubric[0].levels.share", contains(0, 0.25f, 0.5f))
                        .body("textFormat", equalTo("markdown"))
                        .body("$", not(hasKey("mark")))
                        .body("$", not(hasKey("files")))
                        .extract()
                        .asString();

        assertThat(body).doesNotContain("carl").doesNotContain("Carl");
    }

    @Test
    void the_last_mark_makes_the_result_final_by_a_revision_that_says_who_marked() {
        var sample = withAnEssay();
        Api.deliverUntil(sample, "awaiting_marking");
        var id = marking(sample);
        var version = asInstructor().get("/v1/markings/{id}", id).header("ETag");

        mark(id, version, "{\"points\": 2.5, \"comment\": \"Well argued.\"}")
                .then()
                .statusCode(200)
                .header("ETag", not(equalTo(version)))
                .body("state", equalTo("marked"))
                .body("mark.points", equalTo(2.5f))
                .body("mark.markedBy", equalTo("ines"));

        asInstructor()
                .get("/v1/results/{id}", sample.sessionId)
                .then()
                .body("state", equalTo("graded"))
                .body("grading.revision", equalTo(2))
                .body("grading.reason", equalTo("marking"))
                .body("grading.gradedBy", equalTo("ines"))
                .body("grading.score.points", equalTo(4.5f))
                .body("grading.score.provisional", equalTo(false))
                // 100 + 900 * 4.5 / 8
                .body("grading.score.scaled", equalTo(606))
                .body("grading.outcome", equalTo("fail"))
                .body("grading.questions[4].verdict", equalTo("partially_correct"))
                .body("grading.questions[4].mark.comment", equalTo("Well argued."));
        asInstructor()
                .get("/v1/results/{id}/revisions", sample.sessionId)
                .then()
                .body("items.reason", contains("submission", "marking"))
                .body("items[0]", not(hasKey("gradedBy")))
                .body("items[1].gradedBy", equalTo("ines"));
        asInstructor()
                .get("/v1/results/{id}/revisions/1", sample.sessionId)
                .then()
                .body("questions[4].verdict", equalTo("awaiting_marking"));
        // Released on grading, which is done now.
        asCandidate("carl")
                .get("/v1/results/{id}", sample.sessionId)
                .then()
                .statusCode(200)
                .body("outcome", equalTo("fail"))
                .body("questions[4].points", equalTo(2.5f))
                .body("questions[4].feedback.comment", equalTo("Well argued."))
                .body("questions[4].key.rubric.id", contains("argument", "language"));
        asInstructor()
                .get("/v1/markings?examId={id}", exam(sample))
                .then()
                .body("items", hasSize(0));
        asInstructor()
                .get("/v1/markings?examId={id}&state=marked", exam(sample))
                .then()
                .body("items.markedBy", contains("ines"));
    }

    @Test
    void levels_of_the_rubric_add_up_and_a_mark_may_be_changed() {
        var sample = withAnEssay();
        Api.deliverUntil(sample, "awaiting_marking");
        var id = marking(sample);

        mark(id, "*", "{\"levels\": {\"argument\": 1, \"language\": 1}}")
                .then()
                .statusCode(200)
                .body("mark.points", equalTo(3))
                .body("mark.levels.argument", equalTo(1));
        mark(id, "*", "{\"levels\": {\"argument\": 2, \"language\": 1}}")
                .then()
                .statusCode(200)
                .body("mark.points", equalTo(4));

        asInstructor()
                .get("/v1/results/{id}", sample.sessionId)
                .then()
                .body("grading.revision", equalTo(3))
                .body("grading.score.points", equalTo(6));
    }

    @Test
    void a_composite_question_waits_for_each_of_its_parts_that_people_mark() {
        var sample = aSubmission().ofExam(UUID.randomUUID());
        sample.asking(
                "composite",
                "6",
                """
                {"type": "composite", "parts": [
                  {"part": "a", "key": {"type": "essay", "marking": {"notes": "a", "rubric": []}}},
                  {"part": "b", "key": {"type": "file_upload", "marking": {"notes": "b", "rubric": []}}},
                  {"part": "c", "key": {"type": "true_false", "correct": true}}]}
                """,
                ", \"partWeights\": {\"a\": 2, \"b\": 1, \"c\": 3}",
                """
                {"type": "composite", "parts": [{"part": "a", "response": {"type": "essay", "text": "text"}},
                  {"part": "b", "response": {"type": "file_upload", "files": ["f1"]}},
                  {"part": "c", "response": {"type": "true_false", "value": true}}]}
                """);
        Api.deliverUntil(sample, "awaiting_marking");
        var waiting =
                asInstructor()
                        .get("/v1/markings?examId={id}", exam(sample))
                        .then()
                        .body("items.part", containsInAnyOrder("a", "b"))
                        .extract()
                        .jsonPath();
        var parts = waiting.getList("items.part", String.class);
        var ids = waiting.getList("items.id", String.class);

        mark(ids.get(parts.indexOf("a")), "*", "{\"points\": 1}").then().statusCode(200);
        asInstructor()
                .get("/v1/results/{id}", sample.sessionId)
                .then()
                .body("state", equalTo("awaiting_marking"))
                .body(
                        "grading.questions[4].parts.verdict",
                        contains("partially_correct", "awaiting_marking", "correct"));
        mark(ids.get(parts.indexOf("b")), "*", "{\"points\": 1}")
                .then()
                .statusCode(200)
                .body("maximum", equalTo(1))
                .body("response.files", contains("f1"));

        // 1 of 2, 1 of 1 and 3 of 3
        asInstructor()
                .get("/v1/results/{id}", sample.sessionId)
                .then()
                .body("state", equalTo("graded"))
                .body("grading.questions[4].points", equalTo(5))
                .body("grading.questions[4].parts[0].mark.markedBy", equalTo("ines"));
    }

    private static final String HASH =
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private static void describe(Sample sample, UUID question, String id, String name) {
        sample.json
                .withArray("files")
                .addObject()
                .put("id", id)
                .put("questionId", question.toString())
                .put("name", name)
                .put("mediaType", "application/pdf")
                .put("bytes", 48211)
                .put("sha256", HASH)
                .put("uploadedAt", "2026-11-23T10:04:00Z");
    }

    @Test
    void a_marker_sees_what_was_handed_in_and_where_to_download_it() {
        var sample = aSubmission().ofExam(UUID.randomUUID());
        var question =
                sample.asking(
                        "file_upload",
                        "4",
                        """
                        {"type": "file_upload", "marking": {"notes": "", "rubric": []}}
                        """,
                        "",
                        "{\"type\": \"file_upload\", \"files\": [\"f2\", \"f1\"]}");
        describe(sample, question, "f1", "first.pdf");
        describe(sample, question, "f2", "second by Jane Doe.pdf");
        describe(sample, question, "f3", "not named.pdf");
        Api.deliverUntil(sample, "awaiting_marking");

        asInstructor()
                .get("/v1/markings/{id}", marking(sample))
                .then()
                .statusCode(200)
                .body("response.files", contains("f2", "f1"))
                .body("files.id", contains("f2", "f1"))
                .body("files.name", contains("file-1.pdf", "file-2.pdf"))
                .body("files[0].mediaType", equalTo("application/pdf"))
                .body("files[0].bytes", equalTo(48211))
                .body("files[0].sha256", equalTo(HASH))
                .body("files[0].uploadedAt", equalTo("2026-11-23T10:04:00Z"))
                .body(
                        "files[0].content",
                        equalTo(
                                "/v1/sessions/%s/files/f2/content?name=file-1.pdf"
                                        .formatted(sample.sessionId)));
        // who may know the candidate may know this too
        asInstructor()
                .get("/v1/submissions/{id}", sample.sessionId)
                .then()
                .body("files.id", contains("f1", "f2", "f3"))
                .body(
                        "files.name",
                        contains("first.pdf", "second by Jane Doe.pdf", "not named.pdf"));
    }

    @Test
    void a_marker_is_not_told_what_a_candidate_called_a_file() {
        var sample = aSubmission();
        var question =
                sample.asking(
                        "file_upload",
                        "4",
                        """
                        {"type": "file_upload", "marking": {"notes": "", "rubric": []}}
                        """,
                        "",
                        "{\"type\": \"file_upload\", \"files\": [\"f1\"]}");
        describe(sample, question, "f1", "Jane Doe.pdf");
        Api.deliverUntil(sample, "awaiting_marking");

        var seen = asInstructor().get("/v1/markings/{id}", marking(sample)).asString();

        assertThat(seen).contains("file-1.pdf").doesNotContain("Jane");
    }

    @Test
    void a_regrade_keeps_the_marks() throws SQLException {
        var sample = withAnEssay();
        Api.deliverUntil(sample, "awaiting_marking");
        var id = marking(sample);
        mark(id, "*", "{\"points\": 4}").then().statusCode(200);

        regrade(sample, 3, "'2026-01-01'");
        Api.awaitRevision(sample, 3);

        asInstructor()
                .get("/v1/results/{id}", sample.sessionId)
                .then()
                .body("state", equalTo("graded"))
                .body("grading.reason", equalTo("regrade"))
                .body("grading", not(hasKey("gradedBy")))
                .body("grading.score.points", equalTo(6))
                .body("grading.questions[4].mark.markedBy", equalTo("ines"));
    }

    @Test
    void while_a_regrade_waits_nobody_marks() throws SQLException {
        var sample = withAnEssay();
        Api.deliverUntil(sample, "awaiting_marking");
        regrade(sample, 2, "'2099-01-01'");

        mark(marking(sample), "*", "{\"points\": 4}")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:assay:problem:conflict-result-changing"));
        asInstructor()
                .get("/v1/results/{id}", sample.sessionId)
                .then()
                .body("grading.revision", equalTo(1));
    }

    private void regrade(Sample sample, int revision, String dueAt) throws SQLException {
        try (var connection = database.getConnection();
                var statement =
                        connection.prepareStatement(
                                """
                                insert into grading_task (session_id, revision, organisation, reason, queued_at, due_at)
                                values (?, ?, 'demo', 'REGRADE', now(), %s)
                                """
                                        .formatted(dueAt))) {
            statement.setObject(1, sample.sessionId);
            statement.setInt(2, revision);
            statement.executeUpdate();
        }
    }

    @Test
    void a_response_whose_submission_cannot_be_read_any_more_is_not_marked_and_says_so()
            throws SQLException {
        var sample = withAnEssay();
        Api.deliverUntil(sample, "awaiting_marking");
        var id = marking(sample);
        var version = asInstructor().get("/v1/markings/{id}", id).header("ETag");
        spoil(sample);

        mark(id, version, "{\"points\": 4}")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:assay:problem:conflict-submission-unreadable"));
        asInstructor()
                .get("/v1/markings/{id}", id)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:assay:problem:conflict-submission-unreadable"));
        // The queue can still be read, and holds it.
        assertThat(marking(sample)).isEqualTo(id);
    }

    /** As a release with another idea of what a submission is would leave it. */
    private void spoil(Sample sample) throws SQLException {
        execute(
                """
                do $$ begin
                    perform set_config('session_replication_role', 'replica', true);
                    update submission set content = '"?"' where session_id = '%s';
                end $$
                """
                        .formatted(sample.sessionId));
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A submission whose first question, which is answered and worth a point, has no key. */
    private static Sample withoutAKey() {
        var sample = aSubmission().ofExam(UUID.randomUUID());
        QuestionBank.forget(sample.single);
        return sample;
    }

    @Test
    void what_the_key_cannot_measure_is_marked_by_people_and_the_result_is_final() {
        var sample = withoutAKey();
        Api.deliverUntil(sample, "awaiting_instructor");
        var id = marking(sample);

        asInstructor()
                .get("/v1/markings/{id}", id)
                .then()
                .statusCode(200)
                .body("position", equalTo(1))
                .body("response.choice", equalTo("b"))
                .body("maximum", equalTo(1))
                .body("rubric", hasSize(0))
                .body(
                        "undecidedBecause",
                        equalTo("The question bank has no key for this question version."));
        mark(id, "*", "{\"points\": 1.5}").then().statusCode(422);
        mark(id, "*", "{\"points\": 0.5, \"comment\": \"Half of it.\"}")
                .then()
                .statusCode(200)
                .body("state", equalTo("marked"))
                .body("mark.points", equalTo(0.5f))
                .body("$", not(hasKey("undecidedBecause")));

        asInstructor()
                .get("/v1/results/{id}", sample.sessionId)
                .then()
                .body("state", equalTo("graded"))
                .body("grading.revision", equalTo(2))
                .body("grading.gradedBy", equalTo("ines"))
                // and one of the second question
                .body("grading.score.points", equalTo(1.5f))
                .body("grading.score.undecided", equalTo(0))
                .body("grading.outcome", equalTo("fail"))
                .body("grading.questions[0].verdict", equalTo("partially_correct"))
                .body("grading.questions[0].mark.comment", equalTo("Half of it."))
                .body("grading.questions[0].explanation.rule", equalTo("marker"))
                .body(
                        "grading.questions[0].explanation.text",
                        equalTo(
                                "A person decides: The question bank has no key for this question"
                                        + " version."));
        asCandidate("carl")
                .get("/v1/results/{id}", sample.sessionId)
                .then()
                .statusCode(200)
                .body("questions[0].points", equalTo(0.5f));
        // A mark may be changed here as well.
        mark(id, "*", "{\"points\": 1}").then().statusCode(200);
    }

    @Test
    void a_result_waits_for_marks_after_the_instructor_has_decided_the_rest() {
        var sample = withoutAKey();
        sample.asking("essay", "4", ESSAY_KEY, "", ESSAY);
        Api.deliverUntil(sample, "awaiting_instructor");
        var waiting =
                asInstructor()
                        .get("/v1/markings?examId={id}", exam(sample))
                        .then()
                        .body("items.position", containsInAnyOrder(1, 5))
                        .extract()
                        .jsonPath();
        var unmeasured = waiting.getList("items.position", Integer.class).indexOf(1);

        mark(waiting.getList("items.id", String.class).get(unmeasured), "*", "{\"points\": 1}")
                .then()
                .statusCode(200);

        asInstructor()
                .get("/v1/results/{id}", sample.sessionId)
                .then()
                .body("state", equalTo("awaiting_marking"));
    }

    @Test
    void a_key_that_measures_after_all_takes_the_place_of_the_mark() throws SQLException {
        var sample = withoutAKey();
        Api.deliverUntil(sample, "awaiting_instructor");
        mark(marking(sample), "*", "{\"points\": 0.5}").then().statusCode(200);

        regrade(sample, 3, "'2026-01-01'");
        Api.awaitRevision(sample, 3);
        asInstructor()
                .get("/v1/results/{id}", sample.sessionId)
                .then()
                .body("state", equalTo("graded"))
                .body("grading.questions[0].points", equalTo(0.5f));

        QuestionBank.key(
                sample.single,
                """
                {"type": "single_choice", "correct": "b", "rationale": "", "feedback": [], "references": []}
                """);
        regrade(sample, 4, "'2026-01-01'");
        Api.awaitRevision(sample, 4);
        asInstructor()
                .get("/v1/results/{id}", sample.sessionId)
                .then()
                .body("state", equalTo("graded"))
                .body("grading.questions[0].points", equalTo(1))
                .body("grading.questions[0]", not(hasKey("mark")));
        asInstructor()
                .get("/v1/markings?examId={id}&state=marked", exam(sample))
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void what_awaited_an_instructor_before_people_could_mark_it_is_queued_by_the_migration()
            throws Exception {
        var sample = withoutAKey();
        Api.deliverUntil(sample, "awaiting_instructor");
        execute("delete from marking where session_id = '%s'".formatted(sample.sessionId));

        try (var migration =
                getClass()
                        .getResourceAsStream(
                                "/db/migration/V060__add_markings_of_unscorable.sql")) {
            execute(new String(migration.readAllBytes(), StandardCharsets.UTF_8));
        }

        mark(marking(sample), "*", "{\"points\": 1}").then().statusCode(200);
        Api.awaitState(sample, "graded");
    }

    @Test
    void a_mark_says_what_it_builds_on() {
        var sample = withAnEssay();
        Api.deliverUntil(sample, "awaiting_marking");
        var id = marking(sample);
        var version = asInstructor().get("/v1/markings/{id}", id).header("ETag");

        asInstructor()
                .contentType("application/json")
                .body("{\"points\": 1}")
                .put("/v1/markings/{id}/mark", id)
                .then()
                .statusCode(428)
                .body("type", equalTo("urn:assay:problem:version-required"));
        mark(id, version, "{\"points\": 1}").then().statusCode(200);
        mark(id, version, "{\"points\": 2}")
                .then()
                .statusCode(412)
                .body("type", equalTo("urn:assay:problem:stale-version"));
        asInstructor().get("/v1/markings/{id}", id).then().body("mark.points", equalTo(1));
    }

    @Test
    void of_markers_who_mark_at_once_one_is_heard() throws Exception {
        var sample = withAnEssay();
        Api.deliverUntil(sample, "awaiting_marking");
        var id = marking(sample);
        var version = asInstructor().get("/v1/markings/{id}", id).header("ETag");
        var token = Issuer.tokenOf("ines", "instructor");
        var marks = new ArrayList<Callable<Integer>>();
        for (var i = 0; i < 6; i++) {
            marks.add(() ->
                    RestAssured.given()
                            .header("Authorization", "Bearer " + token)
                            .header("If-Match", version)
                            .contentType("application/json")
                            .body("{\"points\": 1}")
                            .put("/v1/markings/" + id + "/mark")
                            .statusCode());
        }

        List<Integer> statuses = new ArrayList<>();
        try (var markers = Executors.newFixedThreadPool(6)) {
            for (var status : markers.invokeAll(marks)) {
                statuses.add(status.get());
            }
        }

        assertThat(statuses).containsExactlyInAnyOrder(200, 412, 412, 412, 412, 412);
        asInstructor()
                .get("/v1/results/{id}", sample.sessionId)
                .then()
                .body("grading.revision", equalTo(2));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | #",
                "{\"points\": 4.000001} | #/points",
                "{\"points\": -1} | #/points",
                "{\"points\": 1, \"levels\": {}} | #/levels",
                "{\"levels\": {\"argument\": 1}} | #/levels",
                "{\"levels\": {\"argument\": 3, \"language\": 0}} | #/levels/argument",
                "{\"levels\": {\"argument\": 1, \"language\": 0, \"style\": 0}} | #/levels/style"
            })
    void a_mark_that_cannot_be_given_is_refused_with_its_place(String body, String pointer) {
        var sample = withAnEssay();
        Api.deliverUntil(sample, "awaiting_marking");
        var id = marking(sample);

        mark(id, "*", body)
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:assay:problem:validation-failed"))
                .body("errors.pointer", contains(pointer));
        asInstructor().get("/v1/markings/{id}", id).then().body("state", equalTo("waiting"));
    }

    @Test
    void another_organisation_finds_nothing_to_mark() {
        var sample = withAnEssay();
        Api.deliverUntil(sample, "awaiting_marking");
        var id = marking(sample);
        var foreign = Issuer.tokenIn("other", "ines", "instructor");

        as(foreign).get("/v1/markings").then().statusCode(200).body("items", hasSize(0));
        as(foreign).get("/v1/markings/{id}", id).then().statusCode(404);
        as(foreign)
                .header("If-Match", "*")
                .contentType("application/json")
                .body("{\"points\": 4}")
                .put("/v1/markings/{id}/mark", id)
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:assay:problem:no-such-marking"));
        asInstructor().get("/v1/markings/{id}", id).then().body("state", equalTo("waiting"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"candidate", "author"})
    void only_instructors_mark(String role) {
        var token = Issuer.tokenOf("mallory", role);
        var id = UUID.randomUUID();

        as(token).get("/v1/markings").then().statusCode(403);
        as(token).get("/v1/markings/{id}", id).then().statusCode(403);
        as(token)
                .header("If-Match", "*")
                .contentType("application/json")
                .body("{\"points\": 4}")
                .put("/v1/markings/{id}/mark", id)
                .then()
                .statusCode(403);
        RestAssured.get("/v1/markings").then().statusCode(401);
    }

    @Test
    void what_does_not_exist_is_not_found() {
        asInstructor().get("/v1/markings/{id}", UUID.randomUUID()).then().statusCode(404);
        mark(UUID.randomUUID().toString(), "*", "{\"points\": 1}").then().statusCode(404);
    }

    @Test
    void pages_follow_each_other_oldest_submission_first() {
        var exam = UUID.randomUUID();
        for (var minute = 3; minute > 0; minute--) {
            var sample =
                    aSubmission()
                            .ofExam(exam)
                            .submittedAt("2026-11-23T10:0%d:00Z".formatted(minute));
            sample.asking("essay", "4", ESSAY_KEY, "", ESSAY);
            sample.asking("essay", "4", ESSAY_KEY, "", ESSAY);
            Api.deliverUntil(sample, "awaiting_marking");
        }

        var seen = new ArrayList<String>();
        var times = new ArrayList<String>();
        String next = "/v1/markings?limit=4&examId=" + exam;
        while (next != null) {
            var page = asInstructor().get(next).then().statusCode(200).extract();
            seen.addAll(page.jsonPath().getList("items.id", String.class));
            times.addAll(page.jsonPath().getList("items.submittedAt", String.class));
            var link = page.header("Link");
            next = link == null ? null : link.substring(1, link.indexOf('>'));
        }

        assertThat(seen).hasSize(6).doesNotHaveDuplicates();
        assertThat(times).isSorted();
    }
}

package assay.acceptance;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PracticeExamStory {
    @BeforeAll
    static void begin_what_runs_out_meanwhile() {
        var _ = Expiring.sitting();
    }

    @Test
    void a_candidate_who_knows_everything_passes_the_practice_exam_with_1000_points() {
        var sitting = Sitting.begin(Person.CARL, Exams.named(Exams.PRACTICE));
        var questions = sitting.questions();
        assertEquals(65, questions.size());
        assertEquals(
                65, new HashSet<>(questions.stream().map(Sitting.Question::id).toList()).size());

        questions.forEach(it -> sitting.save(it.id(), it.rightAnswer()));
        sitting.submit().statusCode(equalTo(201));

        var result = sitting.result();
        assertEquals("pass", result.getString("outcome"));
        assertEquals(1000, result.getInt("score.scaled"));
        assertEquals(50.0, result.getDouble("score.points"), 0);
        assertEquals(50.0, result.getDouble("score.maximum"), 0);
        assertEquals(65, result.getList("questions").size());
        assertTrue(
                result.<String>getList("questions.verdict").stream().allMatch("correct"::equals));
    }

    @Test
    void a_candidate_who_knows_nothing_fails_with_100_points_and_reads_why() {
        var sitting = Sitting.begin(Person.CARL2, Exams.named(Exams.PRACTICE));

        sitting.questions().forEach(it -> sitting.save(it.id(), it.wrongAnswer()));
        sitting.submit().statusCode(201);

        var result = sitting.result();
        assertEquals("fail", result.getString("outcome"));
        assertEquals(100, result.getInt("score.scaled"));
        var rationales = result.<String>getList("questions.feedback.rationale");
        assertEquals(65, rationales.size());
        rationales.forEach(it -> assertFalse(it.isBlank()));
        var topics = result.<Map<String, Object>>getList("topics");
        assertTrue(topics.size() > 4, topics.toString());
        topics.forEach(PracticeExamStory::leadsToStudyNotes);
    }

    /** Carl2 earned nothing on it, so he is told where to read on, and may read it. */
    private static void leadsToStudyNotes(Map<String, Object> topic) {
        assertTrue(topic.get("studyNotes") instanceof String, topic.toString());
        var notes =
                Person.CARL2
                        .asks()
                        .urlEncodingEnabled(false)
                        .get((String) topic.get("studyNotes"))
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();
        var bodies = notes.<String>getList("items.body");
        assertFalse(bodies.isEmpty(), topic.toString());
        bodies.forEach(body -> assertFalse(body.isBlank(), topic.toString()));
    }

    @Test
    void the_result_counts_each_exam_domain_with_its_quota() {
        var sitting = Sitting.begin(Person.CARL3, Exams.named(Exams.PRACTICE));
        sitting.submit().statusCode(201);

        var result = sitting.resultFor(Person.INES);

        var expected =
                Map.of(
                        "dva-c02/development", 16.0,
                        "dva-c02/security", 13.0,
                        "dva-c02/deployment", 12.0,
                        "dva-c02/troubleshooting", 9.0);
        expected.forEach((topic, maximum) ->
                assertEquals(
                        maximum,
                        result.getDouble(
                                "grading.topics.find { it.topic == '"
                                        + topic
                                        + "' }.score.maximum"),
                        0,
                        topic));
    }

    @Test
    void every_reply_about_a_running_session_carries_the_servers_time_and_the_deadline() {
        var taster = Exams.named(Exams.TASTER);
        var sitting = Sitting.begin(Person.CARL, taster);
        var questions = sitting.questions();
        var first = questions.getFirst();
        var questionId = first.id();

        var replies =
                List.of(
                        Person.holderOf(sitting.token())
                                .get("/v1/sessions/{id}", sitting.id())
                                .then(),
                        Person.holderOf(sitting.token())
                                .get("/v1/sessions/{id}/paper", sitting.id())
                                .then(),
                        sitting.trySave(questionId, first.anyAnswer()),
                        Person.holderOf(sitting.token())
                                .put("/v1/sessions/{id}/flags/{question}", sitting.id(), questionId)
                                .then());

        replies.forEach(reply -> {
            var body = reply.statusCode(200).extract().jsonPath();
            var now = Instant.parse(body.getString("serverNowAt"));
            var deadline = Instant.parse(body.getString("deadlineAt"));
            assertTrue(Duration.between(now, deadline).compareTo(Duration.ofMinutes(20)) <= 0);
            assertTrue(Duration.between(now, deadline).compareTo(Duration.ofMinutes(15)) > 0);
        });
        sitting.submit().statusCode(201);
    }

    @Test
    void a_candidate_resumes_where_the_connection_broke_off() {
        var exam = Exams.named(Exams.TASTER);
        var sitting = Sitting.begin(Person.CARL2, exam);
        var first = sitting.questions().getFirst();
        var questionId = first.id();
        var answer = first.anyAnswer();
        sitting.save(questionId, answer);
        var before = sitting.questions().stream().map(Sitting.Question::id).toList();

        var refused =
                Person.CARL2
                        .asks()
                        .body(Map.of("examId", exam))
                        .post("/v1/sessions")
                        .then()
                        .statusCode(409)
                        .extract();
        assertEquals("urn:assay:problem:session-already-running", refused.path("type"));
        String found = refused.path("sessionId");
        String renewed =
                Person.CARL2
                        .asks()
                        .post("/v1/sessions/{id}/tokens", found)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("token");

        var paper =
                Person.holderOf(renewed)
                        .get("/v1/sessions/{id}/paper", found)
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();
        assertEquals(before, paper.getList("questions.questionId"));
        assertEquals(answer, paper.getMap("questions[0].response"));
        sitting.submit().statusCode(201);
    }

    @Test
    void a_session_submitted_twice_is_one_submission() {
        var sitting = Sitting.begin(Person.CARL3, Exams.named(Exams.TASTER));

        sitting.submit().statusCode(201);
        sitting.submit().statusCode(200);

        assertEquals(1, sitting.resultFor(Person.INES).getInt("grading.revision"));
    }

    @Test
    void the_paper_tells_nothing_of_sections_scoring_or_keys() {
        var sitting = Sitting.begin(Person.CARL, Exams.named(Exams.PRACTICE));

        var paper =
                Person.holderOf(sitting.token())
                        .get("/v1/sessions/{id}/paper", sitting.id())
                        .then()
                        .statusCode(200)
                        .body("questions", hasSize(65))
                        .body("questions.content", everyItem(notNullValue()))
                        .body("questions.content.stem", everyItem(not(equalTo(""))))
                        .extract()
                        .asString();

        for (var word :
                List.of(
                        "scored",
                        "section",
                        "rationale",
                        "correct\"",
                        "feedback",
                        "weights",
                        "difficulty",
                        "unscored")) {
            assertFalse(paper.contains("\"" + word), word);
        }
        sitting.submit().statusCode(201);
    }
}

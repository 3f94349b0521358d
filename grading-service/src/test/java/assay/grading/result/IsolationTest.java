package assay.grading.result;

import static assay.grading.Api.asInstructor;
import static assay.grading.Api.deliver;
import static assay.grading.SubmissionSamples.aSubmission;
import static org.assertj.core.api.Assertions.assertThat;

import assay.grading.Api;
import assay.grading.GradingServiceTest;
import assay.grading.QuestionBank;
import assay.grading.SubmissionSamples.Sample;
import assay.grading.key.CurrentKeys;
import assay.grading.key.KnownKeys;
import assay.grading.marking.MarkingFilter;
import assay.grading.marking.MarkingTasks;
import assay.grading.platform.TestClock;
import assay.grading.scoring.Credit;
import assay.grading.scoring.Mark;
import assay.grading.submission.QuestionVersionId;
import assay.grading.submission.SessionId;
import assay.grading.submission.SubmissionFilter;
import assay.grading.submission.Submissions;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * Every statement works within the organisation that it is asked for, whatever its callers have
 * checked before: with another one it finds nothing and changes nothing. A session belongs to one
 * organisation; here tasks of another one stand beside it, as no caller could bring about.
 */
@GradingServiceTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class IsolationTest {
    private static final String OURS = "demo";
    private static final String THEIRS = "other";

    /** Nobody takes a task that is due then. */
    private static final Instant NEVER = Instant.parse("2100-01-01T00:00:00Z");

    @Inject DataSource database;
    @Inject Organisations organisations;
    @Inject GradingTasks tasks;
    @Inject Results results;
    @Inject Submissions submissions;
    @Inject MarkingTasks markings;
    @Inject KnownKeys keys;

    @AfterEach
    void the_question_bank_answers_and_nothing_is_left_in_the_queue() {
        QuestionBank.answers();
        execute("delete from grading_task where due_at = '2100-01-01T00:00:00Z'");
    }

    private <T> T within(String organisation, Supplier<T> work) {
        var got = new ArrayList<T>();
        organisations.within(organisation, () -> got.add(work.get()));
        return got.getFirst();
    }

    private static SessionId session(Sample sample) {
        return new SessionId(sample.sessionId);
    }

    @Test
    void submissions_are_not_there_for_another_organisation() {
        var sample = aSubmission().ofExam(UUID.randomUUID());
        deliver(sample).then().statusCode(202);
        var exam = UUID.fromString(sample.json.get("examId").textValue());

        assertThat(within(THEIRS, () -> submissions.find(session(sample)))).isEmpty();
        assertThat(
                        within(
                                THEIRS,
                                () -> submissions.list(new SubmissionFilter(exam, null, null), 9)))
                .isEmpty();
        assertThat(within(OURS, () -> submissions.find(session(sample)))).isPresent();
        assertThat(within(OURS, () -> submissions.list(new SubmissionFilter(exam, null, null), 9)))
                .hasSize(1);
    }

    @Test
    void results_are_not_there_for_another_organisation() {
        var sample = aSubmission().ofExam(UUID.randomUUID()).releasedByHand();
        Api.grade(sample);
        var exam = UUID.fromString(sample.json.get("examId").textValue());
        var filter = new ResultFilter(exam, null, null, null);
        var later = TestClock.now().plusSeconds(1);

        assertThat(within(THEIRS, () -> results.find(session(sample)))).isEmpty();
        assertThat(within(THEIRS, () -> results.findRevision(session(sample), 1))).isEmpty();
        assertThat(within(THEIRS, () -> results.revisions(session(sample), 0, 9))).isEmpty();
        assertThat(within(THEIRS, () -> results.release(session(sample), "ines", later))).isEmpty();
        assertThat(within(THEIRS, () -> results.mark(session(sample), 1, null, mark()))).isEmpty();
        assertThat(within(THEIRS, () -> results.list(filter, 9))).isEmpty();
        assertThat(within(OURS, () -> results.find(session(sample))))
                .get()
                .extracting(result -> ((Result.Known) result).release())
                .isEqualTo(Release.PENDING);
        assertThat(within(OURS, () -> results.findRevision(session(sample), 1))).isPresent();
        assertThat(within(OURS, () -> results.revisions(session(sample), 0, 9))).hasSize(1);
        assertThat(within(OURS, () -> results.list(filter, 9))).hasSize(1);
        assertThat(within(OURS, () -> results.release(session(sample), "ines", later))).isPresent();
        assertThat(within(OURS, () -> results.listReleased(filter, "carl", later, 9))).hasSize(1);
        assertThat(within(THEIRS, () -> results.listReleased(filter, "carl", later, 9))).isEmpty();
    }

    private static Mark mark() {
        return new Mark(Credit.FULL, Map.of(), "", "ines", TestClock.now());
    }

    @Test
    void keys_are_not_there_for_another_organisation() {
        var sample = aSubmission();
        Api.grade(sample);
        var name = new KnownKeys.Name(new QuestionVersionId(sample.single), 1);

        assertThat(within(OURS, () -> keys.find(List.of(name)))).containsOnlyKeys(name);
        assertThat(within(THEIRS, () -> keys.find(List.of(name)))).isEmpty();
    }

    @Test
    void responses_to_be_marked_are_not_there_for_another_organisation() {
        var sample = withAnEssay();
        var exam = UUID.fromString(sample.json.get("examId").textValue());
        var filter = new MarkingFilter(exam, true, null);
        var ours = within(OURS, () -> markings.list(filter, 9));

        assertThat(ours).hasSize(1);
        assertThat(within(THEIRS, () -> markings.list(filter, 9))).isEmpty();
        assertThat(within(THEIRS, () -> markings.find(ours.getFirst().id()))).isEmpty();
        assertThat(within(OURS, () -> markings.find(ours.getFirst().id()))).isPresent();
    }

    private static Sample withAnEssay() {
        var sample = aSubmission().ofExam(UUID.randomUUID());
        sample.asking(
                "essay",
                "4",
                """
                {"type": "essay", "rationale": "because", "marking": {"notes": "", "rubric": []}}
                """,
                "",
                "{\"type\": \"essay\", \"text\": \"A queue ...\"}");
        Api.deliverUntil(sample, "awaiting_marking");
        return sample;
    }

    @Test
    void another_organisations_task_is_not_moved() {
        var sample = aSubmission();
        Api.grade(sample);
        queue(sample, 99, OURS);
        var theirs = task(sample, 99, THEIRS);

        tasks.postpone(theirs, TestClock.now().plusSeconds(999), "spoilt");
        tasks.renew(List.of(theirs), TestClock.now().plusSeconds(999));
        assertThat(untouched(sample, 99)).isEqualTo(1);

        tasks.renew(List.of(task(sample, 99, OURS)), NEVER.plusSeconds(1));
        assertThat(untouched(sample, 99)).isZero();
        tasks.postpone(task(sample, 99, OURS), NEVER, "as it is");
        assertThat(count("grading_task where last_fault = 'as it is' and session_id = ?", sample))
                .isEqualTo(1);
    }

    @Test
    void a_grading_revision_ends_the_task_of_its_own_organisation_only() {
        var sample = aSubmission();
        Api.grade(sample);
        queue(sample, 99, THEIRS);
        var regraded =
                within(
                        OURS,
                        () -> {
                            var submission = submissions.find(session(sample)).orElseThrow();
                            var nothing = new CurrentKeys(Map.of(), Map.of());
                            return results.add(
                                    submission,
                                    GradingRevision.compute(
                                            submission,
                                            nothing,
                                            99,
                                            GradingReason.REGRADE,
                                            results.findRevision(session(sample), 1).orElseThrow(),
                                            TestClock.now()),
                                    nothing);
                        });

        assertThat(regraded).isTrue();
        assertThat(untouched(sample, 99)).isEqualTo(1);
    }

    @Test
    void another_organisations_regrade_does_not_keep_a_mark_out() {
        var sample = withAnEssay();
        queue(sample, 99, THEIRS);

        assertThat(within(OURS, () -> results.mark(session(sample), 5, null, mark()))).isPresent();
    }

    @Test
    void what_went_wrong_for_another_organisation_is_not_told() {
        QuestionBank.isDown();
        var sample = aSubmission();
        deliver(sample).then().statusCode(202);
        execute(
                """
                update grading_task set organisation = 'other', last_fault = 'theirs', due_at = '2100-01-01T00:00:00Z'
                where session_id = ?
                """,
                sample.sessionId);

        var told = within(OURS, () -> results.find(session(sample))).orElseThrow();

        assertThat(((Result.Waiting) told).progress().lastFault()).isEmpty();
        asInstructor().get("/v1/results/{id}", sample.sessionId).then().statusCode(200);
    }

    private static GradingTask task(Sample sample, int revision, String organisation) {
        return new GradingTask(
                organisation, session(sample), revision, GradingReason.REGRADE, 1, null);
    }

    private void queue(Sample sample, int revision, String organisation) {
        execute(
                """
                insert into grading_task (session_id, revision, organisation, reason, queued_at, due_at)
                values (?, ?, ?, 'REGRADE', now(), '2100-01-01T00:00:00Z')
                """,
                sample.sessionId,
                revision,
                organisation);
    }

    private long untouched(Sample sample, int revision) {
        return count(
                "grading_task where last_fault is null and due_at = '2100-01-01T00:00:00Z' and"
                        + " revision = "
                        + revision
                        + " and session_id = ?",
                sample);
    }

    private long count(String rows, Sample sample) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select count(*) from " + rows)) {
            query.setObject(1, sample.sessionId);
            try (var counted = query.executeQuery()) {
                counted.next();
                return counted.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String statement, Object... values) {
        try (var connection = database.getConnection();
                var change = connection.prepareStatement(statement)) {
            for (var i = 0; i < values.length; i++) {
                change.setObject(i + 1, values[i]);
            }
            change.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

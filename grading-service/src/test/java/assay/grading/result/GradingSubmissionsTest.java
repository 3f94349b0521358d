package assay.grading.result;

import static assay.grading.result.GradingSamples.NINE;
import static assay.grading.result.GradingSamples.anExamAfter;
import static org.assertj.core.api.Assertions.assertThat;

import assay.grading.key.CurrentKeys;
import assay.grading.key.KnownKeys;
import assay.grading.scoring.Mark;
import assay.grading.submission.SessionId;
import assay.grading.submission.Submission;
import assay.grading.submission.SubmissionFilter;
import assay.grading.submission.SubmissionSummary;
import assay.grading.submission.Submissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** How a batch is worked on; that it is graded right, others show. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GradingSubmissionsTest {
    /** With all its tries. */
    private static final Duration ONE_CALL = Duration.ofSeconds(7);

    private final Map<SessionId, Submission> kept = new HashMap<>();
    private final Queued queue = new Queued();
    private final List<SessionId> graded = new ArrayList<>();
    private final List<Integer> asked = new ArrayList<>();
    private Instant now = NINE;

    private final GradingSubmissions grading =
            new GradingSubmissions(
                    queue,
                    new Kept(),
                    (_, versions) -> {
                        asked.add(versions.size());
                        now = now.plus(ONE_CALL);
                        return new CurrentKeys(Map.of(), Map.of());
                    },
                    new Counted(),
                    (_, work) -> work.run(),
                    new Unheard(),
                    () -> now);

    private SessionId submitted(String organisation, long earlierQuestions, int questions) {
        var session = new SessionId(new UUID(9, kept.size()));
        kept.put(session, anExamAfter(earlierQuestions).wrong(questions).submission());
        queue.dueAt.put(
                new GradingTask(organisation, session, 1, GradingReason.SUBMISSION, 1, null), now);
        return session;
    }

    @Test
    void submissions_of_one_exam_share_a_call_for_keys() {
        for (var i = 0; i < 20; i++) {
            submitted("demo", 0, 65);
        }

        assertThat(grading.gradeBatch()).isEqualTo(20);

        assertThat(asked).containsExactly(65);
        assertThat(graded).hasSize(20);
        assertThat(queue.renewals).isZero();
    }

    @Test
    void a_batch_of_the_largest_papers_stays_this_replicas_until_its_last_one_is_graded() {
        for (var i = 0; i < 20; i++) {
            submitted("demo", 500L * i, 500);
        }

        assertThat(grading.gradeBatch()).isEqualTo(20);

        assertThat(graded).hasSize(20).doesNotHaveDuplicates();
        assertThat(now).isAfter(NINE.plus(GradingSubmissions.LEASE));
        assertThat(queue.lost).isEmpty();
        assertThat(asked).allMatch(versions -> versions <= GradingSubmissions.VERSIONS_MAX + 499);
    }

    @Test
    void another_organisations_submissions_are_held_on_to_meanwhile() {
        for (var i = 0; i < 10; i++) {
            submitted("demo", 500L * i, 500);
        }
        var last = submitted("other", 0, 1);

        grading.gradeBatch();

        assertThat(graded).hasSize(11).endsWith(last);
        assertThat(queue.lost).isEmpty();
    }

    /** Notes what was worked on after its lease. */
    private final class Queued implements GradingTasks {
        private final Map<GradingTask, Instant> dueAt = new LinkedHashMap<>();
        private final List<SessionId> lost = new ArrayList<>();
        private int renewals;

        @Override
        public List<GradingTask> claim(Instant at, Duration lease, int tasksMax) {
            dueAt.replaceAll((_, _) -> at.plus(lease));
            return List.copyOf(dueAt.keySet());
        }

        @Override
        public void renew(List<GradingTask> tasks, Instant until) {
            renewals++;
            tasks.forEach(task -> dueAt.computeIfPresent(task, (_, _) -> until));
        }

        @Override
        public void postpone(GradingTask task, Instant until, String fault) {
            throw new AssertionError(fault);
        }

        @Override
        public Backlog backlog() {
            return new Backlog(dueAt.size(), null);
        }

        void done(SessionId session) {
            dueAt.entrySet()
                    .removeIf(entry -> {
                        var isIt = entry.getKey().session().equals(session);
                        if (isIt && !now.isBefore(entry.getValue())) {
                            lost.add(session);
                        }
                        return isIt;
                    });
        }
    }

    /** By the session that it is asked for, whatever the sample says. */
    private final class Kept implements Submissions {
        @Override
        public Acceptance accept(Submission submission, Instant receivedAt) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Submission> find(SessionId session) {
            return Optional.ofNullable(kept.get(session)).map(sample -> renamed(session, sample));
        }

        private static Submission renamed(SessionId session, Submission sample) {
            return new Submission(
                    session,
                    sample.organisation(),
                    sample.exam(),
                    sample.candidate(),
                    sample.attempt(),
                    sample.startedAt(),
                    sample.deadlineAt(),
                    sample.submittedAt(),
                    sample.submittedBy(),
                    sample.policy(),
                    sample.topics(),
                    sample.paper(),
                    sample.responses(),
                    sample.files(),
                    sample.log());
        }

        @Override
        public List<SubmissionSummary> list(SubmissionFilter filter, int limit) {
            throw new UnsupportedOperationException();
        }
    }

    private final class Counted implements Results {
        @Override
        public boolean add(Submission submission, GradingRevision revision, CurrentKeys keys) {
            graded.add(revision.session());
            queue.done(revision.session());
            return true;
        }

        @Override
        public Optional<Result> find(SessionId session) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<KnownKeys.Name> keys(SessionId session) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void hold(SessionId session) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<GradingRevision> findRevision(SessionId session, int number) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<RevisionSummary> revisions(SessionId session, int after, int rowsMax) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<GradingRevision> mark(
                SessionId session, int position, @Nullable String part, Mark mark) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Result> release(SessionId session, String instructor, Instant at) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<ResultSummary> list(ResultFilter filter, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<ResultSummary> listReleased(
                ResultFilter filter, String candidate, Instant at, int limit) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class Unheard implements GradingObserver {
        @Override
        public void follow(GradingTask task, Runnable work) {
            work.run();
        }

        @Override
        public void graded(GradingRevision revision) {}

        @Override
        public void postponed(GradingTask task, RuntimeException cause) {
            throw new AssertionError(cause);
        }
    }
}

package assay.grading.result;

import assay.grading.key.AnswerKeys;
import assay.grading.key.CurrentKeys;
import assay.grading.key.KeysUnavailable;
import assay.grading.submission.QuestionVersionId;
import assay.grading.submission.Submission;
import assay.grading.submission.Submissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Grades what waits. Several replicas may do so at once, and each may die at any time: a task that
 * was taken and not finished comes back, and a revision that two have computed is kept once.
 */
public final class GradingSubmissions {
    /**
     * How long a task belongs to the replica that took it. Longer than one portion of a batch may
     * take: at most three calls for keys, of some seven seconds each with all their tries, and then
     * scoring, which takes milliseconds a submission. Before each further portion it begins anew.
     */
    static final Duration LEASE = Duration.ofSeconds(30);

    /** How many submissions are taken together; those of one portion share the calls for keys. */
    public static final int BATCH_MAX = 20;

    /** A portion is full with so many versions, as many as one call for keys takes. */
    static final int VERSIONS_MAX = 500;

    /** A portion is full with so many questions, the same ones of several papers counted each. */
    static final int QUESTIONS_MAX = 4_000;

    /** Longest wait before a failed task is tried again. */
    static final Duration BACKOFF_MAX = Duration.ofSeconds(15);

    /**
     * How long a submission that cannot be read is left alone. It takes another release of this
     * service to read it, or a repair of the row, and then it is graded without being asked for.
     */
    static final Duration SET_ASIDE = Duration.ofMinutes(15);

    private final GradingTasks tasks;
    private final Submissions submissions;
    private final AnswerKeys keys;
    private final Results results;
    private final Organisations organisations;
    private final GradingObserver observer;
    private final InstantSource clock;

    public GradingSubmissions(
            GradingTasks tasks,
            Submissions submissions,
            AnswerKeys keys,
            Results results,
            Organisations organisations,
            GradingObserver observer,
            InstantSource clock) {
        this.tasks = tasks;
        this.submissions = submissions;
        this.keys = keys;
        this.results = results;
        this.organisations = organisations;
        this.observer = observer;
        this.clock = clock;
    }

    /**
     * Grades one batch.
     *
     * @return how many tasks were taken; less than {@link #BATCH_MAX}: nothing else is due
     */
    public int gradeBatch() {
        var claimed = tasks.claim(clock.instant(), LEASE, BATCH_MAX);
        var waiting = new ArrayDeque<GradingTask>();
        claimed.stream()
                .sorted(Comparator.comparing(GradingTask::organisation))
                .forEach(waiting::add);
        while (!waiting.isEmpty()) {
            if (waiting.size() < claimed.size()) {
                tasks.renew(List.copyOf(waiting), clock.instant().plus(LEASE));
            }
            var organisation = waiting.element().organisation();
            organisations.within(organisation, () -> gradePortion(organisation, waiting));
        }
        return claimed.size();
    }

    /** Takes the next few of the organisation's, one at least. */
    private void gradePortion(String organisation, Queue<GradingTask> waiting) {
        var portion = new ArrayList<GradingTask>();
        var pending = new ArrayList<Pending>();
        var versions = new HashSet<QuestionVersionId>();
        var questions = 0;
        do {
            var task = waiting.remove();
            portion.add(task);
            var loaded = load(task);
            if (loaded.isPresent()) {
                var paper = loaded.get().submission().paper();
                pending.add(loaded.get());
                paper.forEach(item -> versions.add(item.questionVersion()));
                questions += paper.size();
            }
        } while (!waiting.isEmpty()
                && waiting.element().organisation().equals(organisation)
                && versions.size() < VERSIONS_MAX
                && questions < QUESTIONS_MAX);
        if (!pending.isEmpty()) {
            grade(organisation, portion, pending, versions);
        }
    }

    private void grade(
            String organisation,
            List<GradingTask> batch,
            List<Pending> pending,
            Set<QuestionVersionId> versions) {
        try {
            var current = keys.current(organisation, versions);
            pending.forEach(one -> observer.follow(one.task(), () -> grade(one, current)));
        } catch (KeysUnavailable e) {
            batch.forEach(task -> postpone(task, "The question bank did not answer.", e));
        } catch (RuntimeException e) {
            // Whatever it is must not stop the other organisations' batches, and must not lose
            // these tasks.
            batch.forEach(task -> postpone(task, "Grading failed.", e));
        }
    }

    private void grade(Pending pending, CurrentKeys current) {
        try {
            var revision =
                    GradingRevision.compute(
                            pending.submission(),
                            current,
                            pending.task().revision(),
                            pending.task().reason(),
                            pending.earlier(),
                            clock.instant());
            if (results.add(pending.submission(), revision, current)) {
                observer.graded(revision);
            }
        } catch (RuntimeException e) {
            postpone(pending.task(), "Grading failed.", e);
        }
    }

    /** Empty for one that cannot be read: it is set aside alone, and the batch goes on. */
    private Optional<Pending> load(GradingTask task) {
        try {
            var submission =
                    submissions
                            .find(task.session())
                            .orElseThrow(() ->
                                    new IllegalStateException(
                                            "a task without a submission: " + task));
            return Optional.of(new Pending(task, submission, earlier(task)));
        } catch (RuntimeException e) {
            postpone(task, SET_ASIDE, "The submission cannot be read.", e);
            return Optional.empty();
        }
    }

    private @Nullable GradingRevision earlier(GradingTask task) {
        if (task.revision() == 1) {
            return null;
        }
        var result = results.find(task.session()).orElse(null);
        return result instanceof Result.Known known ? known.revision() : null;
    }

    private void postpone(GradingTask task, String fault, RuntimeException cause) {
        postpone(task, backoff(task), fault, cause);
    }

    private void postpone(GradingTask task, Duration wait, String fault, RuntimeException cause) {
        tasks.postpone(task, clock.instant().plus(wait), fault);
        observer.follow(task, () -> observer.postponed(task, cause));
    }

    /**
     * 1 s, 2 s, 4 s ..., a little different for each session, so that they don't come back all at
     * once.
     */
    static Duration backoff(GradingTask task) {
        var exponent = Math.min(task.attempts() - 1, 10);
        var full = Duration.ofSeconds(1L << Math.max(exponent, 0));
        var capped = full.compareTo(BACKOFF_MAX) > 0 ? BACKOFF_MAX : full;
        var jitterPercent = Math.floorMod(task.session().hashCode(), 20);
        return capped.plus(capped.multipliedBy(jitterPercent).dividedBy(100));
    }

    /**
     * A task with what it needs.
     *
     * @param earlier the revision before; null for the first
     */
    private record Pending(
            GradingTask task, Submission submission, @Nullable GradingRevision earlier) {}
}

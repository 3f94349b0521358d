package assay.question.job.schedule;

import assay.question.job.Job;
import assay.question.job.JobLine;
import assay.question.job.JobRunner;
import assay.question.job.Step;
import assay.question.job.StepUndone;
import assay.question.platform.Caller;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.hibernate.Session;

/**
 * Counts words: each item of the request is a step that adds to a table of its own, unless the word
 * is {@code refuse}, {@code keep} (which is undone, but for the word {@code kept}), {@code crash}
 * (the first time only), {@code fail} and {@code overflow} (always), {@code wait} and {@code hold}
 * (until the test lets it go on) or {@code stop} (the job fails for good).
 */
@Singleton
class CountingRunner implements JobRunner {
    static final String KIND = "test-count";

    final CountDownLatch waiting = new CountDownLatch(1);
    final CountDownLatch mayGoOn = new CountDownLatch(1);
    final CountDownLatch holding = new CountDownLatch(1);
    final CountDownLatch mayEnd = new CountDownLatch(1);
    final Map<String, Integer> crashes = new ConcurrentHashMap<>();

    volatile Duration endsWithin = Duration.ofMinutes(1);

    private final Session database;
    private final Caller caller;

    CountingRunner(Session database, Caller caller) {
        this.database = database;
        this.caller = caller;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Duration stepEndsWithin() {
        return endsWithin;
    }

    @Override
    public Step step(Job job) {
        var words = words(job);
        var word = words.get(job.done());
        count(job, word);
        switch (word) {
            case "keep" -> throw new StepUndone(step(job, words, "kept"), () -> count(job, "kept"));
            case "refuse" -> throw new StepUndone(step(job, words, "refused"));
            case "crash" -> {
                if (crashes.merge(job.id().toString(), 1, Integer::sum) == 1) {
                    throw new IllegalStateException("the first try fails");
                }
            }
            case "fail" -> throw new IllegalStateException("every try fails");
            case "overflow" -> throw new StackOverflowError("every try goes too deep");
            case "wait" -> await(waiting, mayGoOn);
            case "hold" -> await(holding, mayEnd);
            case "sleep" ->
                    database.createNativeQuery("select 1 from pg_sleep(2)", Integer.class)
                            .getSingleResult();
            case "stop" -> {
                return Step.failing(job, "There is the word \"stop\".");
            }
            default -> {}
        }
        return step(job, words, "counted");
    }

    private void count(Job job, String word) {
        database.createNativeMutationQuery(
                        """
                        insert into counted (job_id, word, organisation, subject) values (:job, :word, :organisation, :subject)\
                        """)
                .setParameter("job", job.id())
                .setParameter("word", word)
                .setParameter("organisation", caller.organisation())
                .setParameter("subject", caller.subject())
                .executeUpdate();
    }

    private static void await(CountDownLatch reached, CountDownLatch goOn) {
        reached.countDown();
        try {
            goOn.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> words(Job job) {
        return new ArrayList<>(List.of(job.request().replaceAll("[\\[\\]\" ]", "").split(",")));
    }

    private static Step step(Job job, List<String> words, String outcome) {
        var done = job.done() + 1;
        var line = new JobLine(done, words.get(job.done()), outcome, "{\"length\": 1}");
        return done == words.size()
                ? Step.last(done, List.of(line), "{\"words\": %d}".formatted(done))
                : Step.before(words.get(done), done, words.size(), List.of(line));
    }
}

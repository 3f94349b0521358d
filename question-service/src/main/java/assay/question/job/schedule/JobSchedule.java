package assay.question.job.schedule;

import assay.question.job.Claims;
import assay.question.job.Claims.Claim;
import assay.question.job.Job;
import assay.question.job.JobCreated;
import assay.question.job.JobLost;
import assay.question.job.JobRunner;
import assay.question.job.Step;
import assay.question.job.StepUndone;
import assay.question.platform.Caller;
import io.quarkus.arc.All;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Works on jobs, a few at a time on every replica, each step in a transaction of its own. A job
 * that takes long lets others have their turn.
 */
@ApplicationScoped
class JobSchedule {
    private static final Logger LOG = Logger.getLogger(JobSchedule.class);

    /** Before the second try of a failed step; twice as long before the third. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Within the time that a replica has to shut down. */
    private static final Duration STEP_ENDS_WITHIN = Duration.ofSeconds(5);

    private static final String GAVE_UP = "The service failed and gave up after several tries.";

    private final Claims claims;
    private final Map<String, JobRunner> runners;

    /** Of jobs that hold their worker longer than a turn. */
    private final Set<String> longKinds;

    private final Caller caller;
    private final JobConfig config;
    private final InstantSource clock;
    private final Semaphore free;
    private final ExecutorService workers =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("job-", 0).factory());
    private final Set<Claim> held = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    /** What came of one step. */
    private enum Outcome {
        ANOTHER,
        ENDED,
        LOST,
        POSTPONED
    }

    JobSchedule(
            Claims claims,
            @All List<JobRunner> runners,
            Caller caller,
            JobConfig config,
            InstantSource clock) {
        this.claims = claims;
        this.runners =
                runners.stream().collect(Collectors.toMap(JobRunner::kind, Function.identity()));
        this.longKinds =
                runners.stream()
                        .filter(JobSchedule::takesLong)
                        .map(JobRunner::kind)
                        .collect(Collectors.toUnmodifiableSet());
        this.caller = caller;
        this.config = config;
        this.clock = clock;
        this.free = new Semaphore(config.workers());
    }

    private static boolean takesLong(JobRunner runner) {
        return runner.stepEndsWithin().compareTo(JobRunner.STEP_USUALLY_ENDS_WITHIN) > 0;
    }

    void created(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobCreated job) {
        wake();
    }

    @Scheduled(
            identity = "jobs",
            every = "${assay.job.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        wake();
    }

    /** A long step must not look like a replica that died. */
    @Scheduled(
            identity = "held-jobs",
            every = "${assay.job.renewed-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void renew() {
        var until = clock.instant().plus(config.lease());
        held.forEach(claim -> claims.renew(claim, until));
    }

    @Scheduled(
            identity = "ended-jobs",
            every = "1h",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void removeEnded() {
        claims.removeEndedBefore(clock.instant().minus(config.kept()));
    }

    /**
     * Lets the current steps end; the rest of each job is for another replica or the next start.
     */
    void stop(@Observes ShutdownEvent shutdown) {
        stopping = true;
        workers.shutdown();
        try {
            if (!workers.awaitTermination(STEP_ENDS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn(
                        "A step takes too long and is undone; another replica goes on with its"
                                + " job");
                workers.shutdownNow();
            }
        } catch (InterruptedException _) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void wake() {
        if (free.tryAcquire()) {
            try {
                workers.execute(this::workUntilNothingWaits);
            } catch (RejectedExecutionException _) {
                free.release(); // shutting down
            }
        }
    }

    private void workUntilNothingWaits() {
        try {
            while (!stopping) {
                var claim = take();
                if (claim.isEmpty()) {
                    return;
                }
                try {
                    work(claim.get());
                } finally {
                    held.remove(claim.get());
                }
            }
        } catch (RuntimeException e) {
            LOG.error("Jobs were interrupted; they go on with the next look", e);
        } finally {
            free.release();
        }
    }

    /** One at a time, since what may be taken depends on what is held. */
    private synchronized Optional<Claim> take() {
        var now = clock.instant();
        var takingLong = held.stream().filter(claim -> longKinds.contains(claim.kind())).count();
        var claim =
                claims.take(
                        now,
                        now.plus(config.lease()),
                        takingLong < Math.max(1, config.workers() - 1) ? Set.of() : longKinds);
        claim.ifPresent(held::add);
        return claim;
    }

    private void work(Claim claim) {
        var runner = runners.get(claim.kind());
        if (runner == null) {
            // a newer replica has it; this one is about to be replaced
            LOG.warnf("Nobody here knows jobs of the kind %s", claim.kind());
            claims.release(claim, claim.attempts(), clock.instant().plus(config.lease()));
            return;
        }
        if (claim.attempts() >= JobRunner.ATTEMPTS_MAX) {
            LOG.errorf("Job %s took down every replica that tried it", claim.jobId());
            giveUp(claim, runner, GAVE_UP);
            return;
        }
        var turnEndsAt = clock.instant().plus(config.turn());
        var attempts = claim.attempts();
        while (true) {
            switch (step(claim, runner, attempts)) {
                case ENDED, LOST, POSTPONED -> {
                    return;
                }
                case ANOTHER -> attempts = 0;
            }
            if (stopping || clock.instant().isAfter(turnEndsAt)) {
                claims.release(claim, 0, clock.instant());
                return;
            }
        }
    }

    private Outcome step(Claim claim, JobRunner runner, int attempts) {
        var before =
                inTransaction(claim, runner.stepEndsWithin(), () -> claims.job(claim)).orElse(null);
        if (before == null) {
            return Outcome.LOST;
        }
        var begun = clock.instant();
        try {
            return step(claim, runner, before);
        } catch (JobLost _) {
            return Outcome.LOST;
        } catch (RuntimeException | Error e) { // a deep or huge request is one job's trouble
            var now = clock.instant();
            if (stopping) {
                if (Thread.interrupted()) { // or it would close the connection of the release
                    LOG.infof("Job %s was interrupted", claim.jobId());
                }
                claims.release(claim, attempts, now); // undone, which is no fault of its own
                return Outcome.POSTPONED;
            }
            var failed = attempts + 1;
            LOG.errorf(e, "Job %s failed at \"%s\"", claim.jobId(), before.position());
            if (failed < JobRunner.ATTEMPTS_MAX) {
                claims.release(claim, failed, now.plus(PAUSE.multipliedBy(failed)));
                return Outcome.POSTPONED;
            }
            giveUp(claim, runner, why(Duration.between(begun, now), runner.stepEndsWithin()));
            return Outcome.ENDED;
        }
    }

    private void giveUp(Claim claim, JobRunner runner, String why) {
        inTransaction(
                claim,
                runner.stepEndsWithin(),
                () -> {
                    if (claims.fail(claim, why, clock.instant())) {
                        runner.ended(claim.jobId());
                    }
                    return Outcome.ENDED;
                });
    }

    private static String why(Duration took, Duration endsWithin) {
        return took.compareTo(endsWithin) < 0
                ? GAVE_UP
                : "It took longer than the %s that it may, several times, and was given up."
                        .formatted(
                                endsWithin.toMinutes() > 0
                                        ? endsWithin.toMinutes() + " min"
                                        : endsWithin.toSeconds() + " s");
    }

    private Outcome step(Claim claim, JobRunner runner, Job before) {
        var endsWithin = runner.stepEndsWithin();
        try {
            return inTransaction(
                    claim, endsWithin, () -> record(claim, runner, before, runner.step(before)));
        } catch (StepUndone undone) {
            return inTransaction(
                    claim,
                    endsWithin,
                    () -> {
                        undone.keeping().run();
                        return record(claim, runner, before, undone.step());
                    });
        }
    }

    private Outcome record(Claim claim, JobRunner runner, Job before, Step step) {
        var now = clock.instant();
        if (!claims.record(claim, before, step, now, now.plus(config.lease()))) {
            throw new JobLost();
        }
        if (step.next() instanceof Step.Next.Another) {
            return Outcome.ANOTHER;
        }
        runner.ended(claim.jobId());
        return Outcome.ENDED;
    }

    /** Works as the person who asked for the job. */
    private <T> T inTransaction(Claim claim, Duration endsWithin, Supplier<T> work) {
        var context = Arc.container().requestContext();
        context.activate();
        try {
            caller.actAs(claim.createdBy(), claim.organisation());
            return QuarkusTransaction.requiringNew()
                    .timeout(Math.toIntExact(endsWithin.toSeconds()))
                    .call(work::get);
        } finally {
            context.terminate();
        }
    }
}

package assay.session.sitting;

import assay.session.access.SessionId;
import assay.session.exam.ExamId;
import assay.session.exam.ExamRevision;
import assay.session.exam.Revisions;
import assay.session.response.LogDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Starts a session of an exam's latest revision. Asks no other service. */
public final class StartingSession {
    private final Sessions sessions;
    private final Revisions revisions;
    private final Supplier<UUID> ids;
    private final RandomGenerator seeds;
    private final Duration grace;

    /**
     * Hands in what it needs.
     *
     * @param seeds not to be guessed by candidates
     * @param grace how long after the deadline what is under way still counts
     */
    public StartingSession(
            Sessions sessions,
            Revisions revisions,
            Supplier<UUID> ids,
            RandomGenerator seeds,
            Duration grace) {
        this.sessions = sessions;
        this.revisions = revisions;
        this.ids = ids;
        this.seeds = seeds;
        this.grace = grace;
    }

    /** How starting ends. */
    public sealed interface Outcome {
        record Started(Session.Running session) implements Outcome {}

        /**
         * The candidate has a session of this exam that is not over; it may have closed and wait to
         * be expired.
         */
        record AlreadyRunning(SessionId session) implements Outcome {}

        /** The caller must roll the transaction back. */
        record NoAttemptLeft(int attemptsMax) implements Outcome {}

        /** There is no such exam, or it has no revision. */
        record NotPublished() implements Outcome {}
    }

    /**
     * Starts a session, inside the caller's transaction.
     *
     * @param now start; its sub-microsecond part is dropped, as the database would
     */
    public Outcome start(
            String organisation,
            ExamId exam,
            String candidateId,
            String candidateName,
            Instant now) {
        var latest = revisions.latest(exam, organisation);
        if (latest.isEmpty()) {
            return new Outcome.NotPublished();
        }
        var revision = latest.get();
        var id = new SessionId(ids.get());
        var running = sessions.claim(id, organisation, exam, candidateId);
        if (running.isPresent()) {
            return new Outcome.AlreadyRunning(running.get());
        }
        int attempt = sessions.attempts(organisation, exam, candidateId) + 1;
        var attemptsMax = revision.definition().attemptsMax();
        if (attemptsMax != null && attempt > attemptsMax) {
            return new Outcome.NoAttemptLeft(attemptsMax);
        }
        var session =
                new Session.Running(facts(id, revision, candidateId, candidateName, attempt, now));
        sessions.add(session, Paper.draw(revision, seeds.nextLong()));
        return new Outcome.Started(session);
    }

    private SessionFacts facts(
            SessionId id,
            ExamRevision revision,
            String candidateId,
            String candidateName,
            int attempt,
            Instant now) {
        var startedAt = now.truncatedTo(java.time.temporal.ChronoUnit.MICROS);
        var deadlineAt = startedAt.plus(revision.definition().duration());
        return new SessionFacts(
                id,
                revision.organisation(),
                revision.examId(),
                revision.id(),
                candidateId,
                candidateName,
                attempt,
                startedAt,
                deadlineAt,
                deadlineAt.plus(grace),
                0,
                0,
                LogDigest.first(id.value()));
    }
}

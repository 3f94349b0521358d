package assay.session.sitting;

import java.time.Instant;

/**
 * One candidate's attempt at one exam revision.
 *
 * <pre>
 *   Running --submit (the candidate, until it closes)--> Submitted
 *   Running --expire (the platform, once it has closed)--> Expired
 * </pre>
 *
 * Only {@link Running} takes responses, and only it can end.
 */
public sealed interface Session {
    SessionFacts facts();

    record Running(SessionFacts facts) implements Session {
        /** Whether the time is up: deadline and grace are over. */
        public boolean isClosed(Instant now) {
            return now.isAfter(facts.closesAt());
        }

        public Submitted submit(Instant now) {
            if (isClosed(now)) {
                throw new IllegalStateException("a session that has closed can only expire");
            }
            return new Submitted(facts, now);
        }

        public Expired expire(Instant now) {
            if (!isClosed(now)) {
                throw new IllegalStateException("a session that is still open cannot expire");
            }
            return new Expired(facts, now);
        }
    }

    /** A session that is over, and handed over for grading. */
    sealed interface Over extends Session {
        Instant submittedAt();
    }

    record Submitted(SessionFacts facts, Instant submittedAt) implements Over {}

    /** Submitted by the platform, with what it had. */
    record Expired(SessionFacts facts, Instant submittedAt) implements Over {}
}

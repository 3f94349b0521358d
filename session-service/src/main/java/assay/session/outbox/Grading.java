package assay.session.outbox;

import org.jspecify.annotations.Nullable;

/** grading-service, as the sender sees it. */
public interface Grading {
    /**
     * Hands a submission over; safe to repeat.
     *
     * @param traceParent the trace that the handover belongs to, opaque here; null if there is none
     */
    Handover hand(Submission submission, @Nullable String traceParent);

    /** How a handover ends. */
    sealed interface Handover {
        /** It is stored there. */
        record Accepted() implements Handover {}

        /**
         * grading-service will not take it as it is; repeating helps only after somebody has looked
         * at it.
         */
        record Refused(String reason) implements Handover {}

        /** grading-service cannot be asked now. */
        record Unavailable(String reason) implements Handover {}
    }
}

package assay.session.outbox;

/** grading-service, as the sender sees it. */
public interface Grading {
    /** Hands a submission over; safe to repeat. */
    Handover hand(Submission submission);

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

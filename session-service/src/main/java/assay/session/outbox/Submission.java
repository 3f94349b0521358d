package assay.session.outbox;

import assay.session.exam.Policy;
import assay.session.pool.PoolTopic;
import assay.session.response.SavedResponse;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A finished session as it is handed over for grading: complete, so that grading-service has
 * nothing to ask. Holds no key.
 *
 * @param submittedBy the candidate, or the platform at the deadline
 */
public record Submission(
        UUID sessionId,
        String organisation,
        UUID examId,
        UUID examRevisionId,
        String examName,
        String examTitle,
        String candidateId,
        String candidateName,
        int attempt,
        Instant startedAt,
        Instant deadlineAt,
        Instant submittedAt,
        Submitter submittedBy,
        Policy policy,
        List<PoolTopic> topics,
        List<Item> paper,
        List<SavedResponse> responses,
        Log log) {

    /** Who ended the session. */
    public enum Submitter {
        CANDIDATE,
        PLATFORM
    }

    /** The kind of answer a question asks for. */
    public enum Interaction {
        SINGLE_CHOICE,
        MULTIPLE_CHOICE
    }

    /**
     * One question of the paper.
     *
     * @param position 1 is the first
     * @param choiceOrder ids as the candidate saw them
     */
    public record Item(
            int position,
            UUID questionId,
            UUID questionVersionId,
            int version,
            Interaction interaction,
            String section,
            boolean scored,
            BigDecimal points,
            List<String> topics,
            List<String> choiceOrder) {}

    /**
     * The log of responses as it stood at the end.
     *
     * @param digest hexadecimal end of the hash chain
     */
    public record Log(int entries, int lateEntries, String digest) {}
}

package assay.session.outbox;

import assay.session.exam.Policy;
import assay.session.pool.Interaction;
import assay.session.pool.PoolTopic;
import assay.session.response.SavedResponse;
import assay.session.upload.UploadedFile;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.UUID;

/**
 * A finished session as it is handed over for grading: complete, so that grading-service has
 * nothing to ask. Holds no key.
 *
 * @param submittedBy the candidate, or the platform at the deadline
 * @param files those that the responses name
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
        List<UploadedFile> files,
        Log log) {
    public Submission {
        // those stored before files could be handed in do not say
        files = Objects.requireNonNullElse(files, List.of());
    }

    /** Who ended the session. */
    public enum Submitter {
        CANDIDATE,
        PLATFORM
    }

    /**
     * One question of the paper.
     *
     * @param position 1 is the first
     * @param choiceOrder ids as the candidate saw them
     * @param values of the question's variables, by name; of a part's, by {@code part/name}
     * @param partWeights weights of the parts of a composite question, by part
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
            List<String> choiceOrder,
            SortedMap<String, BigDecimal> values,
            SortedMap<String, BigDecimal> partWeights) {
        public Item {
            // submissions stored before there were any do not say
            values = Objects.requireNonNullElse(values, Collections.emptySortedMap());
            partWeights = Objects.requireNonNullElse(partWeights, Collections.emptySortedMap());
        }
    }

    /**
     * The log of responses as it stood at the end.
     *
     * @param digest hexadecimal end of the hash chain
     */
    public record Log(int entries, int lateEntries, String digest) {}
}

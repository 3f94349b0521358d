package assay.grading.submission;

import java.time.Instant;
import java.util.UUID;

/** A submission as a list shows it. */
public record SubmissionSummary(
        UUID sessionId,
        UUID examId,
        String examName,
        String examTitle,
        String candidateId,
        String candidateName,
        int attempt,
        Instant submittedAt,
        Submission.SubmittedBy submittedBy,
        Instant receivedAt) {}

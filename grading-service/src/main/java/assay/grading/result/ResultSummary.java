package assay.grading.result;

import assay.grading.scoring.Points;
import assay.grading.submission.ReleasePolicy;
import assay.grading.submission.SessionId;
import assay.grading.submission.Submission;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A result as a list shows it.
 *
 * @param shown which parts the candidate may see once it is released
 * @param gradedAt null while it waits, as are {@code points}, {@code maximum} and {@code undecided}
 */
public record ResultSummary(
        SessionId session,
        UUID examId,
        String examName,
        String examTitle,
        Submission.Candidate candidate,
        int attempt,
        Instant submittedAt,
        Instant receivedAt,
        ResultState state,
        Set<ReleasePolicy.Part> shown,
        @Nullable Instant gradedAt,
        @Nullable Points points,
        @Nullable Points maximum,
        @Nullable Points undecided,
        @Nullable BigDecimal scaled,
        @Nullable Outcome outcome,
        Release release) {}

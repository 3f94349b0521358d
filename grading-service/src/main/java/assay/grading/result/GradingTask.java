package assay.grading.result;

import assay.grading.submission.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * A grading revision that is still to be computed.
 *
 * @param revision its number
 * @param attempts how often it was tried, this time included
 * @param traceParent the trace that brought the submission, opaque here; null if there was none
 */
public record GradingTask(
        String organisation,
        SessionId session,
        int revision,
        GradingReason reason,
        int attempts,
        @Nullable String traceParent) {}

package assay.grading.result;

import assay.grading.submission.SessionId;

/**
 * A grading revision that is still to be computed.
 *
 * @param revision its number
 * @param attempts how often it was tried, this time included
 */
public record GradingTask(
        String organisation, SessionId session, int revision, GradingReason reason, int attempts) {}

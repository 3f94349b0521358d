package assay.grading.submission;

/** A submission is about to be kept: what waits for it may start once that is committed. */
public record SubmissionAccepted(SessionId session) {}

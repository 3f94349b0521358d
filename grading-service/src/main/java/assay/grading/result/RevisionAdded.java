package assay.grading.result;

import assay.grading.submission.Submission;

/** A grading revision is about to be kept, as the current one of its result. */
public record RevisionAdded(Submission submission, GradingRevision revision) {}

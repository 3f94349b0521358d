package assay.question.job;

import java.util.UUID;

/** There is a new job to do. */
public record JobCreated(UUID jobId) {}

package assay.question.bulk.rest;

import org.jspecify.annotations.Nullable;

/**
 * What the job keeps of what was asked for; the questions are kept apart.
 *
 * @param filter null: the questions were named
 */
record BulkChangeRequest(
        @Nullable FilterJson filter, ChangeJson change, boolean dryRun, String note) {}

package assay.question.transfer.rest;

import java.util.List;
import java.util.UUID;

/**
 * What was asked for, as the job keeps it.
 *
 * @param bank name of the bank
 * @param language of questions whose file does not say theirs
 * @param topics references that every imported question gets
 */
record ImportRequest(
        UUID bankId,
        String bank,
        FormatJson format,
        boolean dryRun,
        String language,
        List<String> topics,
        long bytes) {}

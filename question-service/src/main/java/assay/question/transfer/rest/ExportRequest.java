package assay.question.transfer.rest;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for, as the job keeps it.
 *
 * @param bank name of the bank
 * @param state only questions in it; null: all
 */
record ExportRequest(
        UUID bankId,
        String bank,
        String bankTitle,
        FormatJson format,
        @Nullable ExportStateJson state) {}

package assay.grading.submission.rest;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That a submission is kept and will be graded. */
@Schema(
        name = "SubmissionReceipt",
        description = "The submission is stored durably and will be graded.",
        requiredProperties = {"sessionId"},
        examples = "{\"sessionId\": \"0197c0de-0000-7000-8000-000000000001\"}")
record SubmissionReceiptJson(UUID sessionId) {}

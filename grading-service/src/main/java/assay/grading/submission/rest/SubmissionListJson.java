package assay.grading.submission.rest;

import assay.grading.submission.SubmissionSummary;
import assay.grading.submission.wire.SubmissionJson;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of submissions. */
@Schema(
        name = "SubmissionList",
        requiredProperties = "items",
        examples =
                """
                {"items": [{"sessionId": "01932d4e-0000-7000-8000-000000000001", "examId": "01932d4e-0000-7000-8000-000000000002",
                  "examName": "aws-developer-associate-taster", "examTitle": "AWS Developer - Associate: taster",
                  "candidateId": "carl", "candidateName": "Carl", "attempt": 1, "submittedAt": "2026-11-23T10:30:00Z",
                  "submittedBy": "candidate", "receivedAt": "2026-11-23T10:30:01Z"}], "nextCursor": null}
                """)
record SubmissionListJson(
        List<SummaryJson> items,
        @Nullable @Schema(nullable = true, description = "Null at the end.") String nextCursor) {

    @Schema(
            name = "SubmissionSummary",
            description = "A submission without its paper and responses.",
            requiredProperties = {
                "sessionId",
                "examId",
                "examName",
                "examTitle",
                "candidateId",
                "candidateName",
                "attempt",
                "submittedAt",
                "submittedBy",
                "receivedAt"
            })
    record SummaryJson(
            UUID sessionId,
            UUID examId,
            String examName,
            String examTitle,
            String candidateId,
            String candidateName,
            int attempt,
            Instant submittedAt,
            SubmissionJson.SubmittedByJson submittedBy,
            Instant receivedAt) {
        static SummaryJson of(SubmissionSummary summary) {
            return new SummaryJson(
                    summary.sessionId(),
                    summary.examId(),
                    summary.examName(),
                    summary.examTitle(),
                    summary.candidateId(),
                    summary.candidateName(),
                    summary.attempt(),
                    summary.submittedAt(),
                    SubmissionJson.SubmittedByJson.valueOf(summary.submittedBy().name()),
                    summary.receivedAt());
        }
    }
}

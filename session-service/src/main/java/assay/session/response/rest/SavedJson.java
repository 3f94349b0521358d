package assay.session.response.rest;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "Saved",
        description = "The response is committed to disk.",
        requiredProperties = {
            "questionId",
            "sequence",
            "current",
            "savedAt",
            "serverNowAt",
            "deadlineAt"
        },
        examples =
                """
                {"questionId": "0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a05", "sequence": 7, "current": true, "savedAt": "2026-11-30T09:12:31.250Z",
                 "serverNowAt": "2026-11-30T09:12:31.254Z", "deadlineAt": "2026-11-30T11:10:00Z"}\
                """)
record SavedJson(
        UUID questionId,
        long sequence,
        @Schema(
                        description =
                                "Whether it counts now; false when a save with a higher sequence is already there.")
                boolean current,
        Instant savedAt,
        Instant serverNowAt,
        Instant deadlineAt) {}

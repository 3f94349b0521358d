package assay.session.sitting.rest;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "Flag",
        requiredProperties = {"questionId", "flagged", "serverNowAt", "deadlineAt"},
        examples =
                """
                {"questionId": "0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a05", "flagged": true, "serverNowAt": "2026-11-30T09:10:00Z",
                 "deadlineAt": "2026-11-30T09:20:00Z"}\
                """)
record FlagJson(UUID questionId, boolean flagged, Instant serverNowAt, Instant deadlineAt) {}

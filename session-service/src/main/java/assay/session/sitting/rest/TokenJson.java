package assay.session.sitting.rest;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "SessionToken",
        requiredProperties = {"token", "tokenExpiresAt", "serverNowAt", "deadlineAt"},
        examples =
                """
                {"token": "eyJhbGciOiJIUzI1NiJ9.e30.x", "tokenExpiresAt": "2026-11-30T09:20:30Z", "serverNowAt": "2026-11-30T09:10:00Z",
                 "deadlineAt": "2026-11-30T09:20:00Z"}\
                """)
record TokenJson(String token, Instant tokenExpiresAt, Instant serverNowAt, Instant deadlineAt) {}

package assay.session.sitting.rest;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "StartedSession",
        description = "A session and the token that opens it, and nothing else.",
        requiredProperties = {"session", "token", "tokenExpiresAt"},
        examples =
                "{\"session\": "
                        + SessionJson.EXAMPLE
                        + ", \"token\": \"eyJhbGciOiJIUzI1NiJ9.e30.x\", \"tokenExpiresAt\": \"2026-11-30T09:20:30Z\"}")
record StartedJson(SessionJson session, String token, Instant tokenExpiresAt) {}

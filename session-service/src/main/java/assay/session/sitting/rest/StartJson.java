package assay.session.sitting.rest;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "SessionStart",
        requiredProperties = "examId",
        examples = "{\"examId\": \"0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a01\"}")
record StartJson(@NotNull UUID examId) {}

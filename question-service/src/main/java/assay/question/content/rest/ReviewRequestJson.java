package assay.question.content.rest;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "ReviewRequest",
        examples = "{\"reviewer\": \"grace\", \"note\": \"Is the second choice too easy?\"}")
record ReviewRequestJson(
        @Size(min = 1, max = 255)
                @Schema(
                        description =
                                "Who alone is to decide, subject of a token; null or left out:"
                                        + " anybody who may.",
                        nullable = true)
                @Nullable String reviewer,
        @Size(max = 2_000) @Schema(defaultValue = "") @Nullable String note) {}

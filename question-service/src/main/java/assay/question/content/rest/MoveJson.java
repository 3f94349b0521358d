package assay.question.content.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "QuestionMove", examples = "{\"bank\": \"cloud-advanced\", \"note\": \"Too hard.\"}")
record MoveJson(
        @NotBlank @Size(max = 100) @Schema(description = "Name of the bank to move to.")
                String bank,
        @Size(max = 2_000) @Schema(defaultValue = "") @Nullable String note) {}

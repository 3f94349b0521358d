package assay.question.content.rest;

import assay.question.content.json.KeyJson;
import assay.question.content.json.QuestionExamples;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "KeyRevisionDraft",
        description = "A corrected key and why it was corrected.",
        examples =
                "{\"reason\": \"The service changed its default.\", \"key\": "
                        + QuestionExamples.KEY
                        + "}")
record KeyRevisionDraftJson(
        @NotBlank @Size(max = 2_000) @Schema(description = "For those whose results change.")
                String reason,
        @NotNull @Valid KeyJson key) {}

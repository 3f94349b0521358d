package assay.question.transfer.rest;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "ExportDraft",
        description = "What to export.",
        examples = "{\"format\": \"moodle_xml\", \"state\": \"published\"}")
record ExportDraftJson(
        @NotNull FormatJson format,
        @Schema(description = "Only questions that stand there; left out: all.")
                @Nullable ExportStateJson state) {}

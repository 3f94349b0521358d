package assay.question.transfer.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "ExportOutcomePage",
        requiredProperties = {"items", "nextCursor"},
        examples = "{\"items\": [" + ExportOutcomeJson.EXAMPLE + "], \"nextCursor\": null}")
record ExportOutcomePageJson(
        List<ExportOutcomeJson> items, @Schema(nullable = true) @Nullable String nextCursor) {}

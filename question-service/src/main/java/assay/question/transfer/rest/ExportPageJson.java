package assay.question.transfer.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "ExportPage",
        requiredProperties = {"items", "nextCursor"},
        examples = "{\"items\": [" + ExportJson.EXAMPLE + "], \"nextCursor\": null}")
record ExportPageJson(
        List<ExportJson> items, @Schema(nullable = true) @Nullable String nextCursor) {}

package assay.question.bulk.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "BulkChangePage",
        requiredProperties = {"items", "nextCursor"},
        examples = "{\"items\": [" + BulkChangeJson.EXAMPLE + "], \"nextCursor\": null}")
record BulkChangePageJson(
        List<BulkChangeJson> items, @Schema(nullable = true) @Nullable String nextCursor) {}

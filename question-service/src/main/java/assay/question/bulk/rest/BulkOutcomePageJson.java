package assay.question.bulk.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "BulkOutcomePage",
        requiredProperties = {"items", "nextCursor"},
        examples = "{\"items\": [" + BulkOutcomeJson.EXAMPLE + "], \"nextCursor\": null}")
record BulkOutcomePageJson(
        List<BulkOutcomeJson> items, @Schema(nullable = true) @Nullable String nextCursor) {}

package assay.question.transfer.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "ImportOutcomePage",
        requiredProperties = {"items", "nextCursor"},
        examples = "{\"items\": [" + ImportOutcomeJson.EXAMPLE + "], \"nextCursor\": null}")
record ImportOutcomePageJson(
        List<ImportOutcomeJson> items, @Schema(nullable = true) @Nullable String nextCursor) {}

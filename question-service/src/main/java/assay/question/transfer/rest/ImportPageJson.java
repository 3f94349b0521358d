package assay.question.transfer.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "ImportPage",
        requiredProperties = {"items", "nextCursor"},
        examples = "{\"items\": [" + ImportJson.EXAMPLE + "], \"nextCursor\": null}")
record ImportPageJson(
        List<ImportJson> items, @Schema(nullable = true) @Nullable String nextCursor) {}

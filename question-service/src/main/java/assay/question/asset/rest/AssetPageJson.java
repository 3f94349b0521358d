package assay.question.asset.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "AssetPage",
        requiredProperties = {"items", "nextCursor"},
        examples = "{\"items\": [" + AssetJson.EXAMPLE + "], \"nextCursor\": null}")
record AssetPageJson(List<AssetJson> items, @Schema(nullable = true) @Nullable String nextCursor) {}

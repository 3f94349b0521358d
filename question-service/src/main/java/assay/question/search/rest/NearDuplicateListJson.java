package assay.question.search.rest;

import assay.question.content.json.PossibleDuplicateJson;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "NearDuplicateList",
        requiredProperties = {"items", "nextCursor"},
        examples = "{\"items\": [" + PossibleDuplicateJson.EXAMPLE + "], \"nextCursor\": null}")
record NearDuplicateListJson(
        List<PossibleDuplicateJson> items,
        @Schema(nullable = true, description = "Always null: the list has one page.")
                @Nullable String nextCursor) {}

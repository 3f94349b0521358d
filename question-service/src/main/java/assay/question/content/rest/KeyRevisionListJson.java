package assay.question.content.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "KeyRevisionPage",
        requiredProperties = {"items", "nextCursor"},
        examples = "{\"items\": [" + KeyRevisionJson.EXAMPLE + "], \"nextCursor\": null}")
record KeyRevisionListJson(
        List<KeyRevisionJson> items, @Schema(nullable = true) @Nullable String nextCursor) {}

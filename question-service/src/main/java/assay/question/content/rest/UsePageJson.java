package assay.question.content.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "QuestionUsePage",
        requiredProperties = {"items", "nextCursor"},
        examples = "{\"items\": [" + UseJson.EXAMPLE + "], \"nextCursor\": null}")
record UsePageJson(List<UseJson> items, @Schema(nullable = true) @Nullable String nextCursor) {}

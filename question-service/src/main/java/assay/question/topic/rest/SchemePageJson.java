package assay.question.topic.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "SchemePage",
        requiredProperties = {"items", "nextCursor"},
        examples = "{\"items\": [" + SchemeJson.EXAMPLE + "], \"nextCursor\": null}")
record SchemePageJson(
        List<SchemeJson> items, @Schema(nullable = true) @Nullable String nextCursor) {}

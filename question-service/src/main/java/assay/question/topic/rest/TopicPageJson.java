package assay.question.topic.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "TopicPage",
        requiredProperties = {"items", "nextCursor"},
        examples = "{\"items\": [" + TopicJson.EXAMPLE + "], \"nextCursor\": null}")
record TopicPageJson(List<TopicJson> items, @Schema(nullable = true) @Nullable String nextCursor) {}

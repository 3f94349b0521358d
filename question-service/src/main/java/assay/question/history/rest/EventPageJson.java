package assay.question.history.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "QuestionEventPage",
        requiredProperties = {"items", "nextCursor"},
        examples = "{\"items\": [" + EventJson.EXAMPLE + "], \"nextCursor\": null}")
record EventPageJson(List<EventJson> items, @Schema(nullable = true) @Nullable String nextCursor) {}

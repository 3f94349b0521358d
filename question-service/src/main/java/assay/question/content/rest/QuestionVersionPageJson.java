package assay.question.content.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "QuestionVersionPage",
        requiredProperties = {"items", "nextCursor"},
        examples = "{\"items\": [" + QuestionVersionJson.EXAMPLE + "], \"nextCursor\": null}")
record QuestionVersionPageJson(
        List<QuestionVersionJson> items, @Schema(nullable = true) @Nullable String nextCursor) {}

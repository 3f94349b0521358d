package assay.question.content.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "QuestionPage",
        requiredProperties = {"items", "nextCursor"},
        examples = "{\"items\": [" + QuestionSummaryJson.EXAMPLE + "], \"nextCursor\": null}")
record QuestionPageJson(
        List<QuestionSummaryJson> items, @Schema(nullable = true) @Nullable String nextCursor) {}

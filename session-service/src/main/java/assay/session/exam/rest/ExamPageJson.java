package assay.session.exam.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "ExamPage",
        requiredProperties = {"items", "nextCursor"},
        examples = "{\"items\": [" + ExamViewJson.PUBLISHED_EXAMPLE + "], \"nextCursor\": null}")
record ExamPageJson(
        List<ExamViewJson> items, @Schema(nullable = true) @Nullable String nextCursor) {}

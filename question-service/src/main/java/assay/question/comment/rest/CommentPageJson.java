package assay.question.comment.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "CommentPage",
        requiredProperties = {"items", "nextCursor"},
        examples = "{\"items\": [" + CommentJson.EXAMPLE + "], \"nextCursor\": null}")
record CommentPageJson(
        List<CommentJson> items, @Schema(nullable = true) @Nullable String nextCursor) {}

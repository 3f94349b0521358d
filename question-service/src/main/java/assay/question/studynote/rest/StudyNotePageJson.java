package assay.question.studynote.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "StudyNotePage",
        requiredProperties = {"items", "nextCursor"},
        examples = "{\"items\": [" + StudyNoteJson.EXAMPLE + "], \"nextCursor\": null}")
record StudyNotePageJson(
        List<StudyNoteJson> items, @Schema(nullable = true) @Nullable String nextCursor) {}

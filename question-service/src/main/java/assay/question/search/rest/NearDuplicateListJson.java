package assay.question.search.rest;

import assay.question.content.json.PossibleDuplicateJson;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "PossibleDuplicateList",
        requiredProperties = "items",
        examples = "{\"items\": [" + PossibleDuplicateJson.EXAMPLE + "]}")
record NearDuplicateListJson(@Schema(maxItems = ITEMS_MAX) List<PossibleDuplicateJson> items) {
    /** How many near-duplicates of a question are told at most. */
    static final int ITEMS_MAX = 20;
}

package assay.question.content.rest;

import assay.question.content.KeyRevision;
import assay.question.content.json.KeyJson;
import assay.question.content.json.QuestionExamples;
import assay.question.content.json.TextFormatJson;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "AnswerKeyLookupResult",
        requiredProperties = {"items", "missing"},
        examples = "{\"items\": [" + KeyLookupResultJson.Item.EXAMPLE + "], \"missing\": []}")
record KeyLookupResultJson(
        @Schema(maxItems = 500) List<Item> items,
        @Schema(description = "Versions that the organisation does not have or has not published.")
                List<UUID> missing) {
    @Schema(
            name = "VersionKey",
            description = "The latest key revision of a version.",
            requiredProperties = {
                "questionVersionId",
                "questionId",
                "version",
                "keyRevision",
                "textFormat",
                "key"
            })
    record Item(
            UUID questionVersionId,
            UUID questionId,
            int version,
            int keyRevision,
            TextFormatJson textFormat,
            KeyJson key) {
        static final String EXAMPLE =
                "{\"questionVersionId\": \"0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a04\","
                        + " \"questionId\": \"0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a03\", \"version\": 1, \"keyRevision\": 1,"
                        + " \"textFormat\": \"markdown\", \"key\": "
                        + QuestionExamples.KEY
                        + "}";

        static Item of(KeyRevision revision) {
            return new Item(
                    revision.questionVersionId(),
                    revision.questionId(),
                    revision.version(),
                    revision.number(),
                    TextFormatJson.of(revision.textFormat()),
                    KeyJson.of(revision.key()));
        }
    }
}

package assay.question.pool.rest;

import assay.question.asset.Asset;
import assay.question.content.json.ContentJson;
import assay.question.content.json.DifficultyJson;
import assay.question.content.json.QuestionExamples;
import assay.question.content.json.TextFormatJson;
import assay.question.pool.PooledQuestion;
import assay.question.topic.Topic;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "FrozenPool",
        description =
                "What candidates of an exam revision may see. No key, and no name or title that could hint at one.",
        requiredProperties = {
            "poolId",
            "organisation",
            "frozenAt",
            "questions",
            "selections",
            "topics",
            "assets"
        },
        examples = PoolJson.EXAMPLE)
record PoolJson(
        UUID poolId,
        String organisation,
        Instant frozenAt,
        List<QuestionJson> questions,
        List<SelectionJson> selections,
        @Schema(description = "Every topic used and its ancestors.") List<TopicJson> topics,
        @Schema(description = "Every picture and other file that a question shows.")
                List<AssetJson> assets) {
    static final String EXAMPLE =
            "{\"poolId\": \"0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a11\", \"organisation\": \"demo\","
                    + " \"frozenAt\": \"2026-11-30T09:00:00Z\", \"questions\": [{"
                    + "\"questionId\": \"0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a03\","
                    + " \"questionVersionId\": \"0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a04\", \"version\": 1, \"textFormat\": \"markdown\", \"content\": "
                    + QuestionExamples.CONTENT
                    + ", \"points\": 1, \"difficulty\": \"easy\", \"topics\": [\"dva-c02/security-authentication\"],"
                    + " \"tags\": [\"iam\"], \"estimatedTime\": \"PT75S\", \"language\": \"en\"}],"
                    + " \"selections\": [{\"name\": \"development\","
                    + " \"questionVersionIds\": [\"0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a04\"]}],"
                    + " \"topics\": [{\"topic\": \"dva-c02/security\", \"title\": \"Security\", \"parent\": null},"
                    + " {\"topic\": \"dva-c02/security-authentication\", \"title\": \"Authentication and authorization\","
                    + " \"parent\": \"dva-c02/security\"}],"
                    + " \"assets\": [{\"hash\": \"2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae\","
                    + " \"mediaType\": \"image/png\", \"bytes\": 48211}]}";

    PoolJson {
        assets = isStored(assets) ? assets : List.of();
    }

    /** Pools that were frozen before assets were listed have none. */
    private static boolean isStored(@Nullable List<AssetJson> assets) {
        return assets != null;
    }

    @Schema(
            name = "PooledQuestion",
            requiredProperties = {
                "questionId",
                "questionVersionId",
                "version",
                "textFormat",
                "content",
                "points",
                "difficulty",
                "topics",
                "tags",
                "estimatedTime",
                "language"
            })
    record QuestionJson(
            UUID questionId,
            UUID questionVersionId,
            int version,
            TextFormatJson textFormat,
            ContentJson content,
            BigDecimal points,
            DifficultyJson difficulty,
            List<String> topics,
            List<String> tags,
            @Schema(nullable = true) @Nullable Duration estimatedTime,
            String language) {
        static QuestionJson of(PooledQuestion question) {
            return new QuestionJson(
                    question.questionId(),
                    question.questionVersionId(),
                    question.version(),
                    TextFormatJson.of(question.textFormat()),
                    ContentJson.of(question.content()),
                    question.points(),
                    DifficultyJson.of(question.difficulty()),
                    question.topics(),
                    question.tags(),
                    question.estimatedTime(),
                    question.language());
        }
    }

    @Schema(
            name = "PooledSelection",
            description = "What the selection of this name may draw.",
            requiredProperties = {"name", "questionVersionIds"})
    record SelectionJson(String name, List<UUID> questionVersionIds) {}

    @Schema(
            name = "PooledAsset",
            description = "Its bytes are read one by one, by hash.",
            requiredProperties = {"hash", "mediaType", "bytes"})
    record AssetJson(String hash, String mediaType, long bytes) {
        static AssetJson of(Asset asset) {
            return new AssetJson(asset.id().value(), asset.type().value(), asset.bytes());
        }
    }

    @Schema(
            name = "PooledTopic",
            requiredProperties = {"topic", "title", "parent"})
    record TopicJson(
            @Schema(description = "Reference, `scheme/name`.") String topic,
            String title,
            @Schema(description = "Reference; null for a root.", nullable = true)
                    @Nullable String parent) {
        static TopicJson of(Topic topic) {
            return new TopicJson(topic.reference(), topic.title(), topic.parent());
        }
    }
}
